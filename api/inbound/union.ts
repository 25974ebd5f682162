import type { UNION } from '../../shared/exchange/contracts/union';
import { act, inCase, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What a trade union says, as acts in a case. */
export const union: Translator<typeof UNION> = {
  'request.made': (request) => opening(request.requestNo, formOf(request, 'union')),
  'guidance.given': ({ ourCaseNo, text }) => inCase(ourCaseNo, act('standing.add-note', { text })),
};
