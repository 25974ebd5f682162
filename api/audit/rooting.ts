import { appendFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { keepRoot, roots } from '../../db/audit/roots';
import { boundTo, inTreeOrder, leafText, type RootBody } from '../../shared/audit/root';
import { merkleRoot } from '../../shared/audit/merkle';
import { addDays, localDateOf } from '../../shared/law/local-date';
import { publishedRoots } from '../../db/audit/published-roots';
import type { RootKey } from './root-key';

/** What is needed to close a day. */
export type Rooting = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  readonly key: RootKey;
  /** AUDIT_ROOTS_FILE: each signature is added as a line, beyond the reach of the database's owner. */
  readonly file?: string | undefined;
};

/**
 * Closes yesterday (Asia/Shanghai): signs how far every case and every audit chain has come. Once a day however often
 * and by however many processes it is called; a day on which nothing ran is closed with the next.
 * @returns the root, if it was made now.
 */
export async function closeDay({ pool, clock, key, file }: Rooting): Promise<RootBody | undefined> {
  const now = clock.now();
  const day = addDays(localDateOf(now), -1);
  const root = await keepRoot(pool, day, async ({ before, leaves, totals }) => {
    const body: RootBody = {
      format: 'yuhe-root/1',
      no: (before?.body.no ?? 0) + 1,
      ...{ day, takenAt: new Date(now).toISOString(), previous: boundTo(before?.jws) },
      merkle: merkleRoot(inTreeOrder(leaves).map(leafText)),
      leaves: leaves.length,
      ...totals,
    };
    return { body, jws: await key.sign(body) };
  });
  if (root && file) await publish(pool, file);
  return root?.body;
}

/** Adds to the file what it lacks: also what a process could not add that died in between. */
async function publish(pool: Pool, file: string): Promise<void> {
  const known = new Set(await publishedRoots(file));
  const missing = (await roots(pool)).filter(({ jws }) => !known.has(jws));
  await appendFile(file, missing.map(({ jws }) => `${jws}\n`).join(''), { mode: 0o644 });
}
