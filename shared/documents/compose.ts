import { findAction, type ActionName } from '../case/actions';
import { groundsOf } from '../case/deadlines';
import type { CaseFacts } from '../case/facts';
import type { LocalDate } from '../law/local-date';
import { BLANK, type DocumentModel, type Letterhead } from './document';
import type { DocumentKind, MissingField, Source } from './kind';
import { mediationOf } from './matters';

/** What a draft is asked for with. */
export type Draft = {
  readonly facts: CaseFacts;
  readonly today: LocalDate;
  readonly about: string;
  readonly letterhead: Letterhead | undefined;
  readonly supplements?: Readonly<Record<string, string>>;
};

/** A field that the case does not know, and the drafter may enter. */
export type Ask = { readonly field: string; readonly label: string; readonly required: boolean };

export type Composed = {
  readonly model: DocumentModel;
  readonly missing: readonly MissingField[];
  readonly asks: readonly Ask[];
};

/** Makes the document from the facts. Pure; what is missing is named, and left blank on the paper. */
export function compose(kind: DocumentKind, { facts, today, about, letterhead, supplements = {} }: Draft): Composed {
  const { book, calendar } = groundsOf(facts);
  const source: Source = { facts, book, calendar, today, about, letterhead, supplements };
  const { said, missing, asks } = filled(kind, source);
  const { name, template, layout, title } = kind;
  const issuer = kind.issuer === 'party' ? undefined : letterhead;
  if (kind.issuer !== 'party' && !letterhead) missing.push(noHead(kind, source));
  const model: DocumentModel = {
    ...{ kind: name, template, layout, title },
    caseNo: facts.caseNo,
    rulebook: facts.rulebookId,
    ...(issuer ? { issuer } : {}),
    on: today,
    keyFields: [],
    ...kind.write(said, source),
    basis: [...new Set(book.rules[kind.rule].cites.map(({ label }) => label))],
  };
  return { model, missing, asks };
}

type Filled = { readonly said: Record<string, string>; readonly missing: MissingField[]; readonly asks: Ask[] };

/** What stands in each field: a fact of the case, or else what the drafter has entered. */
function filled({ fields }: DocumentKind, source: Source): Filled {
  const filling: Filled = { said: {}, missing: [], asks: [] };
  for (const [field, { label, cite, from, enter }] of Object.entries(fields)) {
    const known = from?.(source)?.trim();
    const value = known || (enter ? undefined : source.supplements[field]?.trim());
    filling.said[field] = value || (cite ? BLANK : '');
    if (!known && !enter) filling.asks.push({ field, label, required: cite !== undefined });
    if (!value && cite) filling.missing.push({ field, label, cite, remedy: remedyOf(enter) });
  }
  return filling;
}

const remedyOf = (enter: ActionName | undefined): string =>
  enter ? `在案件中办理「${findAction(enter)?.label ?? enter}」后重新制作` : '在制作文书时填写';

const noHead = (kind: DocumentKind, { book }: Source): MissingField => ({
  field: 'letterhead',
  label: '发文单位名称和机关代字',
  cite: book.rules[kind.rule].cites[0],
  remedy: '由监督管理人员或者系统管理员登记发文单位的文书抬头',
});

/** The organisation whose letterhead a document bears; none on what a party writes. */
export function issuingOrgan(
  { issuer }: Pick<DocumentKind, 'issuer'>,
  { facts, about }: Pick<Source, 'facts' | 'about'>,
): string | undefined {
  switch (issuer) {
    case 'party':
      return undefined;
    case 'commission':
      return facts.arbitration?.commission;
    case 'mandator':
      return mediationOf({ facts, about })?.mandate?.organ;
    case 'organisation':
      return facts.standing.organ;
  }
}
