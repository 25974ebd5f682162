import { all, demand } from '../../law/verdict';
import { cite, type Rule } from '../../case/situation';
import { inForce } from '../agreement/facts';
import { hasStatement, isConfirmed, isEnforceableOrder } from '../binding';
import { notBefore } from '../order-of-days';
import { isOpen } from '../registration/rules';
import { brokenPromises } from './facts';

export const hasPromises: Rule = (situation) =>
  all(
    demand(
      inForce(situation.facts) !== undefined,
      'performance/no-agreement',
      '没有已经生效的协议',
      cite(situation.book, 'mediation-agreement-performance'),
      '先达成协议并使其生效',
    ),
    notBefore(situation, [inForce(situation.facts)?.reachedOn], 'mediation-agreement-performance'),
  );

export const hasBrokenPromise: Rule = (situation) =>
  all(
    hasPromises(situation),
    demand(
      brokenPromises(situation.facts).length > 0,
      'performance/nothing-overdue',
      '没有逾期未履行的义务',
      cite(situation.book, 'mediation-agreement-performance'),
      '等待履行期限届满',
    ),
  );

/** What can be enforced: a statement by the commission, a confirming ruling, or a payment order that stands. */
export const mayEnforce: Rule = (situation) => {
  const { facts, book } = situation;
  const order = isEnforceableOrder(facts.paymentOrders.at(-1));
  return all(
    order ? isOpen(situation) : hasPromises(situation),
    demand(
      hasStatement(facts) || isConfirmed(facts) || order,
      'performance/not-enforceable',
      '协议没有经过仲裁审查或者司法确认，也没有生效的支付令，不能直接申请强制执行',
      cite(book, 'enforcement-apply'),
      '符合条件的申请支付令，或者申请仲裁',
    ),
    demand(
      order || brokenPromises(facts).length > 0,
      'performance/nothing-overdue',
      '没有逾期未履行的义务',
      cite(book, 'enforcement-apply'),
      '等待履行期限届满',
    ),
  );
};
