import type { RuleId } from './rulebooks/rulebooks';

const COMMISSION = 'A step of the arbitration commission’s own procedure, for which nothing in the case waits.';
const COURT = 'A step of the court’s own procedure, for which nothing in the case waits.';
const INSPECTION = 'Runs inside labour inspection: the case is handed over and its outcome recorded, not timed here.';
const COUNTING = 'Applied by every count:';
const REGISTER = 'Kept as a register, not as a step of a case.';

/** Why the code names no rule of this id; read by `scripts/law-coverage.ts`, shown in `docs/law/coverage.md`. */
export const UNUSED_RULES: Readonly<Partial<Record<RuleId, string>>> = {
  'mediation-award-on-agreement': COMMISSION,
  'mediator-qualification': REGISTER,
  'committee-composition': REGISTER,
  'limitation-defence-timing': `${COURT} The limitation watch informs and bars nothing.`,
  'arbitration-jurisdiction': 'Decided in `shared/law/rulings/jurisdiction.ts`.',
  'arbitration-serve-application': COMMISSION,
  'arbitration-answer': COMMISSION,
  'arbitration-forward-answer': COMMISSION,
  'arbitration-tribunal-notice': COMMISSION,
  'arbitration-hearing-notice': COMMISSION,
  'arbitration-postpone-request': COMMISSION,
  'arbitration-challenge-decision': COMMISSION,
  'arbitration-withdraw': COMMISSION,
  'arbitration-simple': COMMISSION,
  'award-final-scope': `${COMMISSION} It needs the local minimum wage by district and date, which was not found.`,
  'preservation-enforce': COURT,
  'judicial-confirmation-scope-labour': 'Decided in `shared/law/rulings/confirmation-eligibility.ts`.',
  'judicial-confirmation-objection-third-party': 'A third party is no party to the case; the court informs it.',
  'judicial-confirmation-fee': 'There is no fee, so there is nothing to do.',
  'payment-order-fee': 'Counted in `shared/law/rulings/court-fee.ts`.',
  'online-choose-mediator': COURT,
  'online-court-appoint': COURT,
  'total-to-total':
    'A way of transport: the court contract in `shared/exchange`; its periods are those of 在线调解规则.',
  'inspection-accept': INSPECTION,
  'inspection-investigate': INSPECTION,
  'inspection-lookback': INSPECTION,
  'inspection-yield': INSPECTION,
  'inspection-extra-compensation': `${INSPECTION} The claim is arbitrable only after its order.`,
  'migrant-wage-payday': 'A pay-day before the dispute; it matters only for what is owed, which the parties state.',
  'migrant-wage-ledger': 'A duty of the employer to keep papers; it bears on evidence before the commission.',
  'migrant-wage-liability': 'Says who else may be asked to pay; the parties are registered as they are named.',
  'union-no-employer-agent': 'Decided in `shared/law/rulings/agent-authority.ts`.',
  'union-opinion-letter-reply': `${REGISTER} The letter names its own day; no number was found for Chongqing.`,
  'period-start': `${COUNTING} \`shared/law/counting.ts\`.`,
  'period-month-year': `${COUNTING} \`shared/law/counting.ts\`.`,
  'period-roll': `${COUNTING} \`shared/law/counting.ts\`.`,
  'period-posting': 'Filing with another body by post; within the system an act is done when it arrives.',
  'period-restore': `${COURT} The prolongation is recorded as a new last day.`,
  'period-33-units': 'Written into the unit of every rule of 办案规则.',
  'inspection-hand-over': 'A hand-over is a referral, watched by `referral-acceptance`.',
  callback: 'The days stand in `callbacks` of the rulebook; the duty is `followup-visit`.',
};
