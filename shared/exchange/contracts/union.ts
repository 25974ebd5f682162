import { z } from 'zod';
import { date, fen, statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { dispute, on, ourCaseNo } from './parts';

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
    'case.accepted': z.object({ ourCaseNo, openedOn: date, organ: z.string() }),
    'settlement.defaulted': brokenPromise,
    'performance.defaulted': brokenPromise,
  },
  receives: {
    'request.made': dispute.extend({ requestNo: words(80) }),
    'guidance.given': z.object({ ourCaseNo, text: statement, on }),
  },
} as const satisfies Contract;
