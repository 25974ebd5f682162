import type { CaseFacts } from '../case/facts';
import type { LocalDate } from '../law/local-date';
import { isGiven } from '../paths/privacy/facts';
import type { GrantField } from '../case/grant-fields';

/** What a body asks for on the ground of consent. */
type AskedFor = { readonly organ: string; readonly purpose: string; readonly fields: readonly GrantField[] };

/**
 * Which of the fields a body may see of a case on a day, where its ground is consent: those to which every natural person
 * among the parties has agreed, for this body and this purpose. None if one has not, or has withdrawn.
 */
export function consentedFields(
  { registration, privacy }: CaseFacts,
  { organ, purpose, fields }: AskedFor,
  today: LocalDate,
): readonly GrantField[] {
  const people = registration.parties.filter(({ kind }) => kind === 'natural-person');
  if (people.length === 0) return [];
  const given = (privacy?.sharings ?? []).filter(
    (each) => isGiven(each) && each.body === organ && each.purpose === purpose && each.until >= today,
  );
  return fields.filter((field) =>
    people.every(({ id }) => given.some((each) => each.party === id && each.fields.includes(field))),
  );
}
