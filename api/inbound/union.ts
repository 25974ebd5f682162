import type { UNION } from '../../shared/exchange/contracts/union';
import { act, inCase, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What a trade union says, as acts in a case. */
export const union: Translator<typeof UNION> = {
  'request.made': (request) => {
    const { requestNo: number, union: organ, requestedOn: on } = request;
    return opening(number, formOf(request, 'union', { handOver: { by: 'union', number, organ, on } }));
  },
  'negotiation.joined': ({ ourCaseNo, officer, ownInitiative, on }) =>
    inCase(ourCaseNo, act('negotiation.join-union', { officer, ownInitiative, on })),
  'advisory.issued': ({ ourCaseNo, advisoryNo, kind, issues, replyBy, on }) =>
    inCase(ourCaseNo, act('advisory.issue', { advisoryNo, kind, issues, replyBy, on })),
  'advisory.replied': ({ ourCaseNo, advisoryNo, text, rectified, on }) =>
    inCase(ourCaseNo, act('advisory.record-reply', { advisoryNo, text, rectified, on })),
  'guidance.given': ({ ourCaseNo, text }) => inCase(ourCaseNo, act('standing.add-note', { text })),
};
