import { SIDES } from '../../../shared/case/actor';
import type { CaseFacts } from '../../../shared/case/facts';
import { isUndecided, SEAL_HEADINGS } from '../../../shared/paths/standing/seals';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { yuanText } from './money-text';

/** A fact of the case that a field may name. */
export type Choice = { readonly value: string | number; readonly label: string };

type ChoicesOf = (facts: CaseFacts) => readonly Choice[];

/** So much of a text is enough to know it again. */
const KNOWN_AGAIN = 30;
const shortened = (text: string): string => (text.length > KNOWN_AGAIN ? `${text.slice(0, KNOWN_AGAIN)}……` : text);

/** For each `x-choice` of a schema, what there is to choose from. */
const CHOICES: Readonly<Record<string, ChoicesOf>> = {
  claims: ({ registration }) =>
    registration.claims.map(({ no, kind, amountFen }) => ({
      value: no,
      label: `请求${no}：${CLAIM_KINDS[kind].label}${amountFen === undefined ? '' : `，${yuanText(amountFen)}`}`,
    })),
  parties: ({ registration }) => registration.parties.map(({ id, name }) => ({ value: id, label: name })),
  people: ({ registration, mediations }) =>
    [
      ...registration.parties.map(({ name }) => name),
      ...(mediations.at(-1)?.mediators ?? []).filter(({ replaced }) => !replaced).map(({ name }) => name),
    ].map((name) => ({ value: name, label: name })),
  mediators: ({ mediations }) =>
    (mediations.at(-1)?.mediators ?? []).map(({ id, name }) => ({ value: id, label: name })),
  obligations: (facts) =>
    (agreementOf(facts)?.obligations ?? []).map(({ no, text, amountFen, dueOn }) => ({
      value: no,
      label: `第${no}项：${text}${amountFen === undefined ? '' : `，${yuanText(amountFen)}`}，${dueOn}前`,
    })),
  callbacks: ({ followUp }) =>
    followUp.callbacks
      .filter(({ doneOn }) => !doneOn)
      .map(({ no, plannedOn }) => ({ value: no, label: `第${no}次回访，${plannedOn}` })),
  sealed: ({ standing }) =>
    standing.sealed.map(({ ref, sealedOn, heading = 'other' }, index) => ({
      value: ref,
      label: `第${index + 1}号封存（${SEAL_HEADINGS[heading]}），${sealedOn}`,
    })),
  unsealings: ({ standing }) =>
    (standing.unsealings ?? []).flatMap((asked, index) =>
      isUndecided(asked)
        ? { value: index + 1, label: `第${index + 1}号申请，${asked.requester.name ?? asked.requester.organ ?? ''}` }
        : [],
    ),
  'sharings-asked': (facts) => sharings(facts, ({ answer, withdrawnOn }) => !answer && !withdrawnOn),
  'sharings-given': (facts) => sharings(facts, ({ answer, withdrawnOn }) => answer?.given === true && !withdrawnOn),
  corrections: ({ privacy, registration }) =>
    (privacy?.corrections ?? []).flatMap(({ party, reason, on, decision }, index) =>
      decision ? [] : [{ value: index + 1, label: `${nameOf(registration, party)}${on}：${shortened(reason)}` }],
    ),
  documents: ({ documents = [] }) =>
    documents.map(({ id, title, number }) => ({ value: id, label: `${title}${number ? `（${number}）` : ''}` })),
  statements: ({ statements }) =>
    (statements?.said ?? []).flatMap(({ side, text, on, answer }, index) =>
      answer ? [] : [{ value: index + 1, label: `${SIDES[side]}${on}：${shortened(text)}` }],
    ),
  tickets: ({ registration }) =>
    registration.tickets.map(({ hotline, orderNo }) => ({ value: orderNo, label: `${hotline} ${orderNo}` })),
};

type Sharing = NonNullable<CaseFacts['privacy']>['sharings'][number];

const nameOf = ({ parties }: CaseFacts['registration'], id: string): string =>
  parties.find((each) => each.id === id)?.name ?? id;

const sharings = ({ privacy, registration }: CaseFacts, fits: (each: Sharing) => boolean): readonly Choice[] =>
  (privacy?.sharings ?? []).flatMap((each, index) =>
    fits(each)
      ? [{ value: index + 1, label: `${nameOf(registration, each.party)}：向${each.bodyName}提供，${each.purpose}` }]
      : [],
  );

/** What can be chosen in this case; empty if the case has nothing of the kind. */
export const choicesOf = (facts: CaseFacts, choice: string): readonly Choice[] => CHOICES[choice]?.(facts) ?? [];

/** The agreement that stands: the newest that has not been undone. */
export const agreementOf = (facts: CaseFacts): CaseFacts['agreements'][number] | undefined =>
  facts.agreements.findLast(({ undone }) => !undone);
