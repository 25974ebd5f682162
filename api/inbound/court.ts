import { type COURT } from '../../shared/exchange/contracts/court';
import type { Received } from '../../shared/exchange/contract';
import { act, inCase, opening, type Intent, type Translator } from './intent';
import { materialActs, materialFaults } from './materials';
import { ofMandate, recalled, resultAcked } from './mandate';
import { formOf } from './opening-form';

/** What a court says, as acts in a case. */
export const court: Translator<typeof COURT> = {
  'mandate.entrusted': (mandate, receivedOn) => {
    const { mandateId, caseNo, mode, procedure } = mandate;
    const { code: courtCode, handler } = mandate.court;
    const form = formOf(mandate, 'court', {
      court: { courtCode, caseNo, mandateId, mode, procedure, handler, receivedOn },
    });
    return {
      ...opening(mandateId, form, ...materialActs(mandate.materials)),
      faults: materialFaults(mandate.materials),
      naturalKey: { courtCode, caseNo, mode },
    };
  },
  'mandate.extended': ({ ourCaseNo, mandateId, until, on }) => ({
    ...ofMandate('court', { ourCaseNo, mandateId }),
    acts: [act('mediation.extend', { until, workerAgrees: true, employerAgrees: true, on })],
  }),
  'mandate.recalled': (message) => recalled('court', message),
  'result.acked': (message) => resultAcked('court', message),

  'confirmation.decided': confirmationDecided,

  'payment-order.accepted': ({ ourCaseNo, caseNo, on }) =>
    inCase(ourCaseNo, act('payment-order.accept', { caseNo, on })),
  'payment-order.refused': ({ ourCaseNo, stage, reason, on }) =>
    inCase(
      ourCaseNo,
      stage === 'acceptance'
        ? act('payment-order.refuse-acceptance', { reason, on })
        : act('payment-order.dismiss', { reason, on }),
    ),
  'payment-order.issued': ({ ourCaseNo, on }) => inCase(ourCaseNo, act('payment-order.issue', { on })),
  'payment-order.served': ({ ourCaseNo, on }) => inCase(ourCaseNo, act('payment-order.record-service', { on })),
  'payment-order.objected': ({ ourCaseNo, form, ground, text, on }) =>
    inCase(ourCaseNo, act('payment-order.object', { form, ground, text, on })),
  'payment-order.paid': ({ ourCaseNo, on }) => inCase(ourCaseNo, act('payment-order.record-payment', { on })),
  'payment-order.terminated': ({ ourCaseNo, on }) => inCase(ourCaseNo, act('payment-order.terminate', { on })),
};

function confirmationDecided(message: Received<typeof COURT, 'confirmation.decided'>): Intent {
  const { ourCaseNo, on } = message;
  switch (message.decision) {
    case 'supplement':
      return inCase(ourCaseNo, act('confirmation.ask-supplement', { items: message.items, on }));
    case 'accepted':
      return inCase(ourCaseNo, act('confirmation.accept', { on }));
    case 'not-accepted':
      return inCase(
        ourCaseNo,
        act('confirmation.refuse-acceptance', { ground: message.ground, reason: message.reason, on }),
      );
    case 'extended':
      return inCase(ourCaseNo, act('confirmation.extend', { until: message.until, on }));
    case 'confirmed':
    case 'dismissed': {
      const { decision, docNo, ground, reason, receivedBy } = message;
      return inCase(ourCaseNo, act('confirmation.record-ruling', { decision, docNo, ground, reason, receivedBy, on }));
    }
    case 'withdrawn':
      return inCase(ourCaseNo, act('confirmation.withdraw', { by: message.by, on }));
  }
}
