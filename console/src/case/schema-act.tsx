import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../places/session';
import type { ActProps } from './act-drawer';
import { ActForm } from './act-form';
import { simulate } from './case-requests';
import { OutcomeNotice } from './outcome-notice';
import { prefilled } from './prefill';
import { faultsOf, filledIn } from './schema-check';
import { Changes } from './simulated-changes';
import type { Simulation, Story } from './shapes';
import { sealingFor } from './seal-passage';
import { useAct } from './use-act';

/** Any act: its form, what would follow from it, and its carrying out. */
export function SchemaAct({ file, action, given, author, done }: ActProps) {
  // As they were when the form was opened: a change of the file does not touch what is being typed.
  const [{ schema, facts, today }] = useState({ schema: action.input, facts: file.facts, today: file.today });
  const [value, setValue] = useState<unknown>(() => ({ ...prefilled(schema, facts, author), ...given }));
  const { outcome, send, tell, catchUp } = useAct(file.caseNo, file.seq);
  const { data: me } = useMe();
  const seals = sealingFor(me?.role, file.caseNo, action.name);
  const sealing = seals && { ...seals, entered: catchUp };
  const [supposed, setSupposed] = useState<Simulation>();

  /** The input if it is complete; otherwise its faults are shown. */
  const complete = (): unknown => {
    const input = filledIn(schema, value) ?? {};
    const faults = faultsOf(schema, input);
    if (faults.length === 0) return input;
    tell({ kind: 'faults', faults, detail: '' });
    return undefined;
  };
  const submit = async (): Promise<void> => {
    const input = complete();
    if (input !== undefined && (await send({ name: action.name, input }))) done();
  };
  const suppose = async (): Promise<void> => {
    const input = complete();
    if (input === undefined) return;
    tell({ kind: 'idle' });
    const story = { events: [{ name: action.name, input }] } as Story;
    await simulate(file.caseNo, story).then(setSupposed, (error: Error) =>
      tell({ kind: 'failed', detail: error.message }),
    );
  };
  const faults = outcome.kind === 'faults' ? outcome.faults : [];
  return (
    <div className="case-act">
      <OutcomeNotice outcome={outcome} />
      <ActForm
        schema={schema}
        facts={facts}
        sealing={sealing}
        value={value}
        faults={faults}
        onChange={setValue}
        onSubmit={() => void submit()}
      >
        <div className="case-act-foot">
          <Button type="primary" htmlType="submit" loading={outcome.kind === 'sending'}>
            {outcome.kind === 'stale' ? '已核对，再次提交' : '办理'}
          </Button>
          <Button onClick={() => void suppose()}>先看后果</Button>
        </div>
      </ActForm>
      {supposed && (
        <section aria-label="办理的后果">
          <Alert type="info" showIcon title="以下为推演，尚未登记" />
          <Changes simulation={supposed} today={today} />
        </section>
      )}
    </div>
  );
}
