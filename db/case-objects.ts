import type { Pool } from 'pg';
import { transaction, type Queryable } from './pool';

/** What of a file an object holds: the content as it was handed in, or a small picture of it. */
export type Rendition = 'content' | 'preview';

type Key = { readonly caseNo: string; readonly sha256: string; readonly rendition?: Rendition };
/** Which object of the store holds a content of a case. `bytes`: of the content, unencrypted. */
export type CaseObject = Required<Key> & {
  readonly object: string;
  readonly keyId: string;
  readonly bytes: number;
};

const COLUMNS = 'case_no as "caseNo", sha256, rendition, object, key_id as "keyId", bytes';

export async function caseObject(db: Queryable, key: Key): Promise<CaseObject | undefined> {
  const { caseNo, sha256, rendition = 'content' } = key;
  const { rows } = await db.query<CaseObject>(
    `select ${COLUMNS} from case_objects where case_no = $1 and sha256 = $2 and rendition = $3`,
    [caseNo, sha256, rendition],
  );
  return rows[0];
}

/** An announced object is taken out of the store again unless a row names it by then. */
const ANNOUNCED_FOR = '1 hour';

/** Notes that an object is about to be put into the store. */
export async function announceObject(db: Queryable, object: string): Promise<void> {
  await db.query(
    `insert into objects_to_remove (object, not_before) values ($1, now() + interval '${ANNOUNCED_FOR}')
     on conflict (object) do update set not_before = excluded.not_before`,
    [object],
  );
}

/** Notes which object holds a content. If another does already, the new one stays announced, and goes. */
export async function keepCaseObject(db: Queryable, kept: Omit<CaseObject, 'rendition'> & Key): Promise<void> {
  const { caseNo, sha256, rendition = 'content', object, keyId, bytes } = kept;
  await db.query(
    `with kept as (
       insert into case_objects (case_no, sha256, rendition, object, key_id, bytes)
       select $1, $2, $3, $4, $5, $6 on conflict do nothing returning object
     )
     delete from objects_to_remove where object in (select object from kept)`,
    [caseNo, sha256, rendition, object, keyId, bytes],
  );
}

/** Lets a content go that no file of the case names any more, with its pictures. */
export async function discardUnnamed(db: Queryable, { caseNo, sha256 }: Key): Promise<void> {
  await db.query(
    `delete from case_objects o where case_no = $1 and sha256 = $2
       and not exists (select from party_files f where f.case_no = o.case_no and f.sha256 = o.sha256)`,
    [caseNo, sha256],
  );
}

/**
 * Takes objects out of the store that are to go, the oldest first; how many. What the store does not let go stays noted.
 * @throws whatever `remove` throws
 */
export async function removeObjects(
  pool: Pool,
  limit: number,
  remove: (object: string) => Promise<void>,
): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ object: string }>(
      `delete from objects_to_remove where object in (
         select object from objects_to_remove where not_before <= now()
         order by not_before limit $1 for update skip locked)
       returning object`,
      [limit],
    );
    for (const { object } of rows) await remove(object);
    return rows.length;
  });
}

/** Every object of every case, in order, read in portions. */
export async function* allCaseObjects(db: Queryable, portion = 500): AsyncIterable<CaseObject> {
  let after: readonly string[] = ['', '', ''];
  for (;;) {
    const { rows } = await db.query<CaseObject>(
      `select ${COLUMNS} from case_objects where (case_no, sha256, rendition) > ($1, $2, $3)
       order by case_no, sha256, rendition limit $4`,
      [...after, portion],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < portion) return;
    after = [last.caseNo, last.sha256, last.rendition];
  }
}
