import { all, demand } from '../../law/verdict';
import { lastDayOf } from '../../case/clock';
import { cite, type Rule } from '../../case/situation';
import { notBefore } from '../order-of-days';
import { isOpen } from '../registration/rules';
import { negotiating, type Negotiation } from './facts';
import { negotiationClocks } from './limits';

/** ENMP 8 「发生劳动争议，一方当事人可以通过与另一方当事人约见、面谈等方式协商解决」 */
export const mayRequest: Rule = (situation) => {
  const { facts, book } = situation;
  return all(
    isOpen(situation),
    demand(
      negotiating(facts) === undefined,
      'negotiation/already-open',
      '已有一次协商正在进行',
      cite(book, 'negotiation-reply'),
      '先完成或者终结正在进行的协商',
    ),
    demand(
      !facts.mediations.some((m) => m.acceptedOn && !m.outcome),
      'negotiation/in-mediation',
      '案件正在调解，当事人可以在调解中协商',
      cite(book, 'mediation-conclude-committee'),
      '在调解中提出和解方案，或者先终结调解',
    ),
    demand(
      facts.registration.disputeKind === 'labour',
      'negotiation/not-labour',
      '企业劳动争议协商规定不适用于人事争议',
      cite(book, 'negotiation-reply'),
      '人事争议可以直接申请调解',
    ),
  );
};

export const isUnderWay =
  (what: (n: Negotiation) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const n = negotiating(situation.facts);
    return all(
      isOpen(situation),
      demand(n !== undefined && what(n), code, reason, cite(situation.book, 'negotiation-reply'), remedy),
      notBefore(situation, [n?.requestedOn, n?.servedOn, n?.answer?.on], 'negotiation-reply'),
    );
  };

export const negotiationOpen = isUnderWay(() => true, 'negotiation/not-open', '没有正在进行的协商', '先提出协商要求');

export const awaitsService = isUnderWay(
  (n) => !n.servedOn,
  'negotiation/nothing-to-serve',
  '没有尚待送达的协商要求',
  '先提出协商要求',
);

export const awaitsAnswer = isUnderWay(
  (n) => n.servedOn !== undefined && n.answer === undefined,
  'negotiation/no-answer-due',
  '没有等待回应的协商要求，或者要求尚未送达对方',
  '先登记协商要求送达对方的日期',
);

export const isWilling = isUnderWay(
  (n) => n.answer?.kind === 'willing',
  'negotiation/not-agreed-to',
  '对方尚未同意协商',
  '先登记对方同意协商的回应',
);

/** Signed while the parties negotiate, or on the last day that they had agreed and entered only after its midnight. */
export const maySettle: Rule = (situation) => {
  const { facts, today } = situation;
  const last = facts.negotiations.at(-1);
  const believed = last?.outcome?.kind === 'period-ended' && today <= last.outcome.on;
  return believed
    ? all(isOpen(situation), notBefore(situation, [last.servedOn, last.answer?.on], 'negotiation-agreed-period'))
    : isWilling(situation);
};

/** ENMP 10 「协商的期限由当事人书面约定，在约定的期限内没有达成一致的，视为协商不成」「当事人可以书面约定延长期限」 */
export const mayAgreePeriod: Rule = (situation) => {
  const { facts, book, calendar, today } = situation;
  const lastDay = lastDayOf(negotiationClocks(facts), 'negotiation-agreed-period', book, calendar);
  const agreed = negotiating(facts)?.agreedUntil !== undefined;
  return all(
    isWilling(situation),
    demand(
      !agreed || !lastDay || today <= lastDay,
      'negotiation/period-over',
      `约定的协商期限已于${lastDay}届满，视为协商不成`,
      cite(situation.book, 'negotiation-agreed-period'),
      '可以申请调解或者仲裁',
    ),
  );
};
