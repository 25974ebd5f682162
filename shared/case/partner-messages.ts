import { indexInForce } from '../paths/agreement/facts';
import { promises } from '../paths/performance/facts';
import type { Confirmation } from '../paths/judicial-confirmation/facts';
import { lastDayOf } from './clock';
import { reportableOutcome, type Mediation } from '../paths/mediation/facts';
import { conclusionRule, mediationClocks } from '../paths/mediation/limits';
import type { PaymentOrder } from '../paths/payment-order/facts';
import type { Review } from '../paths/arbitration-review/facts';
import { groundsOf } from './deadlines';
import type { CaseFacts } from './facts';
import type { Ticket } from './form';
import { handOverAnsweredOn, type Referral } from '../paths/registration/facts';
import { registrationClocks } from '../paths/registration/limits';
import type { HandledTicket } from '../paths/tickets';
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

/** 调解进展：that one more session was held, never what was said in it. */
export const mandateProgress = (facts: CaseFacts, m: Mediation, sessions: number): Data => ({
  mandateId: m.mandate?.mandateId,
  caseNo: m.mandate?.caseNo,
  stage: 'mediating',
  sessions,
  heldOn: m.sessions[sessions - 1]?.on,
  mode: m.sessions[sessions - 1]?.mode,
  ourCaseNo: facts.caseNo,
});

/** 延长调解期限：both sides have agreed to it. */
export const mandateExtended = (facts: CaseFacts, m: Mediation): Data => ({
  mandateId: m.mandate?.mandateId,
  caseNo: m.mandate?.caseNo,
  until: m.extension?.until,
  agreedOn: m.extension?.agreedOn,
  ourCaseNo: facts.caseNo,
});

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

/** 对调解建议书的答复：whether the parties mediate first. */
export const suggestionAnswered = ({ caseNo, arbitration }: CaseFacts): Data => ({
  ourCaseNo: caseNo,
  commission: arbitration?.commission,
  suggestedOn: arbitration?.suggestion?.on,
  consent: arbitration?.suggestion?.consent,
  answeredOn: arbitration?.suggestion?.answeredOn,
});

/** 建议调解的结果：whether there is an agreement, never what was said. */
export const suggestionConcluded = (facts: CaseFacts, m: Mediation): Data => ({
  ourCaseNo: facts.caseNo,
  commission: facts.arbitration?.commission,
  outcome: reportableOutcome(facts, m),
  endedOn: m.outcome?.on,
});

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

export const ticketHandled = (facts: CaseFacts, ticket: HandledTicket): Data => ({
  ...ticketKey(facts, ticket),
  answeredOn: facts.standing.ticketsAnswered[ticket.orderNo],
  reply: ticket.answer?.reply,
  resolution: ticket.answer?.resolution,
});

export const ticketReturned = (facts: CaseFacts, ticket: HandledTicket): Data => ({
  ...ticketKey(facts, ticket),
  returnedOn: ticket.returned?.on,
  reasonCode: ticket.returned?.reasonCode,
  reason: ticket.returned?.reason,
  suggestedUnit: ticket.returned?.suggestedUnit,
});

/** `no` from 1. */
export const ticketExtension = (facts: CaseFacts, ticket: HandledTicket, no: number): Data => {
  const asked = ticket.extensions?.[no - 1];
  return { ...ticketKey(facts, ticket), until: asked?.until, reason: asked?.reason, requestedOn: asked?.requestedOn };
};

const ticketKey = (facts: CaseFacts, { hotline, orderNo }: Ticket): Data => ({
  hotline,
  orderNo,
  ourCaseNo: facts.caseNo,
});

/** What each body calls the number under which it hands a dispute over. */
const NUMBER_OF = { inspection: 'handOverNo', 'national-platform': 'applicationNo', union: 'requestNo' } as const;

const handedOver = ({ caseNo, registration: { handOver } }: CaseFacts): Data => ({
  ...(handOver ? { [NUMBER_OF[handOver.by]]: handOver.number } : {}),
  ourCaseNo: caseNo,
});

/** Whether a dispute that was handed over is taken. */
export const handOverAnswer = (facts: CaseFacts): Data => ({
  ...handedOver(facts),
  accepted: facts.registration.declined === undefined,
  reason: facts.registration.declined?.reason,
  on: handOverAnsweredOn(facts),
});

export const caseClosed = (facts: CaseFacts): Data => ({
  ...handedOver(facts),
  result: facts.closing?.result,
  closedOn: facts.closing?.closedOn,
});

/** 线索移送：what another body is asked to take over; names and claims, no numbers and addresses of people. */
export const referralMade = (facts: CaseFacts, { organ, reason, referredOn }: Referral): Data => {
  const { book, calendar } = groundsOf(facts);
  const { district, parties, claims } = facts.registration;
  return {
    ourCaseNo: facts.caseNo,
    ...{ organ, reason, referredOn, district },
    parties: parties.map(({ side, name }) => ({ side, name })),
    claims: claims.map(({ no, kind, text, amountFen }) => ({ no, kind, text, amountFen })),
    answerBy: lastDayOf(registrationClocks(facts), 'referral-acceptance', book, calendar),
  };
};

export const unionCase = (facts: CaseFacts): Data => ({
  ourCaseNo: facts.caseNo,
  openedOn: facts.openedOn,
  organ: facts.standing.organ,
  requestNo: facts.registration.handOver?.number,
});

export const brokenPromise = (facts: CaseFacts, no: number): Data => {
  const promise = promises(facts).find((each) => each.no === no);
  return { ourCaseNo: facts.caseNo, no, dueOn: promise?.day, amountFen: promise?.amountFen, paidFen: promise?.paidFen };
};
