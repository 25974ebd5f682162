import type { Side } from '../shared/case/actor';
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

/** Keeps a file. `known`: that side has handed in the very same before; `full`: the case takes no more of it. */
export async function keepPartyFile(
  db: Queryable,
  file: Omit<PartyFile, 'bytes' | 'seenAt'>,
  content: Buffer,
): Promise<'kept' | 'known' | 'full'> {
  const { id, caseNo, side, name, type, sha256, handedInBy, handedInAt } = file;
  const { rows } = await db.query<{ kept: number; known: number }>(
    `with there as (
       select count(*) as files, coalesce(sum(octet_length(content)), 0) as bytes, count(*) filter (where sha256 = $6) as known
       from party_files where case_no = $2 and side = $3
     ), kept as (
       insert into party_files (id, case_no, side, name, type, sha256, content, handed_in_by, handed_in_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9 from there
       where known = 0 and files < ${MOST_FILES} and bytes + octet_length($7::bytea) <= ${MOST_BYTES}
       on conflict do nothing returning 1
     )
     select (select count(*) from kept)::int as kept, known::int as known from there`,
    [id, caseNo, side, name, type, sha256, content, handedInBy, handedInAt],
  );
  if (rows[0]?.kept) return 'kept';
  return rows[0]?.known ? 'known' : 'full';
}

/** Takes back a file whose entry the case has refused. */
export async function discardPartyFile(db: Queryable, id: string): Promise<void> {
  await db.query('delete from party_files where id = $1', [id]);
}

const COLUMNS = `id, case_no, side, name, type, sha256, octet_length(content) as bytes, handed_in_by, handed_in_at, seen_at`;

/** What was handed in, the newest first; of one side only if it is named. */
export async function partyFilesOf(db: Queryable, caseNo: string, side?: Side): Promise<readonly PartyFile[]> {
  const { rows } = await db.query<FileRow>(
    `select ${COLUMNS} from party_files where case_no = $1 and ($2::text is null or side = $2)
     order by handed_in_at desc, id`,
    [caseNo, side ?? null],
  );
  return rows.map(fileOf);
}

/** A file with its content; of one side only if it is named. */
export async function partyFile(
  db: Queryable,
  { caseNo, id, side }: { readonly caseNo: string; readonly id: string; readonly side?: Side },
): Promise<(PartyFile & { readonly content: Buffer }) | undefined> {
  const { rows } = await db.query<FileRow & { content: Buffer }>(
    `select ${COLUMNS}, content from party_files
     where id = $1 and case_no = $2 and ($3::text is null or side = $3)`,
    [id, caseNo, side ?? null],
  );
  return rows[0] && { ...fileOf(rows[0]), content: rows[0].content };
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
