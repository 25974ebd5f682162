import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { agreementOf } from './choices';
import { dayText } from './day-text';
import { Mark as Stamp } from './mark';
import { OutcomeNotice } from './outcome-notice';
import type { ActionForm, CaseFile, OpenAct } from './shapes';
import { useAct } from './use-act';

/** 签署: in this order one usually signs; the agreement takes effect with the last that the law requires. */
const ORDER = {
  worker: '劳动者签名',
  employer: '用人单位签章',
  mediator: '调解员签名',
  organisation: '调解组织盖章',
} as const;
type Mark = keyof typeof ORDER;

type Props = {
  readonly file: CaseFile;
  readonly action: ActionForm | undefined;
  readonly open: OpenAct;
};

export function Signing({ file, action, open }: Props) {
  const agreement = agreementOf(file.facts);
  if (!agreement) return null;
  const { marks, effectiveOn } = agreement;
  const missing = (Object.keys(ORDER) as Mark[]).filter((mark) => !marks[mark]);
  return (
    <section aria-label="签署和生效">
      <ol className="case-marks">
        {(Object.keys(ORDER) as Mark[]).map((mark) => (
          <li key={mark}>
            <Stamp tone={marks[mark] ? 'good' : 'quiet'}>{marks[mark] ? '✓ 已签' : '○ 待签'}</Stamp>
            {ORDER[mark]}
            {marks[mark] && `，${dayText(marks[mark], file.today)}`}
          </li>
        ))}
      </ol>
      <p className="case-effect">
        {effectiveOn
          ? `协议自${dayText(effectiveOn, file.today)}起生效。`
          : '协议尚未生效：依法应当签署的各方都签署之日，协议生效。'}
      </p>
      {!effectiveOn && action?.allowed && (
        <Sign key={missing.join()} file={file} missing={missing} open={() => open(action)} />
      )}
    </section>
  );
}

type SignProps = { readonly file: CaseFile; readonly missing: readonly Mark[]; readonly open: () => void };

/** Whoever is present signs today; other days and agents have the whole form. */
function Sign({ file, missing, open }: SignProps) {
  const [present, setPresent] = useState<readonly Mark[]>(missing);
  const { outcome, send } = useAct(file.caseNo, file.seq);
  return (
    <>
      <OutcomeNotice outcome={outcome} />
      <Checkbox.Group
        options={missing.map((mark) => ({ value: mark, label: ORDER[mark] }))}
        value={[...present]}
        onChange={setPresent}
      />
      <div className="case-act-foot">
        <Button
          type="primary"
          disabled={present.length === 0}
          loading={outcome.kind === 'sending'}
          onClick={() => void send({ name: 'agreement.sign', input: { marks: present.map((by) => ({ by })) } })}
        >
          登记以上各方今天签署
        </Button>
        <Button onClick={open}>他日或者代理人签署</Button>
      </div>
    </>
  );
}
