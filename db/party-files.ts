import type { Side } from '../shared/case/actor';
import type { CaseFiles } from './case-files';
import { discardUnnamed } from './case-objects';
import type { Queryable } from './pool';

/** What a party may hand in. */
export const PARTY_FILE_TYPES = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;
export type PartyFileType = keyof typeof PARTY_FILE_TYPES;

/** A paper that a party has handed in. */
export type PartyFile = {
  readonly id: string;
  readonly caseNo: string;
  readonly side: Side;
  readonly name: string;
  readonly type: PartyFileType;
  readonly sha256: string;
  readonly bytes: number;
  readonly handedInBy: string;
  /** UTC, ISO. */
  readonly handedInAt: string;
  /** When somebody of the organisation first looked at it. UTC, ISO. */
  readonly seenAt?: string;
};

/** A case keeps at most so many of one side, and so much. */
const MOST_FILES = 60;
const MOST_BYTES = 200 * 1024 * 1024;

/** Where the files of cases are: which there are, and what is in them. */
export type Files = { readonly pool: Queryable; readonly files: CaseFiles };

/** Keeps a file. `known`: that side has handed in the very same before; `full`: the case takes no more of it. */
export async function keepPartyFile(
  { pool, files }: Files,
  file: Omit<PartyFile, 'bytes' | 'seenAt'>,
  content: Buffer,
): Promise<'kept' | 'known' | 'full'> {
  const { id, caseNo, side, name, type, sha256, handedInBy, handedInAt } = file;
  // The content first: a file that is listed can be read.
  await files.keep({ caseNo, sha256 }, content);
  const { rows } = await pool.query<{ kept: number; known: number }>(
    `with there as (
       select count(*) as files, coalesce(sum(bytes), 0) as bytes, count(*) filter (where sha256 = $6) as known
       from party_files where case_no = $2 and side = $3
     ), kept as (
       insert into party_files (id, case_no, side, name, type, sha256, bytes, handed_in_by, handed_in_at)
       select $1, $2, $3, $4, $5, $6, $7::int, $8, $9 from there
       where known = 0 and files < ${MOST_FILES} and bytes + $7::int <= ${MOST_BYTES}
       on conflict do nothing returning 1
     )
     select (select count(*) from kept)::int as kept, known::int as known from there`,
    [id, caseNo, side, name, type, sha256, content.length, handedInBy, handedInAt],
  );
  if (rows[0]?.kept) return 'kept';
  if (rows[0]?.known) return 'known';
  await discardUnnamed(pool, { caseNo, sha256 });
  return 'full';
}

/** Takes back a file whose entry the case has refused. */
export async function discardPartyFile(db: Queryable, id: string): Promise<void> {
  const { rows } = await db.query<{ caseNo: string; sha256: string }>(
    'delete from party_files where id = $1 returning case_no as "caseNo", sha256',
    [id],
  );
  if (rows[0]) await discardUnnamed(db, rows[0]);
}

const COLUMNS = `id, case_no, side, name, type, sha256, bytes, handed_in_by, handed_in_at, seen_at`;

/** What was handed in, the newest first; of one side only if it is named. */
export async function partyFilesOf(db: Queryable, caseNo: string, side?: Side): Promise<readonly PartyFile[]> {
  const { rows } = await db.query<FileRow>(
    `select ${COLUMNS} from party_files where case_no = $1 and ($2::text is null or side = $2)
     order by handed_in_at desc, id`,
    [caseNo, side ?? null],
  );
  return rows.map(fileOf);
}

/**
 * A file with its content; of one side only if it is named.
 * @throws what reading the content throws (db/case-files.ts).
 */
export async function partyFile(
  { pool, files }: Files,
  { caseNo, id, side }: { readonly caseNo: string; readonly id: string; readonly side?: Side },
): Promise<(PartyFile & { readonly content: Buffer }) | undefined> {
  const { rows } = await pool.query<FileRow & { content: Buffer | null }>(
    `select ${COLUMNS}, content from party_files
     where id = $1 and case_no = $2 and ($3::text is null or side = $3)`,
    [id, caseNo, side ?? null],
  );
  const [row] = rows;
  if (!row) return undefined;
  const file = fileOf(row);
  const content = row.content ?? (await files.read(file));
  if (!content) throw new Error(`no object holds the file ${id}`);
  return { ...file, content };
}

/** Moves contents that lie in the database into the store, at most so many; how many it were. @throws StoreOutage */
export async function moveContents({ pool, files }: Files, limit: number): Promise<number> {
  const { rows } = await pool.query<{ id: string; caseNo: string; sha256: string; content: Buffer }>(
    `select id, case_no as "caseNo", sha256, content from party_files where content is not null
     order by handed_in_at limit $1`,
    [limit],
  );
  for (const { id, content, ...ref } of rows) {
    await files.keep(ref, content);
    await pool.query('update party_files set content = null where id = $1', [id]);
  }
  return rows.length;
}

/** Notes that somebody of the organisation has looked at a file; the first look counts. `at`: UTC, ISO. */
export async function notePartyFileSeen(
  db: Queryable,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: string },
): Promise<void> {
  await db.query('update party_files set seen_at = $2, seen_by = $3 where id = $1 and seen_at is null', [id, at, by]);
}

type FileRow = {
  id: string;
  case_no: string;
  side: Side;
  name: string;
  type: PartyFileType;
  sha256: string;
  bytes: number;
  handed_in_by: string;
  handed_in_at: Date;
  seen_at: Date | null;
};

const fileOf = (row: FileRow): PartyFile => ({
  id: row.id,
  caseNo: row.case_no,
  side: row.side,
  name: row.name,
  type: row.type,
  sha256: row.sha256,
  bytes: row.bytes,
  handedInBy: row.handed_in_by,
  handedInAt: row.handed_in_at.toISOString(),
  ...(row.seen_at ? { seenAt: row.seen_at.toISOString() } : {}),
});
