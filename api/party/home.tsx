import type { InboxItem } from '../../db/notices';
import type { PartyFile } from '../../db/party-files';
import type { AvailableAction } from '../../shared/case/actions';
import type { Deadline } from '../../shared/case/deadlines';
import type { DocketLine } from '../../shared/case/docket-line';
import { CLAIM_KINDS } from '../../shared/case/claims';
import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { plainDay, type PlainState } from '../../shared/case/plain-state';
import type { RemedyWay } from '../../shared/case/remedy-ways';
import type { LocalDate } from '../../shared/law/local-date';
import { mediating } from '../../shared/paths/mediation/facts';
import { AgreementText } from './agreement';
import { Dates } from './dates';
import { Refusals } from './form';
import { LawText } from './law-text';
import { Materials } from './materials';
import { Money } from './money';
import { Papers, type PaperLine } from './paper-list';
import { plainLabel } from './plain-words';
import { Said } from './said';
import { Ways } from './ways';

/** All that a party's home shows. */
export type HomeView = {
  readonly facts: CaseFacts;
  readonly side: 'worker' | 'employer';
  readonly name: string;
  readonly today: LocalDate;
  readonly state: PlainState;
  readonly actions: readonly AvailableAction[];
  /** For the worker alone. */
  readonly ways: readonly RemedyWay[];
  readonly deadlines: readonly Deadline[];
  readonly notices: readonly InboxItem[];
  readonly progress: readonly DocketLine[];
  readonly files: readonly PartyFile[];
  readonly papers: readonly PaperLine[];
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
      <details>
        <summary>法律怎样规定</summary>
        <LawText cites={view.state.cites} />
      </details>
    </section>
    <Money {...view} />
    <Ways {...view} />
    <ToDo {...view} />
    <Claims facts={view.facts} side={view.side} />
    <AgreementText {...view} />
    <Papers {...view} />
    <Dates {...view} />
    <Said {...view} />
    <Materials {...view} />
    <Advice {...view} />
    <Notices notices={view.notices} />
    <section aria-labelledby="own-data">
      <h2 id="own-data">我的个人信息</h2>
      <p>
        <a className="back" href="/party/my-data">
          看看本案保存了我的哪些个人信息、谁看过，并下载
        </a>
      </p>
    </section>
    <Progress progress={view.progress} today={view.today} />
  </>
);

function ToDo({ actions, state, side }: HomeView) {
  const allowed = actions.filter((each) => each.allowed);
  const awaited = state.awaited.flatMap((name) => allowed.find((each) => each.name === name) ?? []);
  const others = allowed.filter((each) => !awaited.includes(each));
  const closed = actions.filter((each) => !each.allowed);
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">您现在可以办理</h2>
      {awaited.length === 0 ? <p>现在没有等您办理的事项。</p> : <Acts acts={awaited} side={side} />}
      {others.length > 0 ? (
        <details>
          <summary>其他可以办理的事项（{others.length}）</summary>
          <Acts acts={others} side={side} quiet />
        </details>
      ) : null}
      {closed.length > 0 ? (
        <details>
          <summary>暂时不能办理的事项（{closed.length}）</summary>
          {closed.map(({ name, label, refusals }) => (
            <div key={name}>
              <h3>{plainLabel(name, side, label)}</h3>
              <Refusals refusals={refusals} />
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}

type Listed = { readonly acts: readonly AvailableAction[]; readonly side: HomeView['side']; readonly quiet?: boolean };

const Acts = ({ acts, side, quiet }: Listed) => (
  <ul className="plain">
    {acts.map(({ name, label }, place) => (
      <li key={name}>
        <a className={quiet || place > 0 ? 'go quiet' : 'go'} href={`/party/acts/${name}`}>
          {plainLabel(name, side, label)}
        </a>
      </li>
    ))}
  </ul>
);

/** Who asks for what: an employer reads it here first. */
const Claims = ({ facts: { registration }, side }: Pick<HomeView, 'facts' | 'side'>) => (
  <section aria-labelledby="claims">
    <h2 id="claims">{side === 'worker' ? '我的请求' : '劳动者的请求'}</h2>
    <ol>
      {registration.claims.map(({ no, kind, text, amountFen, formula }) => (
        <li key={no}>
          {CLAIM_KINDS[kind].label}：{text}
          {amountFen ? `，${yuan(amountFen)}元` : ''}
          {formula ? `（算法：${formula}）` : ''}
        </li>
      ))}
    </ol>
    {side === 'employer' ? (
      <p>
        工资发了多少、考勤怎样，由单位拿出台账和记录来证明。有不同意见的，可以
        <a href="/party/acts/statement.make">提交意见</a>
        ，也可以提交材料。
      </p>
    ) : null}
  </section>
);

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
