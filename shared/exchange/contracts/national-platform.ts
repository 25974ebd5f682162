import { z } from 'zod';
import { statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import { caseClosed, dispute, handOverAnswer, on, ourCaseNo } from './parts';

/** With the national platform for mediation online (全国劳动人事争议在线调解服务平台): applications in, results out. */
export const NATIONAL_PLATFORM = {
  sends: {
    ...ANSWERS,
    'application.answered': handOverAnswer.extend({ applicationNo: z.string() }),
    'case.closed': caseClosed.extend({ applicationNo: z.string() }),
  },
  receives: {
    'application.submitted': dispute.extend({ applicationNo: words(80), submittedOn: on }),
    'application.withdrawn': z.object({
      ourCaseNo: ourCaseNo.optional(),
      applicationNo: words(80),
      reason: statement,
      on,
    }),
  },
} as const satisfies Contract;
