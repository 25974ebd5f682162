import type { ImportRow, RowState } from '../../db/import-rows';
import { maskOf, type PersonalKind } from '../../shared/case/personal';
import type { ChildColumn, Children, CourtColumn, CourtRow } from '../../shared/exchange/court-spreadsheet/columns';

const OF_ROW = {
  原告证照号: 'identity-number',
  原告电话: 'phone',
  被告统一社会信用代码: 'identity-number',
  被告电话: 'phone',
} as const satisfies Partial<Record<CourtColumn, PersonalKind>>;
const OF_PARTY = {
  证照号: 'identity-number',
  电话: 'phone',
  送达地址: 'address',
} as const satisfies Partial<Record<ChildColumn<'当事人'>, PersonalKind>>;

/** What has a case, or never will: nobody has to put anything right in it any more. */
const DONE: readonly RowState[] = ['opened', 'duplicate', 'skipped'];

/**
 * A row as its import shows it. As long as somebody may have to put it right, its numbers and addresses stand there as
 * the court wrote them; afterwards only what is left of them under the mask.
 */
export function shownRow(row: ImportRow): ImportRow {
  if (!DONE.includes(row.state)) return row;
  return { ...row, cells: masked(row.cells), ...(row.original ? { original: masked(row.original) } : {}) };
}

function masked(cells: CourtRow): CourtRow {
  const { children } = cells;
  return { ...cells, ...masks(cells, OF_ROW), ...(children ? { children: maskedChildren(children) } : {}) };
}

const maskedChildren = (children: Children): Children => ({
  ...children,
  ...(children.当事人 ? { 当事人: children.当事人.map((party) => ({ ...party, ...masks(party, OF_PARTY) })) } : {}),
});

/** The columns of one kind or another that are filled in, masked. */
function masks<Columns extends Readonly<Record<string, PersonalKind>>>(
  cells: Readonly<Record<keyof Columns, string>>,
  kinds: Columns,
): { [Column in keyof Columns]?: string } {
  const filled = (Object.keys(kinds) as (keyof Columns)[]).filter((column) => cells[column]?.trim());
  return Object.fromEntries(
    filled.map((column) => [column, maskOf(kinds[column] as PersonalKind, cells[column].trim())]),
  ) as { [Column in keyof Columns]?: string };
}
