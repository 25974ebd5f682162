import type { SuiteName } from '../shared/platform/keys/suite';
import type { Queryable } from './pool';

/** The key of a case as it is kept: wrapped with the master key that `masterId` names. */
export type CaseKey = {
  readonly id: string;
  readonly caseNo: string;
  readonly suite: SuiteName;
  readonly masterId: string;
  readonly wrapped: Buffer;
};

/** Keeps a case's key; a case that has one keeps that. Returns the one that is kept. */
export async function keepCaseKey(db: Queryable, key: CaseKey): Promise<CaseKey> {
  const { id, caseNo, suite, masterId, wrapped } = key;
  const { rowCount } = await db.query(
    `insert into case_keys (id, case_no, suite, master_id, wrapped) values ($1, $2, $3, $4, $5)
     on conflict (case_no) do nothing`,
    [id, caseNo, suite, masterId, wrapped],
  );
  if (rowCount === 1) return key;
  const kept = await caseKeyOf(db, caseNo);
  if (!kept) throw new Error(`the key of ${caseNo} was not kept`);
  return kept;
}

/** The key of a case; undefined if it has none (any more). */
export async function caseKeyOf(db: Queryable, caseNo: string): Promise<CaseKey | undefined> {
  const { rows } = await db.query<Row>('select * from case_keys where case_no = $1', [caseNo]);
  return rows[0] && keyOf(rows[0]);
}

/** The keys with these names, as far as they have not been deleted. */
export async function caseKeys(db: Queryable, ids: readonly string[]): Promise<CaseKey[]> {
  const { rows } = await db.query<Row>('select * from case_keys where id = any($1)', [ids]);
  return rows.map(keyOf);
}

/** Keys that are wrapped with another master key than the current one. */
export async function keysUnderOtherMaster(db: Queryable, masterId: string, limit: number): Promise<CaseKey[]> {
  const { rows } = await db.query<Row>('select * from case_keys where master_id <> $1 limit $2', [masterId, limit]);
  return rows.map(keyOf);
}

/** Replaces the wrapping of a key; nothing if it has been deleted meanwhile. */
export async function rewrapCaseKey(db: Queryable, { id, masterId, wrapped }: CaseKey): Promise<void> {
  await db.query('update case_keys set master_id = $2, wrapped = $3 where id = $1', [id, masterId, wrapped]);
}

/**
 * Makes the numbers and addresses of a case's people unreadable for ever, wherever they are kept, and the people
 * unfindable by them; the ledger stays as it is, and verifies (crypto-erasure). False if there was no key.
 */
export async function eraseCaseKey(db: Queryable, caseNo: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from case_keys where case_no = $1', [caseNo]);
  await db.query('delete from personal_index where case_no = $1', [caseNo]);
  return rowCount === 1;
}

type Row = { id: string; case_no: string; suite: SuiteName; master_id: string; wrapped: Buffer };

const keyOf = ({ id, case_no, suite, master_id, wrapped }: Row): CaseKey => ({
  ...{ id, suite, wrapped },
  caseNo: case_no,
  masterId: master_id,
});
