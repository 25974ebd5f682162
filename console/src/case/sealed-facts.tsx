import { Button } from 'antd';
import { SIDES } from '../../../shared/case/actor';
import { Cited } from './cited';
import { dayText } from './day-text';
import { Mark, type Tone } from './mark';
import type { ActionForm, CaseFile, OpenAct } from './shapes';

type Sealing = NonNullable<CaseFile['sealing']>;
type Seal = Sealing['items'][number];
type Unsealing = Sealing['unsealings'][number];
type Acts = { readonly actions: readonly ActionForm[]; readonly open: OpenAct };

/** That something is sealed and why it may not be used, word for word: before everything else on the page. */
export function SealingBanner({ file: { sealing } }: { readonly file: CaseFile }) {
  if (!sealing) return null;
  const headings = sealing.items.map(({ no, heading }) => `第${no}号：${heading}`).join('；');
  return (
    <section aria-label="封存告知" className="case-sealing">
      <p>
        <Mark tone="warn">封存</Mark> {sealing.reason}。（{headings}）
      </p>
      <details>
        <summary>依据</summary>
        {sealing.quotes.map(({ label, text }) => (
          <blockquote key={label}>
            {label}：{text}
          </blockquote>
        ))}
      </details>
    </section>
  );
}

/** 封存箱: each seal with its consents, each request to open by law with its answer. No content stands here. */
export function SealedFacts({ sealing, ...acts }: Acts & { readonly sealing: Sealing }) {
  return (
    <>
      <ol className="case-seals" aria-label="封存的事实">
        {sealing.items.map((seal) => (
          <li key={seal.ref}>
            <SealLine seal={seal} {...acts} />
          </li>
        ))}
      </ol>
      {sealing.unsealings.length > 0 && (
        <>
          <h3>依法启封</h3>
          <ol className="case-seals" aria-label="启封申请">
            {sealing.unsealings.map((asked) => (
              <li key={asked.no}>
                <UnsealingLine asked={asked} {...acts} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

const OF_SEAL = [
  'standing.view-sealed',
  'standing.consent-to-unseal',
  'standing.withdraw-unsealing-consent',
  'standing.request-unsealing',
];
const OF_REQUEST = ['standing.approve-unsealing', 'standing.refuse-unsealing'];

function SealLine({ seal, actions, open }: Acts & { readonly seal: Seal }) {
  const { no, ref, heading, sealedOn, openByConsent, consents } = seal;
  return (
    <>
      <p>
        <strong>
          第{no}号 {heading}
        </strong>
        ，{dayText(sealedOn)}封存{' '}
        <Mark tone={openByConsent ? 'warn' : 'good'}>{openByConsent ? '○ 双方同意，已解除封存' : '■ 封存'}</Mark>
      </p>
      <ul className="case-small">
        {consents.length === 0 && <li>双方均未同意解除封存。</li>}
        {consents.map(({ side, on, way, evidence }) => (
          <li key={side}>
            {SIDES[side]}于{dayText(on)}同意解除封存：{way}
            {evidence ? `（${evidence}）` : ''}
          </li>
        ))}
      </ul>
      <Buttons names={OF_SEAL} given={{ ref }} actions={actions} open={open} label={`第${no}号封存`} />
    </>
  );
}

const STATES: Readonly<Record<Unsealing['state'], readonly [Tone, string]>> = {
  undecided: ['here', '○ 待答复'],
  approved: ['warn', '✓ 已批准，仅申请人可以查阅'],
  refused: ['bad', '✖ 不予批准'],
  lapsed: ['quiet', '— 逾期未答复，已失效'],
  ended: ['quiet', '— 查阅期满，已恢复封存'],
};

function UnsealingLine({ asked, actions, open }: Acts & { readonly asked: Unsealing }) {
  const { no, sealNo, provision, cite, purpose, proceeding, requester, requestedOn, state } = asked;
  const [tone, text] = STATES[state];
  return (
    <>
      <p>
        <strong>第{no}号申请</strong>，启封第{sealNo}号 <Mark tone={tone}>{text}</Mark>
      </p>
      <p className="case-small">
        {requester}于{dayText(requestedOn)}申请，用于{proceeding}。依据：{provision}
        <Cited cite={cite} />
        目的：{purpose}。{asked.decidedBy ? `答复人：${asked.decidedBy}。` : ''}
        {asked.reason ? `理由：${asked.reason}。` : ''}
        {state === 'approved' && asked.until ? `查阅至${dayText(asked.until)}。` : ''}
      </p>
      {state === 'undecided' && (
        <Buttons names={OF_REQUEST} given={{ no }} actions={actions} open={open} label={`第${no}号申请`} />
      )}
    </>
  );
}

type Given = {
  readonly names: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
  readonly label: string;
};

/** What this reader may do with it; nothing for who may do nothing. */
function Buttons({ names, given, actions, open, label }: Acts & Given) {
  const found = names.flatMap((name) => actions.filter((each) => each.name === name && each.allowed));
  if (found.length === 0) return null;
  return (
    <div className="case-row" role="group" aria-label={label}>
      {found.map((action) => (
        <Button key={action.name} size="small" onClick={() => open(action, given)}>
          {action.label}
        </Button>
      ))}
    </div>
  );
}
