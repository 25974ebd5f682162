import type { SavedView, ViewPage } from '../shared/case/saved-view';
import type { Queryable } from './pool';

/** Whose views: a person, and the organ with which they are shared. */
export type Reader = { readonly id: string; readonly organ?: string | undefined };

const COLUMNS = `id::text, page, name, query, shared, owner = $1 as own`;

/** The reader's own views of a page, and those that others of the organ share; by name. */
export async function savedViews(db: Queryable, { id, organ }: Reader, page: ViewPage): Promise<readonly SavedView[]> {
  const { rows } = await db.query<SavedView>(
    `select ${COLUMNS} from saved_views where page = $2 and (owner = $1 or (shared and organ = $3))
     order by own desc, name`,
    [id, page, organ ?? null],
  );
  return rows;
}

/** Saves a view; one of the same name of the same person takes its place. */
export async function saveView(
  db: Queryable,
  { id, organ }: Reader,
  { page, name, query, shared }: Pick<SavedView, 'page' | 'name' | 'query' | 'shared'>,
): Promise<SavedView> {
  const { rows } = await db.query<SavedView>(
    `insert into saved_views (owner, organ, page, name, query, shared) values ($1, $2, $3, $4, $5, $6)
     on conflict (owner, page, name) do update set
       query = excluded.query, shared = excluded.shared, organ = excluded.organ, saved_at = now()
     returning ${COLUMNS}`,
    [id, organ ?? null, page, name, query, shared],
  );
  return rows[0]!;
}

/** Removes a view of the reader's own; false if there is none. */
export async function removeView(db: Queryable, { id }: Reader, view: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from saved_views where id = $2 and owner = $1', [id, view]);
  return rowCount === 1;
}
