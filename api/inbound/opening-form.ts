import type { z } from 'zod';
import { openingForm, type Door, type OpeningForm } from '../../shared/case/form';
import type { dispute } from '../../shared/exchange/contracts/parts';
import { valid } from '../validation';

/** A machine has handed the case over: the first responder is whoever is on duty, until the organisation names one. */
const ON_DUTY = '值班人员';

type OfTheDoor = Partial<Pick<z.input<typeof openingForm>, 'court' | 'arbitration' | 'ticket' | 'handOver'>>;

/**
 * The one form of the one window, filled in from what a partner hands over.
 * @throws Problem `validation` with every fault.
 */
export function formOf(given: z.output<typeof dispute>, door: Door, ofTheDoor: OfTheDoor = {}): OpeningForm {
  const { organisation, district, disputeKind, claims, summary, infringedOn, employmentEndedOn, stillEmployed } = given;
  const parties = given.parties.map((party, i) => ({ ...party, id: `p${i + 1}` }));
  const form = { door, organ: organisation, officer: ON_DUTY, district, disputeKind, parties, claims, summary };
  return valid(openingForm, { ...form, infringedOn, employmentEndedOn, stillEmployed, ...ofTheDoor }, 'body');
}
