import { BINDING_JOURNEYS } from './journeys/binding';
import { EXCHANGE_JOURNEYS } from './journeys/exchange';
import type { Journey } from './journeys/journey';
import { MANDATE_JOURNEYS } from './journeys/mandates';
import { MEDIATION_JOURNEYS } from './journeys/mediation';
import { NEGOTIATION_JOURNEYS } from './journeys/negotiation';
import { PARTY_JOURNEYS } from './journeys/parties';
import { PAYMENT_ORDER_JOURNEYS } from './journeys/payment-order';
import { PERFORMANCE_JOURNEYS } from './journeys/performance';
import { REGISTRATION_JOURNEYS } from './journeys/registration';

export type { Journey, Step } from './journeys/journey';

/** Cases that together go every way the law knows, in the calendar of 2026. */
export const JOURNEYS: readonly Journey[] = [
  ...NEGOTIATION_JOURNEYS,
  ...MEDIATION_JOURNEYS,
  ...BINDING_JOURNEYS,
  ...PAYMENT_ORDER_JOURNEYS,
  ...MANDATE_JOURNEYS,
  ...PERFORMANCE_JOURNEYS,
  ...REGISTRATION_JOURNEYS,
  ...EXCHANGE_JOURNEYS,
  ...PARTY_JOURNEYS,
];

/** @throws RangeError if there is no journey of that name. */
export function journey(name: string): Journey {
  const found = JOURNEYS.find((each) => each.name === name);
  if (!found) throw new RangeError(`no journey ${name}`);
  return found;
}
