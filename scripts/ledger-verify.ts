import { rootKey } from '../api/audit/root-key';
import { publishedRoots } from '../db/audit/published-roots';
import { verifyAudit, type AuditWitness } from '../db/audit/verify-audit';
import { caseFiles } from '../db/case-files';
import { openToolPool } from '../db/pool';
import { FILE_FAULTS, verifyFiles } from '../db/verify-files';
import { FAULTS, verifyLedger } from '../db/verify-ledger';
import { verifyViews } from '../db/verify-views';
import { AUDIT_FAULTS } from '../shared/audit/faults';
import type { Config } from '../shared/platform/config';
import { requiredKeys } from '../shared/platform/keys/key-chest';
import { openObjects } from '../shared/platform/objects/open-objects';
import { installedConfig } from './installed-config';

/**
 * `npm run ledger:verify [-- --views]`: examines every chain of cases and of the audit log, every daily root,
 * every file in the store, and with `--views` every view. Prints what it found; the exit code is 1 if anything is wrong.
 */
async function main(): Promise<void> {
  const config = installedConfig();
  const pool = openToolPool(config.DATABASE_URL, console);
  try {
    const { cases, entries, root, findings } = await verifyLedger(pool);
    const audit = await verifyAudit(pool, await witnessOf(config));
    const views = process.argv.includes('--views') ? await verifyViews(pool) : [];
    const files = await verifyFiles(pool, caseFiles(pool, requiredKeys(config), openObjects(config)));
    const all = [...findings, ...views, ...audit.findings, ...files.findings];
    console.log(`${cases} cases, ${entries} entries; root ${root}`);
    console.log(`${audit.chains} audit chains, ${audit.entries} entries; ${audit.roots} daily roots`);
    console.log(`${files.files} files`);
    for (const { fault, where, seq } of all) {
      console.log(`${fault}: ${where}${seq === undefined ? '' : `, entry ${seq}`}: ${MEANINGS[fault]}`);
    }
    console.log(all.length === 0 ? 'The ledger is whole.' : `${all.length} findings.`);
    process.exitCode = all.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
  }
}

const MEANINGS = { ...FAULTS, ...AUDIT_FAULTS, ...FILE_FAULTS };

/** Keys and published roots, as far as they are known here; a signature whose key is not known is a finding. */
async function witnessOf({ AUDIT_KEY_FILE: key, AUDIT_ROOTS_FILE: file }: Config): Promise<AuditWitness> {
  return { keys: key ? (await rootKey(key)).keys : [], published: file ? await publishedRoots(file) : [] };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
