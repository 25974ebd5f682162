import type { Calendar } from '../law/calendar';
import type { LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Citation } from '../law/statute';
import type { ActionName } from '../case/actions';
import type { CaseFacts } from '../case/facts';
import type { Block, DocumentModel, Letterhead, Row, SignaturePlace } from './document';

/** What a document is made of: the case, the day, and what only the drafter knows. */
export type Source = {
  readonly facts: CaseFacts;
  readonly book: Rulebook<RuleId>;
  readonly calendar: Calendar;
  readonly today: LocalDate;
  /** Which of several: the round of a mediation, the version of an agreement; see the kind's occasions. */
  readonly about: string;
  readonly letterhead: Letterhead | undefined;
  /** Entered with the draft, by field. */
  readonly supplements: Readonly<Record<string, string>>;
};

/** The path has come to a point to which a paper belongs. */
export type Occasion = {
  /** Unique among the occasions of its kind in the case. */
  readonly about: string;
  /** What tells it from the others, in Chinese; empty where there is only one. */
  readonly label: string;
  readonly on: LocalDate;
  /** `due`: the step that it documents has been taken; `offered`: it may be made now. */
  readonly when: 'due' | 'offered';
};

/** One thing that has to stand on the paper. */
export type Field = {
  readonly label: string;
  /** The article that demands it; a customary field has none, and may stay empty. */
  readonly cite?: Citation;
  /** What the case knows; a fact always wins over what the drafter enters. */
  readonly from?: (source: Source) => string | undefined;
  /** The act by which a missing one gets into the case; without it the drafter enters it with the draft. */
  readonly enter?: ActionName;
};

/** A required field that is not known: what, by which article, where it is entered. */
export type MissingField = {
  readonly field: string;
  readonly label: string;
  readonly cite: Citation;
  readonly remedy: string;
};

/** What a kind of document writes, once its fields are known. */
export type Written = {
  readonly addressee?: string;
  readonly submittedTo?: string;
  /** Of a paper that brings its own. */
  readonly number?: string;
  readonly blocks: readonly Block[];
  readonly copies?: string;
  readonly signatures: readonly SignaturePlace[];
  readonly keyFields?: readonly Row[];
};

/** Who issues it: the organisation that has the case, the commission, the body that entrusts the mediation, a party. */
export const ISSUERS = {
  organisation: '承办单位',
  commission: '仲裁委员会',
  mandator: '委派（委托）机关',
  party: '当事人',
} as const;
export type Issuer = keyof typeof ISSUERS;

/** One kind of document, said once. */
export type DocumentKind<Name extends string = string, FieldName extends string = string> = {
  readonly name: Name;
  readonly title: string;
  /** Counted up with every change of wording, fields or layout. */
  readonly template: number;
  readonly layout: DocumentModel['layout'];
  readonly issuer: Issuer;
  /** Behind the 机关代字 of a numbered document: 「受」; without it the document has no number. */
  readonly series?: string;
  readonly rule: RuleId;
  /** Not for those who may decide the dispute: it tells of talks (17号令第24条). */
  readonly confidential?: true;
  readonly occasions: (facts: CaseFacts) => readonly Occasion[];
  readonly fields: Readonly<Record<FieldName, Field>>;
  readonly write: (said: Readonly<Record<FieldName, string>>, source: Source) => Written;
};

/** Declares a kind; its name and the names of its fields are kept. */
export function documentKind<const Name extends string, FieldName extends string>(
  spec: DocumentKind<Name, FieldName>,
): DocumentKind<Name, FieldName> {
  return spec;
}
