import { z } from 'zod';

// Numbers and addresses of people. From the door on they are tokens: what cannot be read without the key of their case,
// together with the mask that everybody may see. So no history, entry, view, notice or log holds one in clear.

/** What is protected so, as it is called. */
export const PERSONAL_KINDS = {
  'identity-number': '证件号码',
  phone: '电话',
  email: '电子邮箱',
  address: '送达地址',
} as const;
export type PersonalKind = keyof typeof PERSONAL_KINDS;

/** Where a party has such a text, and what the field is called. */
export const PERSONAL_FIELDS = {
  idNo: '证件号码或者统一社会信用代码',
  phone: '电话',
  email: '电子邮箱',
  address: '送达地址',
} as const;
export type PersonalField = keyof typeof PERSONAL_FIELDS;

/** What schemas say of their fields. */
const registry = z.registry<{ readonly kind: PersonalKind }>();

/** Marks a field whose value is a person's: what is typed is checked as it is, and replaced by a token at the door. */
export function personal<S extends z.ZodType<string>>(kind: PersonalKind, schema: S): S {
  registry.add(schema, { kind });
  return schema;
}

/**
 * The same value of a schema with every personal text replaced.
 * @param replace is told the kind, and the object in which the text stands
 */
export function withPersonal<T>(schema: z.ZodType, value: T, replace: Replace): T {
  return replaced(schema, value, replace, undefined) as T;
}
type Replace = (kind: PersonalKind, text: string, within: unknown) => string;

function replaced(schema: z.ZodType, value: unknown, replace: Replace, within: unknown): unknown {
  const marked = registry.get(schema);
  if (marked) return typeof value === 'string' ? replace(marked.kind, value, within) : value;
  if (value === undefined || value === null) return value;
  if (schema instanceof z.ZodObject) return fieldsReplaced(schema.shape, value, replace);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((each) => replaced(schema.element as z.ZodType, each, replace, value));
  const inner = innerOf(schema);
  return inner ? replaced(inner, value, replace, within) : value;
}

function fieldsReplaced(shape: Readonly<Record<string, z.ZodType>>, value: object, replace: Replace): object {
  const fields = Object.entries(value).map(([name, each]: [string, unknown]) => {
    const schema = shape[name];
    return [name, schema ? replaced(schema, each, replace, value) : each];
  });
  return Object.fromEntries(fields) as object;
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in as z.ZodType;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schema.unwrap() as z.ZodType;
  return undefined;
}

/** A protected text: of what kind, with which key of a case, encrypted (base64url), and what is shown of it. */
export type Token = {
  readonly kind: PersonalKind;
  readonly keyId: string;
  readonly sealed: string;
  readonly mask: string;
};

const OPENING = '⟦';
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
