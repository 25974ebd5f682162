import type { INSPECTION } from '../../shared/exchange/contracts/inspection';
import { act, inCase, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What labour inspection says, as acts in a case. */
export const inspection: Translator<typeof INSPECTION> = {
  'case.handed-over': (given) => {
    const { handOverNo: number, office: organ, handedOverOn: on } = given;
    return opening(number, formOf(given, 'inspection', { handOver: { by: 'inspection', number, organ, on } }));
  },
  'referral.answered': ({ ourCaseNo, accepted, reason, on }) =>
    inCase(ourCaseNo, act('registration.answer-referral', { accepted, reason, on })),
};
