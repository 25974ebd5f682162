import type { PoolClient } from 'pg';
import type { Entry } from '../shared/case/entry';
import { noteForeignNumber } from './case-numbers';
import { appendEntries } from './ledger';
import { rebuildView } from './rebuild-views';

/** Whence a case file came. */
export type Provenance = {
  readonly caseNo: string;
  readonly organ: string;
  readonly organTitle: string;
  /** SHA-256 of the package, hexadecimal. */
  readonly packageSha256: string;
  /** The key that sealed its catalogue. */
  readonly keyId: string;
  readonly importedBy: string;
};

/**
 * Takes in the docket of a case that was carried to its end elsewhere, entry for entry with the hashes that it has.
 * The very same once more changes nothing.
 * @returns how many entries were new.
 * @throws LedgerConflict if there is another case of that number here. Nothing is written.
 */
export async function importCase(client: PoolClient, from: Provenance, entries: readonly Entry[]): Promise<number> {
  const { caseNo, organ, organTitle, packageSha256, keyId, importedBy } = from;
  await noteForeignNumber(client, caseNo);
  const fresh = await appendEntries(client, caseNo, entries);
  if (fresh.length === 0) return 0;
  await client.query(
    `insert into imported_cases (case_no, organ, organ_title, package_sha256, key_id, imported_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [caseNo, organ, organTitle, packageSha256, keyId, importedBy],
  );
  await rebuildView(client, caseNo);
  return fresh.length;
}
