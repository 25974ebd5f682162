import { createHash } from 'node:crypto';
import type { Side } from '../shared/case/actor';
import type { CaseFacts } from '../shared/case/facts';
import type { Party } from '../shared/case/form';

// A trigram index does not find Chinese names of two characters. So we index pairs of characters ourselves, in one array
// with an inverted index (GIN), and check what the pairs found against the text.

/** Pairs that nearly every employer's name has; they would find everything, and cost the most. */
const USELESS_PAIRS = new Set(['重庆', '庆市', '有限', '限公', '公司', '责任', '任公', '限责', '股份', '份有']);

/** What a case is found by. */
export type SearchTerms = {
  readonly terms: readonly string[];
  /** Everything that can be searched for, one name or number a line, in lower case. */
  readonly text: string;
};

export function searchTermsOf(facts: CaseFacts): SearchTerms {
  const lines = [...new Set(searchable(facts).map(folded))].filter((line) => line.length > 0);
  const terms = [...lines.flatMap((line) => [beginning(line), ...pairsOf(line)]), ...facetsOf(facts.registration)];
  return { terms: [...new Set(terms)].sort(), text: lines.join('\n') };
}

/** Terms that a case must have for a text to occur in it. None: the text says too little, and only itself is checked. */
export function termsFor(text: string): readonly string[] {
  const wanted = folded(text);
  return [...wanted].length === 1 ? [beginning(wanted)] : pairsOf(wanted);
}

/** Upper and lower case, full and half width, and runs of blanks make no difference. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const beginning = (line: string): string => `^${[...line][0] ?? ''}`;

function pairsOf(line: string): string[] {
  const characters = [...line];
  const pairs = characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
  return pairs.filter((pair) => !USELESS_PAIRS.has(pair));
}

/** Names of everybody concerned, and the numbers under which others know the case. No identity numbers, no telephones. */
function searchable(facts: CaseFacts): readonly string[] {
  const { parties, collective, tickets } = facts.registration;
  return [
    ...parties.flatMap((party) => [party.name, party.agent ?? '']),
    ...(collective?.representatives ?? []),
    ...(collective?.members ?? []).map((member) => member.name),
    ...tickets.map((ticket) => ticket.orderNo),
    ...facts.mediations.flatMap(({ mandate }) => (mandate ? [mandate.caseNo, mandate.mandateId] : [])),
  ];
}

export const claimFacet = (kind: string): string => `claim:${kind}`;
export const doorFacet = (door: string): string => `door:${door}`;

function facetsOf({ door, claims, parties }: CaseFacts['registration']): readonly string[] {
  return [
    doorFacet(door),
    ...claims.map((claim) => claimFacet(claim.kind)),
    ...personFacets(parties, 'worker'),
    ...personFacets(parties, 'employer'),
  ];
}

/** The people of one side, as the case is found by them: each by name; by their numbers in db/personal-index.ts. */
function personFacets(parties: readonly Party[], side: Side): readonly string[] {
  return ofSide(parties, side).flatMap((party) => [
    facet(side, 'name', party.name),
    ...(party.idNo ? [] : [facet(side, 'bare', party.name)]),
  ]);
}

/**
 * Terms of which a case has at least one if somebody of this side may be the same person, numbers aside: who has one is
 * another than who has another.
 */
export function samePersonTerms(parties: readonly Person[], side: Side): readonly string[] {
  return ofSide(parties, side).map(({ name, idNo }) => facet(side, idNo ? 'bare' : 'name', name));
}

/** What is known of a person while a form is still being filled in. */
export type Person = Pick<Party, 'side' | 'name' | 'idNo' | 'phone'>;

export const nameTerms = (parties: readonly Person[], side: Side): readonly string[] =>
  ofSide(parties, side).map(({ name }) => facet(side, 'name', name));

const ofSide = <Each extends Person>(parties: readonly Each[], side: Side): readonly Each[] =>
  parties.filter((party) => party.side === side);

const facet = (side: Side, kind: 'name' | 'bare', text: string): string => `${side}-${kind}:${digest(folded(text))}`;

/** Compared, never shown: the index need not hold it. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
