import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { namedKey, type Keyring, type NamedKey } from '../shared/platform/keys/keyring';
import { KEY_BYTES } from '../shared/platform/keys/suite';
import { caseKeyOf, caseKeys, keepCaseKey, keysUnderOtherMaster, rewrapCaseKey, type CaseKey } from './case-keys';
import type { Queryable } from './pool';

/** What was encrypted under the key of a case has been deleted by deleting that key. */
export class Erased extends Error {}

/** The keys of cases, as this process may use them. */
export type CaseKeyring = {
  /**
   * The key of a case; one is drawn if it has none.
   * @param db the transaction in which what is encrypted with it is kept, if there is one
   * @param isNew the case is being opened: it hardly has one
   */
  of(db: Queryable, caseNo: string, isNew?: boolean): Promise<NamedKey>;
  /** Those of the named keys that have not been deleted, by their names. */
  named(ids: readonly string[]): Promise<ReadonlyMap<string, NamedKey>>;
  /** Wraps some keys anew that are wrapped with a master key of before; how many. */
  rewrap(limit: number): Promise<number>;
};

/** A key that was deleted is known to no process after so long. */
const KEPT_MS = 60_000;
const MOST_KEPT = 5_000;

export function caseKeyring(pool: Pool, masters: Keyring): CaseKeyring {
  const opened = new Map<string, { readonly key: NamedKey; readonly until: number }>();
  const remember = (kept: CaseKey): NamedKey => {
    const known = opened.get(kept.id);
    if (known && known.until > Date.now()) return known.key;
    if (opened.size >= MOST_KEPT) opened.clear();
    const key = unwrapped(masters, kept);
    opened.set(kept.id, { key, until: Date.now() + KEPT_MS });
    return key;
  };
  return {
    of: async (db, caseNo, isNew = false) => {
      const kept = isNew ? undefined : await caseKeyOf(db, caseNo);
      return remember(kept ?? (await keepCaseKey(db, drawn(masters, caseNo))));
    },
    named: async (ids) => {
      const unknown = ids.filter((id) => (opened.get(id)?.until ?? 0) <= Date.now());
      if (unknown.length > 0) (await caseKeys(pool, unknown)).forEach(remember);
      return new Map(ids.flatMap((id) => (opened.get(id) ? [[id, opened.get(id)!.key] as const] : [])));
    },
    rewrap: async (limit) => {
      const old = await keysUnderOtherMaster(pool, masters.current().id, limit);
      for (const key of old) {
        const { bytes } = unwrapped(masters, key);
        await rewrapCaseKey(pool, { ...key, ...wrapped(masters, { id: key.id, caseNo: key.caseNo, bytes }) });
      }
      return old.length;
    },
  };
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
