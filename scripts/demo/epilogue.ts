import type { CaseFacts } from '../../shared/case/facts';
import { pendingConfirmation, pendingReview } from '../../shared/paths/binding';
import type { ClosingResult } from '../../shared/paths/follow-up/facts';
import { mediating } from '../../shared/paths/mediation/facts';
import { negotiating } from '../../shared/paths/negotiation/facts';
import { brokenPromises, isPerformed, promises } from '../../shared/paths/performance/facts';
import { pendingOrder } from '../../shared/paths/payment-order/facts';
import { act, type Move } from './moves';
import type { People } from './people';

/** What brings a case from the end of its sample to the archive: the next move, and the day from which it can be made. */
export type Step = { readonly from?: string; readonly moves: Move[] };

/** The next step towards the archive, or undefined once the file is there. */
export function nextStep(facts: CaseFacts, people: People): Step | undefined {
  if (facts.closing?.archived) return undefined;
  if (facts.closing)
    return {
      moves: [
        act(people.desk, 'closing.archive', {
          fileNo: `演示卷〔${facts.closing.closedOn.slice(0, 4)}〕${facts.caseNo}`,
          catalogue: ['登记表', '调解记录', '结案报告'],
        }),
      ],
    };
  return (
    organsFirst(facts, people) ??
    promisesNext(facts, people) ??
    callbackNext(facts, people) ?? { moves: [act(people.desk, 'closing.close', { result: resultOf(facts) })] }
  );
}

/** What commissions and courts still have before them. */
function organsFirst(facts: CaseFacts, people: People): Step | undefined {
  const review = pendingReview(facts);
  const unanswered = facts.registration.tickets.find(
    (ticket) => facts.standing.ticketsAnswered[ticket.orderNo] === undefined,
  );
  if (unanswered)
    return {
      moves: [
        act(people.desk, 'standing.answer-ticket', { orderNo: unanswered.orderNo, reply: '已按程序办理并告知当事人' }),
      ],
    };
  if (negotiating(facts))
    return { moves: [act(people.desk, 'negotiation.stop', { by: 'worker', reason: '转入其他程序' })] };
  if (mediating(facts))
    return { moves: [act(people.desk, 'mediation.end', { outcome: 'large-divergence', reason: '双方分歧较大' })] };
  if (review && !review.acceptedOn) return { moves: [act(people.arbitrator, 'review.accept')] };
  if (review && !review.statement)
    return {
      moves: [
        act(people.arbitrator, 'review.make-statement', {
          docNo: '演示仲裁调解书',
          receivedBy: ['worker', 'employer'],
        }),
      ],
    };
  if (pendingConfirmation(facts))
    return {
      moves: [
        act(people.court(), 'confirmation.record-ruling', {
          decision: 'confirmed',
          docNo: '演示民特',
          receivedBy: ['worker', 'employer'],
        }),
      ],
    };
  if (pendingOrder(facts)) return { moves: [act(people.court(), 'payment-order.record-payment')] };
  return undefined;
}

/** Each promise that can still be kept is kept on its day. */
function promisesNext(facts: CaseFacts, people: People): Step | undefined {
  const broken = brokenPromises(facts).map((promise) => promise.no);
  const guided = facts.standing.guidances.length > 0;
  const open = promises(facts).find(
    (promise) => promise.fulfilledOn === undefined && !(broken.includes(promise.no) && guided),
  );
  if (!open) return undefined;
  if (broken.includes(open.no))
    return { moves: [act(people.desk, 'standing.guide', { to: 'arbitration', note: '告知救济途径' })] };
  const rest = (open.amountFen ?? 0) - open.paidFen;
  return {
    from: open.day,
    moves: [
      open.kind === 'pay'
        ? act(people.desk, 'performance.record-payment', { no: open.no, amountFen: rest })
        : act(people.desk, 'performance.record-act', { no: open.no }),
    ],
  };
}

function callbackNext(facts: CaseFacts, people: People): Step | undefined {
  if (facts.followUp.callbacks.length === 0 || facts.followUp.callbacks.some((callback) => callback.doneOn))
    return undefined;
  const [first] = facts.followUp.callbacks;
  return {
    from: first?.plannedOn,
    moves: [
      act(people.desk, 'follow-up.record-callback', {
        performance: isPerformed(facts) ? 'performed' : 'not-applicable',
        newDispute: false,
        note: '回访完成',
      }),
    ],
  };
}

function resultOf(facts: CaseFacts): ClosingResult {
  const guided = facts.standing.guidances.at(-1)?.to;
  if (isPerformed(facts)) return 'performed';
  if (facts.mediations.at(-1)?.mandate?.from === 'court') return 'returned-to-court';
  if (guided === 'enforcement') return 'guided-to-enforcement';
  return guided === 'litigation' ? 'guided-to-litigation' : 'guided-to-arbitration';
}
