import { isLocalDate } from '../shared/law/local-date';

/** One page of a list, and the cursor of the next one if there is more. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

/** How much to read, and from where: a cursor as an earlier page gave it. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/** The cursor is none of ours, or one of another list. */
export class BadCursor extends RangeError {
  override readonly name = 'BadCursor';
}

/** The place after an item, as a text that means nothing to its reader. `list` tells the cursors of lists apart. */
export function cursorAfter(list: string, ...place: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...place])).toString('base64url');
}

/** What the parts of a place must look like, so that no part of a forged cursor reaches the database. */
const PARTS = {
  day: isLocalDate,
  instant: (text: string) =>
    /^\d{4}-\d{2}-\d{2}[T ][\d:.]{8,15}(Z|\+00)$/.test(text) && !Number.isNaN(Date.parse(text)),
  number: (text: string) => /^\d{1,15}$/.test(text),
  text: (text: string) => text.isWellFormed() && !text.includes('\u0000'),
} as const;

/**
 * The place that a cursor names; undefined without one.
 * @throws BadCursor if the text was not made by `cursorAfter` for this list.
 */
export function placeOf(
  list: string,
  cursor: string | undefined,
  shape: readonly (keyof typeof PARTS)[],
): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const [name, ...place] = parsed(cursor);
  const fits = name === list && place.length === shape.length;
  if (!fits || !shape.every((part, i) => PARTS[part](place[i] ?? ''))) throw new BadCursor(`not a cursor of ${list}`);
  return place;
}

function parsed(cursor: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : [];
  } catch {
    return [];
  }
}

/** The page of rows that were read with one row more than asked for, which tells whether there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, cursor }: { item: (row: Row) => Item; cursor: (row: Row) => string },
): Page<Item> {
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(item),
    ...(rows.length > limit && last ? { next: cursor(last) } : {}),
  };
}
