import type { ArrivedMessage } from './inbound-messages';
import type { Queryable } from './pool';

// Partners' messages about one matter have an order, and may arrive in another.

/** So many missing versions of a subject are asked for at once. */
const MOST_MISSING = 20;

/**
 * The place of a version among those of its subject. Stale: it, or a newer one, is here, and nobody misses it. Missing:
 * the versions before it that have to be asked for, each once. Others wait until the transaction has ended.
 */
export async function placeOfRevision(
  client: Queryable,
  { partner, about, revision = 1 }: ArrivedMessage,
): Promise<{ readonly stale: boolean; readonly missing: readonly number[] }> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${partner}/${about}`]);
  const { rows } = await client.query<{ newest: number }>(
    'select coalesce(max(revision), 0) as newest from inbound_messages where partner = $1 and about = $2',
    [partner, about],
  );
  const newest = rows[0]?.newest ?? 0;
  if (revision <= newest) {
    const { rowCount } = await client.query(
      'delete from inbound_gaps where partner = $1 and subject = $2 and revision = $3',
      [partner, about, revision],
    );
    return { stale: rowCount === 0, missing: [] };
  }
  const gap = await client.query<{ revision: number }>(
    `insert into inbound_gaps (partner, subject, revision)
     select $1, $2, generate_series(greatest($3::int, $4::int - $5), $4::int - 1)
     on conflict do nothing returning revision`,
    [partner, about, newest + 1, revision, MOST_MISSING],
  );
  return { stale: false, missing: gap.rows.map((row) => row.revision).sort((a, b) => a - b) };
}

/**
 * May a message that is impossible now become possible by itself: is a version before it missing, or has one about the
 * same matter that came before it not been carried out yet?
 */
export async function isEarlierMissing(
  db: Queryable,
  { partner, id, about, subject, caseNo, revision, receivedAt }: ArrivedMessage,
): Promise<boolean> {
  const { rows } = await db.query<{ missing: boolean }>(
    `select exists (select from inbound_gaps where partner = $1 and subject = $2 and revision < coalesce($3, 0))
         or exists (
           select from inbound_messages
           where state = 'received' and received_at < $4 and (partner, id) <> ($1, $5)
             and ((partner = $1 and subject = $6) or case_no = $7)
         ) as missing`,
    [partner, about, revision, receivedAt, id, subject, caseNo],
  );
  return rows[0]?.missing ?? false;
}
