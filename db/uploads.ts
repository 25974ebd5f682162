import type { Pool } from 'pg';
import type { Side } from '../shared/case/actor';
import type { CaseFiles, SealedObject } from './case-files';
import { transaction, type Queryable } from './pool';

/** A file that a side is handing in, part after part. */
export type Upload = {
  readonly id: string;
  readonly caseNo: string;
  readonly side: Side;
  readonly name: string;
  /** Of the whole file. */
  readonly bytes: number;
  /** How many of them are here, from the beginning. */
  readonly received: number;
  /** When something last came. UTC, ISO. */
  readonly touchedAt: string;
  /** It has been taken in. */
  readonly finished: boolean;
};

/** A side has at most so many that it has not finished. */
const MOST_UNFINISHED = 10;

/** Begins one. False if the side has begun too many that it has not finished. */
export async function beginUpload(db: Queryable, upload: Omit<Upload, 'received' | 'finished'>): Promise<boolean> {
  const { id, caseNo, side, name, bytes, touchedAt } = upload;
  const { rowCount } = await db.query(
    `insert into uploads (id, case_no, side, name, bytes, touched_at)
     select $1, $2, $3, $4, $5, $6 where (
       select count(*) from uploads where case_no = $2 and side = $3 and finished_at is null) < ${MOST_UNFINISHED}`,
    [id, caseNo, side, name, bytes, touchedAt],
  );
  return rowCount === 1;
}

type Own = Pick<Upload, 'id' | 'caseNo' | 'side'>;

/** One of a side's own. */
export async function uploadOf(db: Queryable, { id, caseNo, side }: Own): Promise<Upload | undefined> {
  const { rows } = await db.query<Omit<Upload, 'touchedAt'> & { touchedAt: Date }>(
    `select id, case_no as "caseNo", side, name, bytes, received, touched_at as "touchedAt",
       finished_at is not null as finished
     from uploads where id = $1 and case_no = $2 and side = $3`,
    [id, caseNo, side],
  );
  return rows[0] && { ...rows[0], touchedAt: rows[0].touchedAt.toISOString() };
}

const aboutOf = (id: string, at: number): string => `upload/${id}/${at}`;

type Part = { readonly at: number; readonly content: Buffer; readonly now: string };

/**
 * Keeps what comes next of a file. False, and nothing is kept, if meanwhile something else has come to that place.
 * @throws StoreOutage
 */
export async function addPart(
  { pool, files }: { readonly pool: Pool; readonly files: CaseFiles },
  { id, caseNo }: Own,
  { at, content, now }: Part,
): Promise<boolean> {
  const { object, keyId } = await files.put(caseNo, aboutOf(id, at), content);
  return transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update uploads set received = received + $3, touched_at = $4
       where id = $1 and received = $2 and finished_at is null and received + $3 <= bytes`,
      [id, at, content.length, now],
    );
    // The object stays announced, and goes.
    if (rowCount !== 1) return false;
    await client.query('insert into upload_parts (upload, case_no, at, object, key_id) values ($1, $2, $3, $4, $5)', [
      ...[id, caseNo, at],
      ...[object, keyId],
    ]);
    await client.query('delete from objects_to_remove where object = $1', [object]);
    return true;
  });
}

/** All that is here of a file, put together. @throws what reading a content throws (db/case-files.ts). */
export async function receivedContent(
  { pool, files }: { readonly pool: Queryable; readonly files: CaseFiles },
  id: string,
): Promise<Buffer> {
  const { rows } = await pool.query<SealedObject & { at: number }>(
    'select at, object, key_id as "keyId" from upload_parts where upload = $1 order by at',
    [id],
  );
  const parts: Buffer[] = [];
  for (const { at, ...sealed } of rows) parts.push(await files.get(aboutOf(id, at), sealed));
  return Buffer.concat(parts);
}

/** The file has been taken in: its parts go. */
export async function finishUpload(db: Queryable, id: string, now: string): Promise<void> {
  await db.query(
    `with gone as (delete from upload_parts where upload = $1)
     update uploads set finished_at = $2, touched_at = $2 where id = $1`,
    [id, now],
  );
}

/** Given up, by its side or because it cannot be taken in: its parts go. */
export async function dropUpload(db: Queryable, id: string): Promise<void> {
  await db.query('delete from uploads where id = $1', [id]);
}

/** Forgets those to which nothing has come since an instant (UTC, ISO), also finished ones; how many. */
export async function forgetUploadsBefore(db: Queryable, instant: string): Promise<number> {
  const { rowCount } = await db.query('delete from uploads where touched_at < $1', [instant]);
  return rowCount ?? 0;
}
