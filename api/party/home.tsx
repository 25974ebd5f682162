import type { InboxItem } from '../../db/notices';
import type { PartyFile } from '../../db/party-files';
import type { AvailableAction } from '../../shared/case/actions';
import type { Deadline } from '../../shared/case/deadlines';
import type { DocketLine } from '../../shared/case/docket-line';
import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { plainDay, type PlainState } from '../../shared/case/plain-state';
import type { LocalDate } from '../../shared/law/local-date';
import { written } from '../../shared/law/period';
import { MARKS, standing, type Mark } from '../../shared/paths/agreement/facts';
import { mediating } from '../../shared/paths/mediation/facts';
import { promises } from '../../shared/paths/performance/facts';
import { SHELF } from '../statute-shelf';
import { Refusals } from './form';
import { Materials } from './materials';

/** All that a party's home shows. */
export type HomeView = {
  readonly facts: CaseFacts;
  readonly side: 'worker' | 'employer';
  readonly name: string;
  readonly today: LocalDate;
  readonly state: PlainState;
  readonly actions: readonly AvailableAction[];
  readonly deadlines: readonly Deadline[];
  readonly notices: readonly InboxItem[];
  readonly progress: readonly DocketLine[];
  readonly files: readonly PartyFile[];
  readonly csrf: string;
  /** What has just been done. */
  readonly done?: string | undefined;
};

export const Home = (view: HomeView) => (
  <>
    {view.done ? (
      <p className="right" role="status">
        {view.done}
      </p>
    ) : null}
    <section aria-labelledby="state">
      <h1 id="state">{view.state.sentence}</h1>
      <p>
        {view.name}，您的案号是{view.facts.caseNo}。
      </p>
    </section>
    <ToDo {...view} />
    <AgreementText facts={view.facts} today={view.today} />
    <Dates {...view} />
    <Materials files={view.files} csrf={view.csrf} />
    <Advice {...view} />
    <Notices notices={view.notices} />
    <Progress progress={view.progress} today={view.today} />
  </>
);

