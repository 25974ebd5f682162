import type { ARBITRATION } from '../../shared/exchange/contracts/arbitration';
import { act, inCase, opening, type Translator } from './intent';
import { recalled, resultAcked } from './mandate';
import { formOf } from './opening-form';

/** What an arbitration commission says, as acts in a case. */
export const arbitration: Translator<typeof ARBITRATION> = {
  'suggestion.made': (suggestion) => {
    const { commission, caseNo, applicationReceivedOn, on } = suggestion;
    const origin = { commission, caseNo, applicationReceivedOn, mode: 'suggested' as const };
    const form = formOf(suggestion, 'arbitration-commission', { arbitration: origin });
    return opening(`${commission}/${caseNo}`, form, act('arbitration.suggest-mediation', { on }));
  },
  'mandate.entrusted': (mandate) => {
    const { commission, caseNo, applicationReceivedOn, bothConsentedOn } = mandate;
    const origin = { commission, caseNo, applicationReceivedOn, mode: 'entrusted' as const, bothConsentedOn };
    return opening(`${commission}/${caseNo}`, formOf(mandate, 'arbitration-commission', { arbitration: origin }));
  },
  'mandate.recalled': (message) => recalled('arbitration', message),
  'result.acked': (message) => resultAcked('arbitration', message),

  'review.accepted': ({ ourCaseNo, on }) => inCase(ourCaseNo, act('review.accept', { on })),
  'review.refused': ({ ourCaseNo, on, ...refused }) =>
    inCase(
      ourCaseNo,
      refused.stage === 'acceptance'
        ? act('review.refuse-acceptance', { ground: refused.ground, on })
        : act('review.refuse-statement', { ground: refused.ground, detail: refused.detail, on }),
    ),
  'review.extended': ({ ourCaseNo, approvedBy, on }) => inCase(ourCaseNo, act('review.extend', { approvedBy, on })),
  'review.made': ({ ourCaseNo, docNo, receivedBy, on }) =>
    inCase(ourCaseNo, act('review.make-statement', { docNo, receivedBy, on })),
  'review.served': ({ ourCaseNo, by, on }) => inCase(ourCaseNo, act('review.receive-statement', { by, on })),
  'guidance.given': ({ ourCaseNo, text }) => inCase(ourCaseNo, act('standing.add-note', { text })),
  'review.withdrawn': ({ ourCaseNo, by, on }) => inCase(ourCaseNo, act('review.withdraw', { by, on })),
};
