import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { JWK } from 'jose';
import { checkAuditExport } from '../shared/audit/export-check';
import { AUDIT_FAULTS } from '../shared/audit/faults';

/**
 * `npm run audit:check -- export.zip [--keys keys.json]`: checks an exported audit log without network and database.
 * Prints what it found; the exit code is 1 if anything is wrong.
 */
async function main([archive, option, keysFile]: readonly string[]): Promise<void> {
  if (!archive || (option !== undefined && (option !== '--keys' || !keysFile)))
    throw new Error('usage: npm run audit:check -- export.zip [--keys keys.json]');
  const files = new Map(Object.entries(unzipSync(readFileSync(archive))));
  const trusted = keysFile ? (JSON.parse(readFileSync(keysFile, 'utf8')) as { keys: JWK[] }).keys : undefined;
  const { entries, chains, roots, uncovered, pinned, findings } = await checkAuditExport(files, trusted);
  console.log(`${entries} entries in ${chains} chains, ${roots} roots`);
  if (!pinned) console.log('The keys are those in the archive: compare them with keys from elsewhere (--keys).');
  for (const chain of uncovered) console.log(`not under any root in the archive: ${chain}`);
  for (const { fault, where, seq } of findings) {
    console.log(`${fault}: ${where}${seq === undefined ? '' : `, entry ${seq}`}: ${AUDIT_FAULTS[fault]}`);
  }
  console.log(findings.length === 0 ? 'The export is whole.' : `${findings.length} findings.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
