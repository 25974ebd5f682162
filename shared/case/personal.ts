import { z } from 'zod';
import { numbersIn } from './numbers-in-text';

// Numbers and addresses of people. From the door on they are tokens: what cannot be read without the key of their case,
// together with the mask that everybody may see. So no history, entry, view, notice or log holds one in clear.

/** What is protected so, as it is called. */
export const PERSONAL_KINDS = {
  'identity-number': '证件号码',
  phone: '电话',
  email: '电子邮箱',
  address: '送达地址',
  'bank-account': '银行账号',
} as const;
export type PersonalKind = keyof typeof PERSONAL_KINDS;

/** Where a party has such a text, and what the field is called. */
export const PERSONAL_FIELDS = {
  idNo: '证件号码或者统一社会信用代码',
  phone: '电话',
  email: '电子邮箱',
  address: '送达地址',
  bankAccount: '收款账号',
} as const;
export type PersonalField = keyof typeof PERSONAL_FIELDS;

/** What schemas say of their fields. */
const registry = z.registry<{ readonly kind: PersonalKind }>();
/** Texts by which a record is found again: they stay letter for letter. */
const references = z.registry<{ readonly verbatim: true }>();

/** Marks a field whose value is a person's: what is typed is checked as it is, and replaced by a token at the door. */
export function personal<S extends z.ZodType<string>>(kind: PersonalKind, schema: S): S {
  registry.add(schema, { kind });
  return schema;
}

/** Marks a field that holds the number or the name of a record, and no free text. */
export function verbatim<S extends z.ZodType<string>>(schema: S): S {
  references.add(schema, { verbatim: true });
  return schema;
}

/**
 * What takes the place of a personal text. `within`: the object in which the marked field stands; undefined for a number
 * that was found in free text.
 */
export type Replace = (kind: PersonalKind, text: string, within: unknown) => string;

/** The same value of a schema with every personal text replaced: marked fields, and numbers of people in free text. */
export const withPersonal = <T>(schema: z.ZodType, value: T, replace: Replace, free = inFreeText(replace)): T =>
  replaced(schema, value, { replace, free }, undefined) as T;

type Ways = { readonly replace: Replace; readonly free: (text: string) => string };

function replaced(schema: z.ZodType | undefined, value: unknown, ways: Ways, within: unknown): unknown {
  if (typeof value === 'string') return textReplaced(schema, value, ways, within);
  if (value === undefined || value === null || typeof value !== 'object') return value;
  const inner = schema && innerOf(schema);
  if (inner) return replaced(inner, value, ways, within);
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
    return value.map((each) => replaced(element, each, ways, value));
  }
  const shape = schema instanceof z.ZodObject ? (schema.shape as Readonly<Record<string, z.ZodType>>) : {};
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [name, replaced(shape[name], each, ways, value)]),
  );
}

function textReplaced(schema: z.ZodType | undefined, text: string, ways: Ways, within: unknown): string {
  const marked = schema && registry.get(schema);
  if (marked) return ways.replace(marked.kind, text, within);
  if (schema && (references.has(schema) || hasFormat(schema))) return text;
  const inner = schema && innerOf(schema);
  return inner ? textReplaced(inner, text, ways, within) : ways.free(text);
}

/** A digest, an identifier: what must look in one way is no free text. */
const hasFormat = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodStringFormat ||
  (schema instanceof z.ZodString &&
    (schema.def.checks ?? []).some(({ _zod: { def } }) => def.check === 'string_format'));

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in as z.ZodType;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schema.unwrap() as z.ZodType;
  return undefined;
}

/** Replaces the numbers of people in a text; tokens that stand in it already stay as they are. */
export const inFreeText =
  (replace: Replace) =>
  (text: string): string =>
    text.includes(OPENING)
      ? text.split(TOKEN_WHOLE).map(betweenTokens(replace)).join('')
      : numbersReplaced(text, replace);

/** For what is kept beside a case and under no key of it: numbers of people leave only their mask. */
export const maskedText = inFreeText(maskOf);

/** `split` by a pattern with a group gives text and token by turns. */
const betweenTokens = (replace: Replace) => (piece: string, place: number) =>
  place % 2 === 0 ? numbersReplaced(piece, replace) : piece;

const numbersReplaced = (text: string, replace: Replace): string =>
  numbersIn(text).reduceRight(
    (done, { kind, from, to }) =>
      `${done.slice(0, from)}${replace(kind, text.slice(from, to), undefined)}${done.slice(to)}`,
    text,
  );

/** A protected text: of what kind, with which key of a case, encrypted (base64url), and what is shown of it. */
export type Token = {
  readonly kind: PersonalKind;
  readonly keyId: string;
  readonly sealed: string;
  readonly mask: string;
};

const OPENING = '⟦';
const TOKEN_WHOLE = /(⟦1\|[a-z-]+\|[\w-]+\|[\w-]+\|[^⟦⟧]*⟧)/;
const TOKEN = /⟦1\|([a-z-]+)\|([\w-]+)\|([\w-]+)\|([^⟦⟧]*)⟧/g;

/** As it stands in place of the text. Brackets and version make it recognisable in any text around it. */
export const tokenText = ({ kind, keyId, sealed, mask }: Token): string =>
  `${OPENING}1|${kind}|${keyId}|${sealed}|${mask.replaceAll(/[⟦⟧]/g, '')}⟧`;

/** Every token in a text, with the text that it is. */
export const tokensIn = (text: string): (Token & { readonly text: string })[] =>
  text.includes(OPENING)
    ? [...text.matchAll(TOKEN)].map(([whole, kind, keyId = '', sealed = '', mask = '']) => ({
        ...{ kind: kind as PersonalKind, keyId, sealed, mask },
        text: whole,
      }))
    : [];

/** A text as people may see it: masks instead of tokens. Cheap where there is none. */
export const shown = (text: string): string => (text.includes(OPENING) ? text.replaceAll(TOKEN, '$4') : text);

/** What is shown of a personal text: enough to recognise one that is known already, too little to use it. */
export function maskOf(kind: PersonalKind, text: string): string {
  switch (kind) {
    case 'identity-number':
      return starred(text, 3, 2);
    case 'phone':
      return starred(text, 3, 4);
    case 'email':
      return text.replace(/^(.).*(@.*)$/, '$1****$2');
    case 'address':
      return starred(text, 6, 0);
    case 'bank-account':
      return starred(text, 0, 4);
  }
}

/** A party's number or address as it may be shown; of cases from before there were tokens too. */
export const shownAs = (kind: PersonalKind, value: string): string =>
  value.startsWith(OPENING) ? shown(value) : maskOf(kind, value);

/** Keeps a few characters at both ends; of a short text nothing. */
function starred(text: string, first: number, last: number): string {
  if (text.length <= first + last + 2) return '****';
  return `${text.slice(0, first)}****${last > 0 ? text.slice(-last) : ''}`;
}
