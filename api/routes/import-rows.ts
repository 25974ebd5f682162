import { importRows, replaceRows, ROW_STATES, type ImportRow } from '../../db/import-rows';
import { importStanding, listImports, registerImport, type ImportFilter, type ImportStanding } from '../../db/imports';
import { cursorAfter, placeOf } from '../../db/cursor';
import type { Actor } from '../../shared/case/actor';
import { cite } from '../../shared/case/situation';
import { XLSX_TYPE } from '../../shared/contract/files';
import { COURT_COLUMNS, type CourtRow } from '../../shared/exchange/court-spreadsheet/columns';
import { corrected } from '../../shared/exchange/court-spreadsheet/corrections';
import { localDateOf } from '../../shared/law/local-date';
import { rulebookFor } from '../../shared/law/rulebooks/rulebooks';
import { refusal } from '../acting';
import { examined, knownIn, skipped } from '../imports/examining';
import { MOST_ROWS, written } from '../imports/spreadsheet';
import { importAnswer, ownImport } from '../imports/standing';
import { templateFile } from '../imports/template';
import type { Office } from '../office';
import { shownRow } from '../imports/shown-row';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type ImportRowHandlers = Pick<
  Handlers,
  'listImports' | 'readImportTemplate' | 'readImportRows' | 'correctImportRow' | 'registerImport'
>;

const LIST = 'import-rows';

/** What is seen of imports and their rows at a desk, and how a row is put right there. */
export function importRowRoutes(office: Office): ImportRowHandlers {
  const { pool, cases, clock } = office;
  const today = () => localDateOf(clock.now());

  return {
    listImports: async ({ query: { limit, cursor }, actor }) => {
      const page = await listImports(pool, whoseImports(actor), { limit, cursor });
      return { body: { ...page, items: page.items.map(importAnswer) } };
    },

    readImportTemplate: async () => ({
      body: { bytes: await templateFile(), type: XLSX_TYPE, name: 'mandates-template.xlsx' },
    }),

    readImportRows: async ({ params: { id }, query: { state, limit, cursor }, actor }) => {
      await ownImport(office, id, actor);
      const after = Number(placeOf(LIST, cursor, ['number'])?.[0] ?? 0);
      const rows = await importRows(pool, id, { after, limit: limit + 1, states: state && [state] });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? { next: cursorAfter(LIST, String(last.row)) } : {};
      return { body: { items: shown.map(rowAnswer), ...next } };
    },

    correctImportRow: async ({ params: { id, row: number }, body, actor }) => {
      const kept = await ownImport(office, id, actor);
      const rows = await importRows(pool, id, { limit: MOST_ROWS });
      const row = rows.find((each) => each.row === number);
      if (!row) throw new Problem('no-such-record', { detail: `该导入没有第${number}行` });
      const [next] =
        'skip' in body
          ? [skipped(number, row.cells)]
          : await examined(pool, [{ row: number, sheetRow: { cells: putRight(row.cells, body.cells) } }], {
              ...kept,
              today: today(),
              known: knownIn(rows),
            });
      const taken = row.state === 'refused' && next ? await replaceRows(pool, id, 'refused', [next]) : 0;
      if (taken === 0) throw settled(office, number, row);
      if (next?.state === 'waiting') await cases.runImport(id);
      const [after] = await importRows(pool, id, { after: number - 1, limit: 1 });
      return { body: { row: rowAnswer(after ?? row), import: importAnswer((await importStanding(pool, id)) ?? kept) } };
    },

    registerImport: async ({ params: { id }, actor }) => {
      const kept = await ownImport(office, id, actor);
      if (kept.dryRun) await register(office, kept);
      return { body: importAnswer(await ownImport(office, id, actor)) };
    },
  };
}

function whoseImports({ role, organ, id }: Actor): ImportFilter {
  if (role === 'clerk') return { organ: organ ?? '' };
  return role === 'court' ? { authorId: id } : {};
}

/** Days have passed since the dry run: what could be registered then is looked at once more. */
async function register({ pool, cases, clock }: Office, kept: ImportStanding): Promise<void> {
  const rows = await importRows(pool, kept.id, { limit: MOST_ROWS, states: ['checked'] });
  const again = rows.map(({ row, cells }) => ({ row, sheetRow: { cells } }));
  const to = { ...kept, dryRun: false, today: localDateOf(clock.now()) };
  await registerImport(pool, kept.id, await examined(pool, again, to));
  await cases.runImport(kept.id);
}

/** @throws Problem `validation` for a column that the row does not have. */
function putRight(row: CourtRow, cells: Readonly<Record<string, string>>): CourtRow {
  const texts = Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, written(text)]));
  const result = corrected(row, texts);
  if (result.kind === 'corrected') return result.row;
  const fields = result.columns.map((column) => ({
    path: `body.cells.${column}`,
    code: 'unknown',
    message: '该行没有这一列',
    hint: `列名为${COURT_COLUMNS.join('、')}，或者该行 faults 中写明的列`,
  }));
  throw new Problem('validation', { detail: `该行没有“${result.columns[0]}”列`, fields });
}

function settled({ clock }: Office, number: number, { state, caseNo }: ImportRow): Problem {
  const book = rulebookFor('chongqing', localDateOf(clock.now()));
  const said = `${ROW_STATES[state]}${caseNo ? `（${caseNo}）` : ''}`;
  return refusal([
    {
      code: 'import/row-settled',
      reason: `第${number}行的处理状态是${said}，不能再改`,
      cite: cite(book, 'mediation-records'),
      remedy: caseNo ? '在该案件中办理更正' : '只有处理状态为“错误”的行可以改正',
    },
  ]);
}

/** A row as it is answered with. */
function rowAnswer(found: ImportRow) {
  const { row, state, cells, original, faults, caseNo } = shownRow(found);
  return {
    ...{ row, state, stateLabel: ROW_STATES[state], cells, faults },
    ...(original ? { original } : {}),
    ...(caseNo === undefined ? {} : { caseNo }),
  };
}
