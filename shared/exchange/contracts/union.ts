import { z } from 'zod';
import { date, fen, statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import { ADVISORY_KINDS } from '../../paths/advisory';
import { caseClosed, dispute, keysOf, on, ourCaseNo } from './parts';

/** A promise that was not kept, of a settlement or of a mediation agreement. */
const brokenPromise = z.object({
  ourCaseNo,
  no: z.int(),
  dueOn: date,
  amountFen: fen.optional(),
  paidFen: fen.optional(),
});

/** With trade unions: what they ask of us for a worker, and what they must know to stand by. */
export const UNION = {
  sends: {
    ...ANSWERS,
    'case.accepted': z.object({ ourCaseNo, openedOn: date, organ: z.string(), requestNo: z.string().optional() }),
    'case.closed': caseClosed.extend({ requestNo: z.string() }),
    'settlement.defaulted': brokenPromise,
    'performance.defaulted': brokenPromise,
  },
  receives: {
    'request.made': dispute.extend({
      requestNo: words(80),
      union: words(80).optional(),
      level: z.enum(['city', 'district', 'street', 'enterprise']).optional(),
      services: z
        .array(z.enum(['negotiation', 'legal-aid', 'advisory', 'hardship-relief']))
        .max(4)
        .optional(),
      requestedOn: on,
    }),
    /** 工会参与协商. */
    'negotiation.joined': z.object({ ourCaseNo, officer: words(50), ownInitiative: z.boolean(), on }),
    /** 提示函、意见书, and what the employer answered. */
    'advisory.issued': z.object({
      ourCaseNo,
      advisoryNo: words(80),
      kind: z.enum(keysOf(ADVISORY_KINDS)),
      issues: z.array(statement).min(1).max(20),
      replyBy: on,
      on,
    }),
    'advisory.replied': z.object({ ourCaseNo, advisoryNo: words(80), text: statement, rectified: z.boolean(), on }),
    'guidance.given': z.object({ ourCaseNo, text: statement, on }),
  },
} as const satisfies Contract;
