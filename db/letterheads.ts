import type { Letterhead } from '../shared/documents/document';
import type { Queryable } from './pool';

/** How an organisation signs its documents; undefined until somebody has entered it. */
export async function letterheadOf(db: Queryable, organ: string): Promise<Letterhead | undefined> {
  const { rows } = await db.query<{ name: string; code: string; address: string | null; phone: string | null }>(
    'select name, code, address, phone from letterheads where organ = $1',
    [organ],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { name, code, address, phone } = row;
  return { organ, name, code, ...(address ? { address } : {}), ...(phone ? { phone } : {}) };
}

/** Enters a letterhead; documents that were issued before keep the one they bear. */
export async function enterLetterhead(
  db: Queryable,
  { organ, name, code, address, phone }: Letterhead,
  by: { readonly id: string; readonly at: string },
): Promise<void> {
  await db.query(
    `insert into letterheads (organ, name, code, address, phone, entered_by, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organ) do update set name = excluded.name, code = excluded.code, address = excluded.address,
       phone = excluded.phone, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [organ, name, code, address ?? null, phone ?? null, by.id, by.at],
  );
}
