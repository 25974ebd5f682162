import fc from 'fast-check';
import type { ActionName } from '../../shared/case/actions';
import {
  aCase,
  aCollective,
  agreed,
  confirmationApplied,
  delegated,
  inDefault,
  inEffect,
  inReview,
  mediating,
  mediationApplied,
  negotiating,
  orderIssued,
  orderServed,
  settled,
} from '../support/builders';
import { Walk } from './walk';

const STARTS = [
  aCase(),
  aCollective(),
  negotiating(),
  settled(),
  mediationApplied(),
  mediating(),
  delegated(),
  agreed(),
  inEffect(),
  inReview(),
  confirmationApplied(),
  inDefault(),
  orderIssued(),
  orderServed(),
];

/** What an office can always do to bring a procedure to its end, without the good will of anybody else. */
const WAYS_OUT: readonly ActionName[] = [
  'registration.answer-referral',
  'negotiation.stop',
  'mandate.decline',
  'mediation.end',
  'agreement.refuse-signature',
  'review.withdraw',

  'review.refuse-receipt',
  'review.refuse-acceptance',
  'review.refuse-statement',
  'confirmation.withdraw',
  'payment-order.refuse-acceptance',
  'payment-order.dismiss',
  'payment-order.terminate',
  'standing.guide',
];

test('whatever has happened, the office can bring the case to its end and archive it', () => {
  const walking = fc.property(fc.gen(), fc.constantFrom(...STARTS), (gen, start) => {
    const walk = new Walk(gen, start);
    for (let step = 0; step < 20; step += 1) walk.goOn();
    for (let round = 0; round < 30 && !walk.facts.closing; round += 1) {
      walk.wait(30);
      if (!walk.triesAny(['closing.close'])) walk.triesAny(WAYS_OUT);
    }
    for (let round = 0; round < 5 && !walk.facts.closing?.archived; round += 1) walk.triesAny(['closing.archive']);
    if (!walk.facts.closing?.archived) throw new Error(`the case is stuck\n${walk.story()}`);
  });
  fc.assert(walking, { numRuns: 150, seed: 20_260_706, endOnFailure: true });
});
