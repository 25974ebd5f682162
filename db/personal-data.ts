import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Party } from '../shared/case/form';
import {
  inFreeText,
  maskOf,
  tokensIn,
  tokenText,
  withPersonal,
  type PersonalKind,
  type Replace,
  type Token,
} from '../shared/case/personal';
import type { KeyChest } from '../shared/platform/keys/key-chest';
import type { Keyring, NamedKey } from '../shared/platform/keys/keyring';
import { caseKeyring, Erased } from './case-keyring';
import { indexPeople, type IndexTerm } from './personal-index';
import type { Queryable } from './pool';

/** Whose case it is, what the value is, and, unless the case is new, its parties as they are. */
export type Protection = {
  readonly caseNo: string;
  readonly schema: z.ZodType;
  readonly known?: readonly Party[] | undefined;
  /** What the person who writes has before the eyes: a mask of it that stands in free text is what it masks. */
  readonly read?: unknown;
};

/** The one place where numbers and addresses of people become tokens, and are read again. */
export type PersonalData = {
  /**
   * A value with a token for every personal text in it, and every number of a person in its free text, under the key of
   * its case; its people in the index. A mask that a person was shown and has sent back is what it masks.
   * @param db the transaction in which the value is kept, if there is one
   */
  protect<T>(db: Queryable, about: Protection, value: T): Promise<T>;
  /** Whether there is anything in a value that must be protected. */
  concerns(schema: z.ZodType, value: unknown): boolean;
  /** A text with what its tokens stand for. @throws Erased if the key of one has been deleted. */
  open(text: string): Promise<string>;
  /** The same of every text in a value. */
  openAll<T>(value: T): Promise<T>;
  /** The term under which somebody of a side is found by a number. */
  term(side: Party['side'], kind: PersonalKind, text: string): IndexTerm;
  /** Wraps some keys of cases anew that are wrapped with a master key of before; how many. */
  rewrap(limit: number): Promise<number>;
};

export function personalData(pool: Pool, keys: Pick<KeyChest, 'personal' | 'index'>): PersonalData {
  const ring = caseKeyring(pool, keys.personal);
  const term = termsUnder(keys.index);

  const open = async (text: string, written = (plain: string) => plain): Promise<string> => {
    const tokens = tokensIn(text);
    if (tokens.length === 0) return text;
    const named = await ring.named([...new Set(tokens.map(({ keyId }) => keyId))]);
    return tokens.reduce(
      (opening, token) => opening.replace(token.text, () => written(plainOf(named.get(token.keyId), token))),
      text,
    );
  };

  return {
    term,
    open: (text) => open(text),
    openAll: async <T>(value: T) =>
      JSON.parse(await open(JSON.stringify(value), (plain) => JSON.stringify(plain).slice(1, -1))) as T,
    concerns: (schema, value) => textsIn(schema, value).length > 0 || hasMask(value),
    protect: async (db, { caseNo, schema, known, read }, value) => {
      const texts = textsIn(schema, value);
      const masks = read !== undefined && hasMask(value) ? tokensIn(JSON.stringify(read)).filter(isTelling) : [];
      if (texts.length === 0 && masks.length === 0) return value;
      const key = await ring.of(db, caseNo, !known);
      const masked = (found: PersonalText) => known && maskedBefore(known, found);
      const anew = texts.filter((found) => found.inField && !masked(found));
      await indexPeople(
        db,
        caseNo,
        anew.map(({ side, kind, text }) => term(side, kind, text)),
      );
      const replace: Replace = (kind, text, within) =>
        masked({ kind, text, ...partyIn(within) }) ?? tokenText(tokenOf(key, kind, text));
      const numbers = inFreeText(replace);
      return withPersonal(schema, value, replace, (text) => numbers(unmasked(text, masks, key)));
    },
    rewrap: (limit) => ring.rewrap(limit),
  };
}

/** A personal text in a value, and whose it is. */
type PersonalText = {
  readonly kind: PersonalKind;
  readonly text: string;
  readonly side: Party['side'];
  readonly id: string | undefined;
  /** Of a marked field; otherwise found in free text. */
  readonly inField: boolean;
};

function textsIn(schema: z.ZodType, value: unknown): PersonalText[] {
  const found: PersonalText[] = [];
  withPersonal(schema, value, (kind, text, within) => {
    found.push({ kind, text, ...partyIn(within) });
    return text;
  });
  return found;
}

const partyIn = (within: unknown): Pick<PersonalText, 'side' | 'id' | 'inField'> => {
  const { side = 'third-party', id } = (within ?? {}) as Partial<Party>;
  return { side, id, inField: within !== undefined };
};

const STARS = '****';
const hasMask = (value: unknown): boolean => JSON.stringify(value)?.includes(STARS) ?? false;
/** Masks by which one number is told from another, in any text. */
const isTelling = ({ kind, mask }: Token): boolean =>
  ['identity-number', 'phone', 'bank-account'].includes(kind) && mask !== STARS;

/** A text with the tokens instead of the masks that were shown; a mask that two numbers share stays a mask. */
function unmasked(text: string, masks: readonly (Token & { readonly text: string })[], key: NamedKey): string {
  return masks.reduce((done, token) => {
    if (!done.includes(token.mask)) return done;
    const alike = masks.filter(({ mask, keyId }) => mask === token.mask && keyId === key.id);
    if (new Set(alike.map((each) => plainOf(key, each))).size !== 1) return done;
    // What stands in a token already has been put back.
    const pieces = done.split(/(⟦[^⟦⟧]*⟧)/);
    return pieces
      .map((piece) => (piece.startsWith('⟦') ? piece : piece.replaceAll(token.mask, () => alike[0]?.text ?? piece)))
      .join('');
  }, text);
}

/** Spaces and hyphens make no difference, nor does the width of a character or the case of a letter. */
const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()-]/g, '');

const termsUnder =
  (index: Keyring): PersonalData['term'] =>
  (side, kind, text) => {
    const { suite, bytes } = index.current();
    return { side, term: suite.mac(bytes, `${kind}/${normal(text)}`).toString('base64url') };
  };

/** The token that was shown to who sends back its mask. */
function maskedBefore(known: readonly Party[], { kind, text, id }: PersonalText): string | undefined {
  const values = Object.values(known.find((party) => party.id === id) ?? {}).filter((each) => typeof each === 'string');
  return values.find((value) => tokensIn(value).some((token) => token.kind === kind && token.mask === text));
}

const about = (kind: PersonalKind, keyId: string): Buffer => Buffer.from(`${kind}/${keyId}`);

function tokenOf({ id, suite, bytes }: NamedKey, kind: PersonalKind, text: string): Token {
  const sealed = suite.seal(bytes, Buffer.from(text), about(kind, id)).toString('base64url');
  return { kind, keyId: id, sealed, mask: maskOf(kind, text) };
}

function plainOf(key: NamedKey | undefined, { kind, keyId, sealed }: Token): string {
  if (!key) throw new Erased(`the key ${keyId} is not here: what was encrypted with it has been deleted`);
  return key.suite.open(key.bytes, Buffer.from(sealed, 'base64url'), about(kind, keyId)).toString();
}
