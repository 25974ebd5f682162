import { App, type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { ProblemError, request } from '../case/transport';
import type { OpenedCase } from './opened';
import { openingOf, placeOf, type Typed } from './opening';

/** Where the browser keeps the district that was typed last. */
export const DISTRICT_PLACE = 'yuhe-district';

type Refused = {
  readonly document: ProblemError['document'] | undefined;
  readonly workers: number;
  readonly form: FormInstance<Typed>;
};

/** Faults come to their fields, and the first of them into sight. */
function showFaults({ document, workers, form }: Refused): void {
  const faults = (document?.fields ?? []).flatMap(({ path, message: text, hint }) => {
    const name = placeOf(path, workers);
    return name ? [{ name: name as never, errors: [hint ? `${text}（${hint}）` : text] }] : [];
  });
  form.setFields(faults);
  if (faults[0]) form.scrollToField(faults[0].name, { focus: true });
}

/** Registers what is typed: one form is one case, however often the button is pressed. */
export function useRegistration(form: FormInstance<Typed>, by: { readonly organ: string; readonly officer: string }) {
  const { message } = App.useApp();
  const [opened, setOpened] = useState<OpenedCase>();
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const register = async (typed: Typed): Promise<void> => {
    setBusy(true);
    try {
      localStorage.setItem(DISTRICT_PLACE, typed.district);
      const headers = { 'Idempotency-Key': key.current };
      setOpened(await request<OpenedCase>('/v1/cases', { body: openingOf(typed, by), headers }));
    } catch (error) {
      const document = error instanceof ProblemError ? error.document : undefined;
      showFaults({ document, workers: typed.workers.length, form });
      void message.error(document?.detail ?? '未能登记，请稍后再试；已填写的内容仍在');
      // What was refused may be put right; only an answer that did not come is asked for again under its key.
      if (document && (document.status ?? 500) < 500) key.current = crypto.randomUUID();
    } finally {
      setBusy(false);
    }
  };
  const next = (): void => {
    key.current = crypto.randomUUID();
    form.resetFields();
    setOpened(undefined);
  };
  return { opened, busy, register, next };
}
