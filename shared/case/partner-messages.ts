import { indexInForce } from '../paths/agreement/facts';
import { promises } from '../paths/performance/facts';
import type { Confirmation } from '../paths/judicial-confirmation/facts';
import { lastDayOf } from './clock';
import type { Mediation } from '../paths/mediation/facts';
import { conclusionRule, mediationClocks } from '../paths/mediation/limits';
import type { PaymentOrder } from '../paths/payment-order/facts';
import type { Review } from '../paths/arbitration-review/facts';
import { groundsOf } from './deadlines';
import type { CaseFacts } from './facts';
import type { Ticket } from './form';
import type { PartnerMessage } from './notice';

// What partners are told. Sealed facts and offers made in mediation have no place in any of it.

type Data = PartnerMessage['data'];

const agreementOf = (facts: CaseFacts, index = indexInForce(facts.agreements)): Data => ({
  version: index + 1,
  effectiveOn: facts.agreements[index]?.effectiveOn,
  terms: promises(facts, index).map(({ no, kind, text, amountFen, day }) => ({
    no,
    kind,
    text,
    amountFen,
    dueOn: day,
  })),
});

/** 业务回执：whether the organisation takes the mandate, and until when it must be done. */
export function mandateAnswer(facts: CaseFacts, m: Mediation): Data {
  const { book, calendar } = groundsOf(facts);
  const rule = conclusionRule(facts, m);
  return {
    mandateId: m.mandate?.mandateId,
    caseNo: m.mandate?.caseNo,
    decision: m.outcome?.kind === 'declined' ? 'returned' : m.outcome?.kind === 'recalled' ? 'recalled' : 'accepted',
    reason: m.outcome?.reason,
    confirmedOn: m.mandate?.confirmedOn,
    materialsSignedOn: m.mandate?.materialsSignedOn,
    rule,
    dueOn: lastDayOf(mediationClocks(facts), rule, book, calendar),
    ourCaseNo: facts.caseNo,
  };
}

/** 调解结果：outcome and terms, never who offered what. */
export function mandateResult(
  facts: CaseFacts,
  m: Mediation,
  result: { revision: number; outcome: string; sentOn: string },
): Data {
  return {
    mandateId: m.mandate?.mandateId,
    caseNo: m.mandate?.caseNo,
    revision: result.revision,
    outcome: result.outcome,
    endedOn: m.outcome?.on,
    reason: m.outcome?.reason,
    ...(result.outcome === 'agreed' ? { agreement: agreementOf(facts) } : {}),
    sessions: m.sessions.length,
    ourCaseNo: facts.caseNo,
  };
}

export const reviewApplication = (facts: CaseFacts, review: Review): Data => ({
  ourCaseNo: facts.caseNo,
  commission: review.commission,
  appliedOn: review.appliedOn,
  agreement: agreementOf(facts, review.agreement),
});

export const confirmationApplication = (facts: CaseFacts, confirmation: Confirmation): Data => ({
  ourCaseNo: facts.caseNo,
  court: confirmation.court,
  courtBasis: confirmation.courtBasis,
  appliedOn: confirmation.appliedOn,
  agreement: agreementOf(facts, confirmation.agreement),
});

export const orderApplication = (facts: CaseFacts, order: PaymentOrder): Data => ({
  ourCaseNo: facts.caseNo,
  court: order.court,
  basis: order.basis,
  amountFen: order.amountFen,
  appliedOn: order.appliedOn,
});

export const ticketSigned = (facts: CaseFacts, ticket: Ticket): Data => ({
  ...ticketKey(facts, ticket),
  signedOn: facts.openedOn,
});

export const ticketHandled = (facts: CaseFacts, ticket: Ticket): Data => ({
  ...ticketKey(facts, ticket),
  answeredOn: facts.standing.ticketsAnswered[ticket.orderNo],
});

const ticketKey = (facts: CaseFacts, { hotline, orderNo }: Ticket): Data => ({
  hotline,
  orderNo,
  ourCaseNo: facts.caseNo,
});

export const unionCase = (facts: CaseFacts): Data => ({
  ourCaseNo: facts.caseNo,
  openedOn: facts.openedOn,
  organ: facts.standing.organ,
});

export const brokenPromise = (facts: CaseFacts, no: number): Data => {
  const promise = promises(facts).find((each) => each.no === no);
  return { ourCaseNo: facts.caseNo, no, dueOn: promise?.day, amountFen: promise?.amountFen, paidFen: promise?.paidFen };
};
