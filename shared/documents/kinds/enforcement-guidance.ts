import { CPL } from '../../law/statutes/civil-procedure-law';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { hasStatement, isConfirmed, isEnforceableOrder } from '../../paths/binding';
import { brokenPromises } from '../../paths/performance/facts';
import type { CaseFacts } from '../../case/facts';
import { chineseDay } from '../../law/local-date';
import { documentKind } from '../kind';
import { lastDayOf, money, rows, text } from '../matters';
import { namesOf, you } from '../parties';

/** The instrument with which enforcement is applied for, if there is one. */
function instrumentOf(facts: CaseFacts): string | undefined {
  const statement = facts.reviews.findLast((each) => each.statement)?.statement;
  if (hasStatement(facts) && statement) return `仲裁调解书（${statement.docNo}）`;
  const ruling = facts.confirmations.findLast((each) => each.ruling)?.ruling;
  if (isConfirmed(facts) && ruling) return `司法确认裁定书（${ruling.docNo}）`;
  const order = facts.paymentOrders.at(-1);
  return isEnforceableOrder(order) ? `支付令${order?.caseNo ? `（${order.caseNo}）` : ''}` : undefined;
}

/** 申请强制执行告知书 */
export const enforcementGuidance = documentKind({
  name: 'enforcement-guidance',
  title: '申请强制执行告知书',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '执告',
  rule: 'enforcement-apply',
  occasions: (facts) => {
    const broken = brokenPromises(facts).find(({ fulfilment }) => fulfilment?.defaultedOn);
    const guided = facts.standing.guidances.find(({ to }) => to === 'enforcement');
    const on = guided?.on ?? broken?.fulfilment?.defaultedOn;
    if (!on || !instrumentOf(facts)) return [];
    return [{ about: '1', label: '', on, when: guided ? 'due' : 'offered' }];
  },
  fields: {
    creditor: {
      label: '权利人',
      cite: CPL.art('250'),
      from: ({ facts }) => namesOf(facts, 'worker'),
      enter: 'standing.correct-party',
    },
    instrument: {
      label: '执行依据',
      cite: LDMAL.art('51'),
      from: ({ facts }) => instrumentOf(facts),
      enter: 'review.make-statement',
    },
    unperformed: {
      label: '未履行的义务',
      cite: CPL.art('250'),
      from: ({ facts }) =>
        brokenPromises(facts)
          .map(
            ({ no, text: promise, amountFen, paidFen, day }) =>
              `第${no}项：${amountFen ? money(Math.max(0, amountFen - paidFen)) : promise}，履行期限${chineseDay(day)}`,
          )
          .join('；\n'),
      enter: 'performance.confirm-receipt',
    },
    lastDay: {
      label: '申请执行的最后一日',
      cite: CPL.art('250'),
      from: (source) => lastDayOf(source, 'enforcement-apply', 1) ?? '自约定的最后一期履行期限届满之日起二年',
    },
    court: { label: '执行法院', from: ({ facts }) => facts.performance.enforcement?.court },
  },
  write: (said, { facts }) => ({
    addressee: said.creditor,
    blocks: [
      text(
        `对方当事人逾期没有履行义务。${you(facts, 'worker')}可以凭${said.instrument}向人民法院申请强制执行，现将有关事项告知如下：`,
      ),
      rows(['未履行的义务', said.unperformed], ['申请执行的期限', `至${said.lastDay}`], ['执行法院', said.court]),
      text('申请执行应当提交申请执行书、作为执行依据的文书及其生效证明、申请人身份证明、被申请人的财产线索。'),
      text(`申请执行不影响${you(facts, 'worker')}要求对方履行；对方已经部分履行的，应当在申请中如实说明。`),
    ],
    signatures: [],
    keyFields: [{ label: '执行依据', value: said.instrument }],
  }),
});
