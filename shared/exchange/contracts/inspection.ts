import { z } from 'zod';
import { date, statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import { caseClosed, dispute, handOverAnswer, on, ourCaseNo, partyNamed } from './parts';

/** With labour inspection (劳动保障监察): disputes are handed over in either direction, and taken or given back in time. */
export const INSPECTION = {
  sends: {
    ...ANSWERS,
    'hand-over.answered': handOverAnswer.extend({ handOverNo: z.string() }),
    /** 移送线索：what we find to be theirs. Whether they take it, they say with `referral.answered`. */
    'referral.made': z.object({
      ourCaseNo,
      organ: z.string(),
      reason: z.string(),
      referredOn: date,
      district: z.string(),
      parties: z.array(partyNamed),
      claims: z.array(z.object({ no: z.int(), kind: z.string(), text: z.string(), amountFen: z.int().optional() })),
      /** The last day for their answer. */
      answerBy: date.optional(),
    }),
    'case.closed': caseClosed.extend({ handOverNo: z.string() }),
  },
  receives: {
    'case.handed-over': dispute.extend({ handOverNo: words(80), office: words(80), handedOverOn: on }),
    'referral.answered': z.object({ ourCaseNo, accepted: z.boolean(), reason: statement.optional(), on }),
  },
} as const satisfies Contract;