function ToDo({ actions, state }: HomeView) {
  const allowed = actions.filter((each) => each.allowed);
  const awaited = state.awaited.flatMap((name) => allowed.find((each) => each.name === name) ?? []);
  const others = allowed.filter((each) => !awaited.includes(each));
  const closed = actions.filter((each) => !each.allowed);
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">您现在可以办理</h2>
      {awaited.length === 0 ? <p>现在没有等您办理的事项。</p> : <Acts acts={awaited} />}
      {others.length > 0 ? (
        <details>
          <summary>其他可以办理的事项（{others.length}）</summary>
          <Acts acts={others} quiet />
        </details>
      ) : null}
      {closed.length > 0 ? (
        <details>
          <summary>暂时不能办理的事项（{closed.length}）</summary>
          {closed.map(({ name, label, refusals }) => (
            <div key={name}>
              <h3>{label}</h3>
              <Refusals refusals={refusals} />
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}

const Acts = ({ acts, quiet }: { acts: readonly AvailableAction[]; quiet?: boolean }) => (
  <ul className="plain">
    {acts.map(({ name, label }, place) => (
      <li key={name}>
        <a className={quiet || place > 0 ? 'go quiet' : 'go'} href={`/party/acts/${name}`}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

/** What was agreed, who has signed, what was paid. */
export function AgreementText({ facts, today }: Pick<HomeView, 'facts' | 'today'>) {
  const agreement = standing(facts);
  if (!agreement) return null;
  const made = agreement.effectiveOn ? promises(facts) : [];
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{agreement.kind === 'mediation' ? '调解协议' : '和解协议'}</h2>
      <ol>
        {agreement.obligations.map(({ no, text, amountFen, dueOn }) => {
          const kept = made.find((each) => each.no === no);
          return (
            <li key={no}>
              {text}
              {amountFen ? `，${yuan(amountFen)}元` : ''}，{plainDay(kept?.day ?? dueOn, today)}前履行
              {kept?.paidFen ? `；已登记付款${yuan(kept.paidFen)}元` : ''}
              {kept?.fulfilledOn ? '；已经履行' : ''}
            </li>
          );
        })}
      </ol>
      <p className="soft">
        {(Object.entries(agreement.marks) as [Mark, LocalDate][])
          .map(([mark, on]) => `${MARKS[mark]}：${plainDay(on, today)}`)
          .join('；') || '尚未签署'}
        {agreement.effectiveOn ? `。${plainDay(agreement.effectiveOn, today)}起生效。` : ''}
      </p>
    </section>
  );
}

function Dates({ deadlines, side, today }: HomeView) {
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">重要日期</h2>
      {deadlines.length === 0 ? <p>现在没有正在计算的期限。</p> : null}
      {deadlines.map((each) => (
        <article key={each.key} aria-label={each.label}>
          <h3>
            {plainDay(each.dueOn!, today)}：{each.label}
          </h3>
          <p>{each.by.includes(side) ? `由您办理。${each.consequence}` : each.consequence}</p>
          <details>
            <summary>这一天是怎样算出来的</summary>
            <Receipt deadline={each} today={today} />
          </details>
        </article>
      ))}
    </section>
  );
}

function Receipt({ deadline: { receipt }, today }: { deadline: Deadline; today: LocalDate }) {
  const { trigger, dayOne, period, unrolledLastDay, dueOn, skipped, rolledOver, cites, note } = receipt;
  const days = [
    `从${plainDay(trigger, today)}起算`,
    dayOne ? `${plainDay(dayOne, today)}是第一天` : '',
    period ? `共${written(period)}` : '',
    skipped.length > 0 ? `其中${skipped.length}天是休息日，不计入` : '',
    rolledOver.length > 0 && unrolledLastDay ? `最后一天${plainDay(unrolledLastDay, today)}是休息日，顺延` : '',
    dueOn ? `到${plainDay(dueOn, today)}24时为止` : '',
  ];
  return (
    <>
      <p>{days.filter((each) => each !== '').join('，')}。</p>
      {note ? <p>{note}</p> : null}
      {cites.map(({ label, instrument, article }) => (
        <p className="soft quote" key={label}>
          {`${label}：${SHELF.get(instrument)?.articles[article] ?? ''}`}
        </p>
      ))}
    </>
  );
}

function Advice({ facts, side }: HomeView) {
  const mediator = mediating(facts)?.mediators.at(-1)?.name ?? facts.mediations.at(-1)?.mediators.at(-1)?.name;
  return (
    <section aria-labelledby="advice">
      <h2 id="advice">要带什么，找谁</h2>
      <ul>
        {(side === 'worker' ? WORKER_BRINGS : EMPLOYER_BRINGS).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>
        {mediator ? `承办调解员：${mediator}。` : `首问责任人：${facts.registration.firstResponder.officer}。`}
        咨询电话：<a href="tel:12333">12333</a>；免费法律援助：<a href="tel:12348">12348</a>。
      </p>
    </section>
  );
}

const WORKER_BRINGS = ['身份证', '劳动合同、工作证或者其他能证明劳动关系的材料', '工资条、银行流水、考勤记录'];
const EMPLOYER_BRINGS = [
  '营业执照副本和法定代表人身份证明',
  '授权委托书（由他人代办的）',
  '劳动合同、工资支付台账、考勤记录',
];

const Notices = ({ notices }: { notices: readonly InboxItem[] }) => (
  <section aria-labelledby="notices">
    <h2 id="notices">给您的通知</h2>
    {notices.length === 0 ? <p>还没有通知。</p> : null}
    {notices.map(({ id, subject, body }) => (
      <details key={id}>
        <summary>{subject}</summary>
        <p className="quote">{body}</p>
      </details>
    ))}
  </section>
);

const Progress = ({ progress, today }: Pick<HomeView, 'progress' | 'today'>) => (
  <section aria-labelledby="progress">
    <h2 id="progress">办理经过</h2>
    <ol>
      {progress.map(({ seq, on, label }) => (
        <li key={seq}>
          {plainDay(on, today)}：{label}
        </li>
      ))}
    </ol>
  </section>
);
