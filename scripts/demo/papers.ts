import type { Entry } from '../../shared/case/entry';
import { evolve, opened, type CaseEvent, type CaseFacts, type CaseOpened } from '../../shared/case/facts';
import { compose, issuingOrgan, type Composed } from '../../shared/documents/compose';
import type { Letterhead } from '../../shared/documents/document';
import type { DocumentKind, Occasion } from '../../shared/documents/kind';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { issued } from '../../shared/documents/life';
import type { LocalDate } from '../../shared/law/local-date';

/** A paper of a case, made when its occasion first came about and nothing was missing that the case would yet tell. */
export type Paper = Composed & { readonly kind: DocumentKind; readonly occasion: Occasion; readonly on: LocalDate };

/** What the desk knows that makes the papers. */
export type Drafting = {
  readonly letterheadOf: (organ: string) => Letterhead;
  /** What the drafter enters where the case does not know it. */
  readonly answerTo: (field: string, facts: CaseFacts) => string;
};

/** Every document that a case has called for on its way, by its docket. */
export function papersOf(docket: readonly Entry[], drafting: Drafting): readonly Paper[] {
  const papers = new Map<string, Paper>();
  let facts: CaseFacts | undefined;
  for (const entry of docket) {
    const event: CaseEvent = entry.event;
    facts = facts ? evolve(facts, event as Exclude<CaseEvent, CaseOpened>, entry) : opened(event as CaseOpened, entry);
    for (const paper of papersAt(facts, entry.on, drafting)) {
      const key = `${paper.kind.name}-${paper.occasion.about}`;
      const known = papers.get(key);
      if (known?.occasion.when !== 'due' || known.missing.length > paper.missing.length) papers.set(key, paper);
    }
  }
  return [...papers.values()];
}

const papersAt = (facts: CaseFacts, on: LocalDate, drafting: Drafting): readonly Paper[] =>
  DOCUMENT_KINDS.flatMap((kind) =>
    kind.occasions(facts).map((occasion) => paperAt(facts, on, { kind, occasion }, drafting)),
  );

type Called = Pick<Paper, 'kind' | 'occasion'>;

function paperAt(facts: CaseFacts, on: LocalDate, { kind, occasion }: Called, drafting: Drafting): Paper {
  const organ = issuingOrgan(kind, { facts, about: occasion.about }) ?? facts.standing.organ;
  const draft = { facts, today: on, about: occasion.about, letterhead: drafting.letterheadOf(organ) };
  const { asks } = compose(kind, draft);
  const supplements = Object.fromEntries(asks.map(({ field }) => [field, drafting.answerTo(field, facts)]));
  const composed = compose(kind, { ...draft, supplements });
  return {
    ...composed,
    model: issued(composed.model, { on, number: numberOf(kind, draft) ?? composed.model.number }),
    kind,
    occasion,
    on,
  };
}

const numberOf = ({ series }: DocumentKind, { letterhead, today }: { letterhead: Letterhead; today: LocalDate }) =>
  series && `${letterhead.code}${series}〔${today.slice(0, 4)}〕1号`;
