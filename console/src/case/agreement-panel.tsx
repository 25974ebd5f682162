import { Empty } from 'antd';
import type { CaseFacts } from '../../../shared/case/facts';
import { CLAIM_KINDS, CLAIM_OUTCOMES } from '../../../shared/case/claims';
import { fulfilledOn } from '../../../shared/paths/performance/kept';
import { BindingCards } from './binding-cards';
import { agreementOf } from './choices';
import { dayText } from './day-text';
import { Mark } from './mark';
import { yuanText } from './money-text';
import type { ActionForm, CaseFile, OpenAct } from './shapes';
import { ReviewPanel } from './review-panel';
import { Signing } from './signing';

type Props = {
  readonly file: CaseFile;
  readonly actions: readonly ActionForm[];
  readonly open: OpenAct;
};

/** The agreement that stands: its duties and how far they are kept, its signatures, and how it can be made binding. */
export function AgreementPanel({ file, actions, open }: Props) {
  const agreement = agreementOf(file.facts);
  if (!agreement) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="尚未达成协议" />;
  const sign = actions.find(({ name }) => name === 'agreement.sign');
  return (
    <>
      <p>
        {agreement.kind === 'mediation' ? '调解协议' : '和解协议'}，{dayText(agreement.reachedOn, file.today)}达成
        {agreement.version > 1 && `，第${agreement.version}稿`}
        {agreement.acceleration && <Mark>一期逾期则全部到期</Mark>}
      </p>
      <Outcomes agreement={agreement} claims={file.facts.registration.claims} />
      <PerformancePlan facts={file.facts} today={file.today} />
      <h3>签署和生效</h3>
      <Signing file={file} action={sign} open={open} />
      {agreement.kind === 'mediation' && (
        <>
          <h3>使协议能够强制执行：三种选择</h3>
          <BindingCards caseNo={file.caseNo} today={file.today} />
          <ReviewPanel file={file} actions={actions} open={open} />
        </>
      )}
    </>
  );
}

type OutcomesProps = {
  readonly agreement: CaseFacts['agreements'][number];
  readonly claims: CaseFacts['registration']['claims'];
};

/** What has become of each claim, as the parties have said it. */
export function Outcomes({ agreement: { claimOutcomes, obligations }, claims }: OutcomesProps) {
  if (!claimOutcomes) return null;
  const duties = (no: number): string =>
    obligations.flatMap((each) => (each.claimNos?.includes(no) ? [`第${each.no}项`] : [])).join('、');
  return (
    <ul className="case-claims" aria-label="各项请求的处理结果">
      {claimOutcomes.map(({ no, outcome }) => {
        const claim = claims.find((each) => each.no === no);
        return (
          <li key={no}>
            请求{no}
            {claim && `（${CLAIM_KINDS[claim.kind].label}）`}：
            <Mark tone={outcome === 'waived' ? 'warn' : 'quiet'}>{CLAIM_OUTCOMES[outcome]}</Mark>
            {duties(no) && `见义务${duties(no)}`}
          </li>
        );
      })}
    </ul>
  );
}

/** 履行计划: each duty with its day, and what has been done on it. */
export function PerformancePlan({ facts, today }: { readonly facts: CaseFacts; readonly today: string }) {
  const agreement = agreementOf(facts);
  if (!agreement) return null;
  return (
    <div className="case-scroll" tabIndex={0} role="region" aria-label="履行计划">
      <table className="case-table">
        <caption>履行计划</caption>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">义务</th>
            <th scope="col">金额</th>
            <th scope="col">履行期限</th>
            <th scope="col">履行情况</th>
          </tr>
        </thead>
        <tbody>
          {agreement.obligations.map((obligation) => {
            const { no, text, amountFen, dueOn } = obligation;
            const done = fulfilmentOf(facts, no);
            return (
              <tr key={no}>
                <td>{no}</td>
                <td>{text}</td>
                <td className="case-number">{amountFen === undefined ? '—' : yuanText(amountFen)}</td>
                <td>{dayText(done?.dueOn ?? dueOn, today)}</td>
                <td>{progressText(obligation, done)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Obligation = CaseFacts['agreements'][number]['obligations'][number];
type Fulfilment = CaseFacts['performance']['fulfilments'][number];

function fulfilmentOf({ agreements, performance }: CaseFacts, no: number): Fulfilment | undefined {
  const index = agreements.findLastIndex(({ undone }) => !undone);
  return performance.fulfilments.find((each) => each.agreement === index && each.no === no);
}

function progressText(obligation: Obligation, done: Fulfilment | undefined): string {
  if (!done) return '○ 待履行';
  const keptOn = fulfilledOn(obligation, done);
  if (keptOn) return `✓ ${keptOn}履行`;
  const { amountFen = 0 } = obligation;
  const paid = done.payments.reduce((sum, each) => sum + each.amountFen, 0);
  if (done.defaultedOn) return `✖ 逾期未履行${paid > 0 ? `，已付${yuanText(paid)}` : ''}`;
  return paid > 0 ? `已付${yuanText(paid)}，尚欠${yuanText(amountFen - paid)}` : '○ 待履行';
}
