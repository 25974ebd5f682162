import type { LocalDate } from '../law/local-date';

// A document as data: the same model becomes the PDF, the DOCX and the page on a screen. Nothing in it refers to the
// vault of sealed facts, and no file of this folder can reach it.

/** A label and what stands beside it. */
export type Row = { readonly label: string; readonly value: string };

/** A part of the text, in order. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly rows: readonly Row[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Where somebody signs or seals; `by` names the slot to which a signature belongs. */
export type SignaturePlace = { readonly by: Signer; readonly label: string; readonly name?: string };
export type Signer =
  | 'worker'
  | 'employer'
  | 'mediator'
  | 'organisation'
  | 'recorder'
  | 'recipient'
  | 'server'
  | 'principal'
  | 'agent'
  | 'union'
  | 'representatives';

/** Who issues a document, as it stands on the paper. */
export type Letterhead = {
  /** Identifier of the organisation. */
  readonly organ: string;
  readonly name: string;
  /** 机关代字, the beginning of its document numbers: 「南岸劳调」. */
  readonly code: string;
  readonly address?: string;
  readonly phone?: string;
};

/** A document of a case, whole: what is on the paper and nothing else. */
export type DocumentModel = {
  readonly kind: string;
  /** Version of the template, counted up with every change of its wording. */
  readonly template: number;
  /** `letter`: by the letter format of GB/T 9704, under a red head; `form`: everything else. */
  readonly layout: 'letter' | 'form';
  readonly title: string;
  readonly caseNo: string;
  /** The rulebook under which it was written. */
  readonly rulebook: string;
  /** Absent on what a party writes. */
  readonly issuer?: Letterhead;
  /** The day on the paper (Asia/Shanghai): of issue once it is issued, of the draft before. */
  readonly on: LocalDate;
  /** Allocated when it is issued: 「南岸劳调受〔2026〕3号」. */
  readonly number?: string;
  readonly addressee?: string;
  /** The body to which a party submits it: 「此致」 and its name, below the text. */
  readonly submittedTo?: string;
  readonly blocks: readonly Block[];
  /** 「本协议一式三份……」. */
  readonly copies?: string;
  readonly signatures: readonly SignaturePlace[];
  /** Labels of the articles on which it stands. */
  readonly basis: readonly string[];
  /** What a verifier is shown, and a seal covers. */
  readonly keyFields: readonly Row[];
};

/** What stands where a required field is not known yet: room to write by hand. */
export const BLANK = '＿＿＿＿＿＿';
