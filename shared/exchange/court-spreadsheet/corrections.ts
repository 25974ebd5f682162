import { CHILD_SHEETS, COURT_COLUMNS, type ChildSheet, type CourtRow } from './columns';

/** What is put right: by the column as a fault names it, `案由` or `当事人第3行·证照号`. */
export type Corrections = Readonly<Record<string, string>>;

/** The row as it is once it has been put right, or the names that are of none of its cells. */
export type CorrectedRow =
  | { readonly kind: 'corrected'; readonly row: CourtRow }
  | { readonly kind: 'unknown'; readonly columns: readonly string[] };

/** Puts cells of a row right, on the first sheet and on the further ones. */
export function corrected(row: CourtRow, corrections: Corrections): CorrectedRow {
  const unknown: string[] = [];
  let now = row;
  for (const [column, text] of Object.entries(corrections)) {
    const next = (COURT_COLUMNS as readonly string[]).includes(column)
      ? { ...now, [column]: text }
      : withChild(now, column, text);
    if (next) now = next;
    else unknown.push(column);
  }
  return unknown.length > 0 ? { kind: 'unknown', columns: unknown } : { kind: 'corrected', row: now };
}

const CHILD_CELL = /^(当事人|请求|材料)第(\d{1,6})行·(.+)$/;

function withChild(row: CourtRow, name: string, text: string): CourtRow | undefined {
  const [, sheet = '', line = '', column = ''] = CHILD_CELL.exec(name) ?? [];
  const lines = row.children?.[sheet as ChildSheet] as readonly { readonly line: number }[] | undefined;
  const known = CHILD_SHEETS[sheet as ChildSheet] as readonly string[] | undefined;
  if (!lines?.some((each) => each.line === Number(line)) || !known?.slice(1).includes(column)) return undefined;
  const changed = lines.map((each) => (each.line === Number(line) ? { ...each, [column]: text } : each));
  return { ...row, children: { ...row.children, [sheet]: changed } };
}
/** What stands in a cell that a fault names; nothing if there is no such cell. */
export function cellText(row: CourtRow, name: string): string | undefined {
  if ((COURT_COLUMNS as readonly string[]).includes(name)) return row[name as keyof CourtRow] as string;
  const [, sheet = '', line = '', column = ''] = CHILD_CELL.exec(name) ?? [];
  const lines = row.children?.[sheet as ChildSheet] as readonly Readonly<Record<string, string | number>>[] | undefined;
  const found = lines?.find((each) => each.line === Number(line))?.[column];
  return found === undefined ? undefined : String(found);
}
