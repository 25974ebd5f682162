import { Button, Empty, Tooltip } from 'antd';
import type { CaseFacts } from '../../../shared/case/facts';
import { dayText } from './day-text';
import { Mark } from './mark';
import type { ActionForm, CaseFile, OpenAct } from './shapes';

type Props = {
  readonly file: CaseFile;
  readonly actions: readonly ActionForm[];
  readonly open: OpenAct;
};
type Mediation = CaseFacts['mediations'][number];

const MODES: Readonly<Record<string, string>> = {
  'on-site': '现场',
  video: '视频',
  telephone: '电话',
  asynchronous: '不同步在线',
};
/** What one does at the desk, in the order in which it usually comes. */
const TOOLS = [
  'mediation.record-session',
  'mediation.propose-terms',
  'standing.seal-fact',
  'mediation.extend',
  'agreement.conclude',
  'mediation.end',
] as const;

/** 调解工作台: who mediates, who agrees, what was talked about and proposed. Concessions under seal are never shown. */
export function MediationDesk({ file, actions, open }: Props) {
  const mediation = file.facts.mediations.at(-1);
  if (!mediation) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本案尚未进入调解" />;
  return (
    <>
      <Tools actions={actions} open={open} />
      <People mediation={mediation} today={file.today} />
      <h3>调解活动（{mediation.sessions.length}次）</h3>
      <Sessions mediation={mediation} today={file.today} />
      <h3>调解方案（{mediation.proposals.length}个）</h3>
      <ol className="case-proposals">
        {mediation.proposals.map(({ on, text }, index) => (
          <li key={index}>
            <strong>{dayText(on, file.today)}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="case-small">封存的妥协事实：{file.facts.standing.sealed.length}项，内容依法不予显示。</p>
    </>
  );
}

/** What cannot be used now says why. */
function Tools({ actions, open }: Omit<Props, 'file'>) {
  const tools = TOOLS.flatMap((name) => actions.filter((action) => action.name === name));
  return (
    <div className="case-row">
      {tools.map((action) => (
        <Tooltip key={action.name} title={action.allowed ? '' : action.refusals.map(({ reason }) => reason).join('；')}>
          <Button disabled={!action.allowed} onClick={() => open(action)}>
            {action.label}
          </Button>
        </Tooltip>
      ))}
    </div>
  );
}

function People({
  mediation: { mediators, consents, extension },
  today,
}: {
  readonly mediation: Mediation;
  readonly today: string;
}) {
  const serving = mediators.filter(({ replaced }) => !replaced).map(({ name }) => name);
  return (
    <dl className="case-pairs">
      <div>
        <dt>调解员</dt>
        <dd>{serving.join('、') || '尚未指定'}</dd>
      </div>
      <div>
        <dt>劳动者</dt>
        <dd>
          <Consent consent={consents.worker} today={today} />
        </dd>
      </div>
      <div>
        <dt>用人单位</dt>
        <dd>
          <Consent consent={consents.employer} today={today} />
        </dd>
      </div>
      {extension && (
        <div>
          <dt>延长至</dt>
          <dd>{dayText(extension.until, today)}（双方同意）</dd>
        </div>
      )}
    </dl>
  );
}

function Consent({ consent, today }: { readonly consent: Mediation['consents']['worker']; readonly today: string }) {
  if (!consent) return <Mark>○ 尚未表示</Mark>;
  return (
    <>
      <Mark tone={consent.given ? 'good' : 'bad'}>{consent.given ? '✓ 同意调解' : '✖ 不同意调解'}</Mark>
      {dayText(consent.on, today)}
    </>
  );
}

/** The sessions as a calendar leaf each: the day, the manner, who came, the minutes. */
function Sessions({ mediation: { sessions }, today }: { readonly mediation: Mediation; readonly today: string }) {
  if (sessions.length === 0) return <p className="case-small">还没有调解活动。</p>;
  return (
    <ol className="case-sessions">
      {sessions.map(({ on, mode, attendees, minutes }, index) => (
        <li key={index}>
          <div className="case-leaf" aria-hidden>
            <span>{Number(on.slice(5, 7))}月</span>
            <strong>{Number(on.slice(8))}</strong>
          </div>
          <div>
            <strong>
              第{index + 1}次，{dayText(on, today)}，{MODES[mode] ?? mode}
            </strong>
            <p className="case-small">参加人：{attendees.join('、')}</p>
            <p className="case-minutes">{minutes}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
