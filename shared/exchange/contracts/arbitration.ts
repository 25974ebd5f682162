import { z } from 'zod';
import { date, side, statement, words } from '../../case/fields';
import { NO_STATEMENT_GROUNDS, NON_ACCEPTANCE_GROUNDS } from '../../law/rulings/review-eligibility';
import { MEDIATION_OUTCOMES } from '../../paths/mediation/facts';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import {
  agreement,
  dispute,
  keysOf,
  mandateAnswer,
  mandateProgress,
  mandateResult,
  on,
  ourCaseNo,
  recall,
  resultReceipt,
} from './parts';

const application = { commission: words(80), caseNo: words(80), applicationReceivedOn: date };

const step = z.object({ ourCaseNo, on });

/** A commission refuses at its door (ACR 75) or after its review (ACR 78), each on grounds of its own. */
const refused = z.discriminatedUnion('stage', [
  step.extend({ stage: z.literal('acceptance'), ground: z.enum(keysOf(NON_ACCEPTANCE_GROUNDS)) }),
  step.extend({
    stage: z.literal('review'),
    ground: z.enum(keysOf(NO_STATEMENT_GROUNDS)),
    detail: statement.optional(),
  }),
]);

/** With arbitration commissions: suggestions and mandates to mediate, and the review of agreements. */
export const ARBITRATION = {
  sends: {
    ...ANSWERS,
    'mandate.acked': mandateAnswer,
    'mandate.progress': mandateProgress,
    'mandate.result': mandateResult,
    /** 对调解建议书的答复：with consent the acceptance is put off, without it it must be decided (办案规则69). */
    'suggestion.answered': z.object({
      ...{ ourCaseNo, commission: z.string() },
      suggestedOn: on,
      consent: z.boolean(),
      answeredOn: date,
    }),
    /** 建议调解的结果：without an agreement the acceptance that was put off goes on. */
    'suggestion.concluded': z.object({
      ...{ ourCaseNo, commission: z.string() },
      outcome: z.enum(keysOf(MEDIATION_OUTCOMES)),
      endedOn: date,
    }),
    'review.applied': z.object({ ourCaseNo, commission: z.string(), appliedOn: date, agreement }),
  },
  receives: {
    /** 调解建议书：the dispute comes to us, the commission's acceptance waits for the parties' answer. */
    'suggestion.made': dispute.extend({ ...application, on }),
    'mandate.entrusted': dispute.extend({ ...application, bothConsentedOn: date }),
    'mandate.recalled': recall,
    'result.acked': resultReceipt,
    'review.accepted': step,
    'review.refused': refused,
    'review.extended': step.extend({ approvedBy: words(50) }),
    'review.made': step.extend({ docNo: words(80), receivedBy: z.array(side).max(2).optional() }),
    'review.served': step.extend({ by: z.array(side).min(1).max(2) }),
    'guidance.given': step.extend({ text: statement }),
    'review.withdrawn': step.extend({ by: z.array(side).min(1).max(2) }),
  },
} as const satisfies Contract;
