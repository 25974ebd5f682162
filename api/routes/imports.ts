import { createHash } from 'node:crypto';
import { importRows, replaceRows, type ImportRow } from '../../db/import-rows';
import { keepImport, type Import } from '../../db/imports';
import type { Actor } from '../../shared/case/actor';
import { CSV_TYPE, XLSX_TYPE } from '../../shared/contract/files';
import { rowOfKey } from '../../shared/exchange/imports';
import { localDateOf } from '../../shared/law/local-date';
import type { FieldFault } from '../../shared/problems';
import { examined, knownIn, skipped } from '../imports/examining';
import { reportFile } from '../imports/report';
import { readSheetApart } from '../imports/reading';
import { importAnswer, ownImport } from '../imports/standing';
import { MOST_ROWS, type SheetRow } from '../imports/spreadsheet';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type ImportHandlers = Pick<Handlers, 'startImport' | 'readImport' | 'readImportReport' | 'continueImport'>;

/** Until the organisation names one, whoever is on duty answers first. */
const ON_DUTY = '值班人员';
const SKIP = '跳过';

export function importRoutes(office: Office): ImportHandlers {
  const { pool, cases, clock } = office;
  const today = () => localDateOf(clock.now());

  return {
    startImport: async ({ body: file, query, actor, key }) => {
      const { type, rows } = await readSheetApart(file.bytes);
      const dryRun = query['dry-run'] ?? false;
      const whole: Import = {
        id: importId(actor, key),
        fileName: query['file-name'] ?? file.name ?? `import.${type}`,
        fileType: type,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
        author: actor,
        organ: organOf(query.organ, actor),
        district: query.district,
        officer: actor.role === 'clerk' ? (actor.name ?? ON_DUTY) : ON_DUTY,
        dryRun,
      };
      const numbered = rows.map((sheetRow, i) => ({ row: i + 1, sheetRow }));
      await keepImport(pool, whole, await examined(pool, numbered, { ...whole, today: today() }));
      if (!dryRun) await cases.runImport(whole.id);
      return { body: importAnswer(await ownImport(office, whole.id, actor)) };
    },

    readImport: async ({ params: { id }, actor }) => ({ body: importAnswer(await ownImport(office, id, actor)) }),

    readImportReport: async ({ params: { id }, query: { format, encoding, only }, actor }) => {
      const file = await ownImport(office, id, actor);
      const rows = await importRows(pool, id, { limit: MOST_ROWS, states: only && [only] });
      const type = format ?? file.fileType;
      const bytes = await reportFile(file, rows, { type, encoding });
      const media = type === 'xlsx' ? XLSX_TYPE : `${CSV_TYPE}; charset=${encoding}`;
      return { body: { bytes, type: media, name: `${id}.${type}` } };
    },

    continueImport: async ({ params: { id }, body: file, actor }) => {
      const kept = await ownImport(office, id, actor);
      if (kept.dryRun)
        throw new Problem('validation', { detail: '试运行没有登记任何案件，请先正式登记，或者重新导入改正后的文件' });
      const rows = await importRows(pool, id, { limit: MOST_ROWS });
      const refused = new Set(rows.filter(({ state }) => state === 'refused').map(({ row }) => row));
      const sheet = await readSheetApart(file.bytes);
      const given = numbered(id, sheet.rows, rows)
        .filter(({ row }) => refused.has(row))
        .map((each) => (sheet.type === 'csv' ? withItsChildren(each, rows[each.row - 1]) : each));
      const skips = given.filter(({ sheetRow }) => sheetRow.status === SKIP);
      const again = given.filter((each) => !skips.includes(each));
      const taken = await replaceRows(pool, id, 'refused', [
        ...skips.map(({ row, sheetRow: { cells } }) => skipped(row, cells)),
        ...(await examined(pool, again, { ...kept, today: today(), known: knownIn(rows) })),
      ]);
      await cases.runImport(id);
      return { body: { ...importAnswer(await ownImport(office, id, actor)), taken } };
    },
  };
}

/** The same request under the same key is the same import. */
const importId = (actor: Actor, key: string): string =>
  `imp_${createHash('sha256').update(`${actor.id}/${key}`).digest('hex').slice(0, 24)}`;

/** A clerk hands in for the own organisation only; a court says for which. */
function organOf(named: string | undefined, { role, organ }: Actor): string {
  const meant = role === 'clerk' ? organ : named;
  if (meant !== undefined && (named === undefined || named === meant)) return meant;
  if (meant !== undefined) throw new Problem('forbidden', { detail: '只能为本组织导入' });
  const fault = { path: 'query.organ', code: 'invalid-type', message: '必填', hint: '填写接收的调解组织编号' };
  throw new Problem('validation', { detail: `${fault.path} ${fault.message}`, fields: [fault] });
}

/** A row of a corrected report with the number under which it is known. */
type GivenRow = { readonly row: number; readonly sheetRow: SheetRow };

/**
 * Which row of the import each row of a corrected report is: by its key; a file without keys, by the 序号 if it is unique.
 * @throws Problem `validation` for rows that are of no row, and for two of the same.
 */
function numbered(id: string, given: readonly SheetRow[], rows: readonly ImportRow[]): GivenRow[] {
  const bySerial = new Map<string, number[]>();
  for (const { row, cells } of rows) bySerial.set(cells.序号, [...(bySerial.get(cells.序号) ?? []), row]);
  const numbers = given.map(({ key, cells }) => {
    if (key) return rowOfKey(id, key);
    const same = cells.序号 === '' ? [] : (bySerial.get(cells.序号) ?? []);
    return same.length === 1 ? same[0] : undefined;
  });
  const faults = numbers.flatMap((row, i): FieldFault[] => {
    if (row === undefined || row > rows.length) return [strayRow(i, '不能对应到本次导入的任何一行')];
    return numbers.indexOf(row) === i ? [] : [strayRow(i, `与另一行同为第${row}行`)];
  });
  if (faults.length > 0) throw new Problem('validation', { detail: faults[0]!.message, fields: faults.slice(0, 50) });
  return given.map((sheetRow, i) => ({ row: numbers[i]!, sheetRow }));
}

/** A csv file has no further sheets: what they said of a row stays said. */
const withItsChildren = ({ row, sheetRow }: GivenRow, before: ImportRow | undefined): GivenRow => {
  const children = before?.cells.children;
  return children ? { row, sheetRow: { ...sheetRow, cells: { ...sheetRow.cells, children } } } : { row, sheetRow };
};

const strayRow = (i: number, message: string): FieldFault => ({
  path: `body.file.${i + 1}.幂等键`,
  code: 'row',
  message,
  hint: '保留结果文件中的“幂等键”列不作改动',
});
