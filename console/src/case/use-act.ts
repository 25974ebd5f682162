import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { act } from './case-requests';
import { refreshCaseAt } from './case-queries';
import type { Fault } from './schema-check';
import type { ChangedEntry, Draft, ProblemDocument, Refusal } from './shapes';
import { ProblemError } from './transport';

/** How an act was answered. What was typed is no part of it, and stays. */
export type Outcome =
  | { readonly kind: 'idle' | 'sending' }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly detail: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly detail: string }
  /** Somebody else was faster; sent again, it stands on the newer version. */
  | { readonly kind: 'stale'; readonly changed: readonly ChangedEntry[] }
  | { readonly kind: 'failed'; readonly detail: string };

export type Acting = {
  readonly outcome: Outcome;
  /** True once it is done. A second call while the first is on its way does nothing. */
  readonly send: (draft: Draft) => Promise<boolean>;
  readonly tell: (outcome: Outcome) => void;
  /** The author has just entered this one beside the form: if it is the next, nothing has come between. */
  readonly catchUp: (seq: number) => void;
};

/** Nobody knows whether it has happened: it is asked again under the same key, and done once. */
const UNCERTAIN: readonly number[] = [500, 503];

/** Carries out acts of one form, on the version of the case that its author saw when the form was opened. */
export function useAct(caseNo: string, seq: number): Acting {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const known = useRef(seq);
  const key = useRef(newKey());
  const busy = useRef(false);

  async function send(draft: Draft): Promise<boolean> {
    if (busy.current) return false;
    busy.current = true;
    setOutcome({ kind: 'sending' });
    try {
      const done = await act(caseNo, draft, { key: key.current, seq: known.current });
      key.current = newKey();
      known.current = done.case.seq;
      await refreshCaseAt(queries, caseNo, done.case.seq);
      setOutcome({ kind: 'idle' });
      return true;
    } catch (error) {
      const document = error instanceof ProblemError ? error.document : undefined;
      if (document && !UNCERTAIN.includes(document.status)) key.current = newKey();
      if (document?.seq !== undefined) known.current = document.seq;
      setOutcome(document ? outcomeOf(document) : { kind: 'failed', detail: NO_CONNECTION });
      return false;
    } finally {
      busy.current = false;
    }
  }
  const catchUp = (entered: number): void => {
    if (entered === known.current + 1) known.current = entered;
  };
  return { outcome, send, tell: setOutcome, catchUp };
}

const NO_CONNECTION = '没有连接到服务器。填写的内容已经保留，请检查网络后再次提交，不会重复登记。';

function outcomeOf(document: ProblemDocument): Outcome {
  const { fields, refusals, changed, title, detail = title } = document;
  if (changed) return { kind: 'stale', changed };
  if (refusals) return { kind: 'refused', refusals, detail };
  return fields ? { kind: 'faults', faults: fields.map(faultOf), detail } : { kind: 'failed', detail };
}

/** `body.input.obligations.0.dueOn` is the field `obligations → 0 → dueOn` of the form. */
export function faultOf({ path, message, hint }: { path: string; message: string; hint?: string }): Fault {
  const [part, ...steps] = path.split('.');
  const inForm = part === 'body' && steps[0] === 'input' ? steps.slice(1) : [];
  return {
    path: inForm.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    message: hint ? `${message}（${hint}）` : message,
  };
}

/** A key for one act. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
