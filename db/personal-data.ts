import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Party } from '../shared/case/form';
import { maskOf, tokensIn, tokenText, withPersonal, type PersonalKind, type Token } from '../shared/case/personal';
import type { KeyChest } from '../shared/platform/keys/key-chest';
import { namedKey, type Keyring, type NamedKey } from '../shared/platform/keys/keyring';
import { KEY_BYTES } from '../shared/platform/keys/suite';
import { caseKeyOf, caseKeys, keepCaseKey, keysUnderOtherMaster, rewrapCaseKey, type CaseKey } from './case-keys';
import { indexPeople, type IndexTerm } from './personal-index';
import type { Queryable } from './pool';

/** Whose case it is, what the value is, and, unless the case is new, its parties as they are. */
export type Protection = {
  readonly caseNo: string;
  readonly schema: z.ZodType;
  readonly known?: readonly Party[] | undefined;
};

/** The one place where numbers and addresses of people become tokens, and are read again. */
export type PersonalData = {
  /**
   * A value with a token for every personal text in it, under the key of its case, and its people in the index. A mask
   * that a person was shown and has sent back is what it masks.
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

/** The personal data of the case have been deleted by deleting its key. */
export class Erased extends Error {}

/** A key that was deleted is known to no process after so long. */
const KEPT_MS = 60_000;
const MOST_KEPT = 5_000;

export function personalData(pool: Pool, keys: Pick<KeyChest, 'personal' | 'index'>): PersonalData {
  const opened = new Map<string, { readonly key: NamedKey; readonly until: number }>();
  const remember = (kept: CaseKey): NamedKey => {
    const known = opened.get(kept.id);
    if (known && known.until > Date.now()) return known.key;
    if (opened.size >= MOST_KEPT) opened.clear();
    const key = unwrapped(keys.personal, kept);
    opened.set(kept.id, { key, until: Date.now() + KEPT_MS });
    return key;
  };
  const keysNamed = async (ids: readonly string[]): Promise<ReadonlyMap<string, NamedKey>> => {
    const unknown = ids.filter((id) => (opened.get(id)?.until ?? 0) <= Date.now());
    if (unknown.length > 0) (await caseKeys(pool, unknown)).forEach(remember);
    return new Map(ids.flatMap((id) => (opened.get(id) ? [[id, opened.get(id)!.key] as const] : [])));
  };
  const term = termsUnder(keys.index);

  const open = async (text: string, written = (plain: string) => plain): Promise<string> => {
    const tokens = tokensIn(text);
    if (tokens.length === 0) return text;
    const named = await keysNamed([...new Set(tokens.map(({ keyId }) => keyId))]);
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
    concerns: (schema, value) => textsIn(schema, value).length > 0,
    protect: async (db, { caseNo, schema, known }, value) => {
      const texts = textsIn(schema, value);
      if (texts.length === 0) return value;
      const kept = known && (await caseKeyOf(db, caseNo));
      const key = remember(kept ?? (await keepCaseKey(db, drawn(keys.personal, caseNo))));
      const masked = (found: PersonalText) => known && maskedBefore(known, found);
      const terms = texts.filter((found) => !masked(found)).map(({ side, kind, text }) => term(side, kind, text));
      await indexPeople(db, caseNo, terms);
      return withPersonal(
        schema,
        value,
        (kind, text, within) => masked({ kind, text, ...partyIn(within) }) ?? tokenText(tokenOf(key, kind, text)),
      );
    },
    rewrap: async (limit) => {
      const old = await keysUnderOtherMaster(pool, keys.personal.current().id, limit);
      for (const key of old) {
        const anew = wrapped(keys.personal, {
          id: key.id,
          caseNo: key.caseNo,
          bytes: unwrapped(keys.personal, key).bytes,
        });
        await rewrapCaseKey(pool, { ...key, ...anew });
      }
      return old.length;
    },
  };
}

/** A personal text in a value, and whose it is. */
type PersonalText = {
  readonly kind: PersonalKind;
  readonly text: string;
  readonly side: Party['side'];
  readonly id: string | undefined;
};

function textsIn(schema: z.ZodType, value: unknown): PersonalText[] {
  const found: PersonalText[] = [];
  withPersonal(schema, value, (kind, text, within) => {
    found.push({ kind, text, ...partyIn(within) });
    return text;
  });
  return found;
}

const partyIn = (within: unknown): Pick<PersonalText, 'side' | 'id'> => {
  const { side = 'third-party', id } = within as Partial<Party>;
  return { side, id };
};

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

type BareKey = { readonly id: string; readonly caseNo: string; readonly bytes: Buffer };

const wrapping = ({ id, caseNo }: Pick<BareKey, 'id' | 'caseNo'>): Buffer => Buffer.from(`case-key/${caseNo}/${id}`);

function drawn(masters: Keyring, caseNo: string): CaseKey {
  const key = { id: randomBytes(9).toString('base64url'), caseNo, bytes: randomBytes(KEY_BYTES) };
  return { id: key.id, caseNo, suite: masters.current().suiteName, ...wrapped(masters, key) };
}

/** The key under the current master key, bound to its case: in the row of another it does not open. */
function wrapped(masters: Keyring, key: BareKey): Pick<CaseKey, 'masterId' | 'wrapped'> {
  const { id, suite, bytes } = masters.current();
  return { masterId: id, wrapped: suite.seal(bytes, key.bytes, wrapping(key)) };
}

function unwrapped(masters: Keyring, key: CaseKey): NamedKey {
  const { suite, bytes } = masters.find(key.masterId);
  return namedKey(key.id, suite.open(bytes, key.wrapped, wrapping(key)), key.suite);
}
