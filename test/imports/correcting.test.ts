import { Workbook } from 'exceljs';
import { settleRow } from '../../db/import-rows';
import { readSheet } from '../../api/imports/spreadsheet';
import type { Actor } from '../../shared/case/actor';
import { CSV_TYPE, XLSX_TYPE } from '../../shared/contract/files';
import { CHILD_SHEETS, COURT_COLUMNS, REQUIRED_COLUMNS } from '../../shared/exchange/court-spreadsheet/columns';
import { CLERK, openHouse, ORGAN, person, type House } from '../api/house';
import { csvFile, mandateRows, textOf, xlsxFile, type Cells } from './files';

let house: House<Awaited<ReturnType<typeof openHouse>>['cases']>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const ADDRESS = `/v1/imports?organ=${ORGAN}&district=500108`;
let next = 1;
/** Rows that no other test has. */
const fresh = (count: number): Cells[] => mandateRows(count, (next += count) - count);

async function handedIn(file: Buffer, { dry = false, type = CSV_TYPE } = {}): Promise<string> {
  const { body, text } = await house.post(`${ADDRESS}${dry ? '&dry-run=true' : ''}`, file, CLERK, {
    headers: { 'content-type': type },
  });
  expect(text).toContain('imp_');
  return body.id as string;
}
const rowsOf = async (id: string, query = '', actor: Actor = CLERK) =>
  (await house.get(`/v1/imports/${id}/rows?${query}`, actor)).body;
const correct = (id: string, row: number, body: object, actor: Actor = CLERK) =>
  house.post(`/v1/imports/${id}/rows/${row}`, body, actor);

describe('a row is put right at the desk', () => {
  test('by the columns that are wrong; it keeps its number, and what the file said stays beside it', async () => {
    const [good, bad] = fresh(2);
    const id = await handedIn(csvFile([good!, { ...bad, 案由: '买卖合同纠纷', 移送日期: '明天' }]), { dry: true });
    const { items } = await rowsOf(id, 'state=refused');
    expect(items).toMatchObject([
      {
        row: 2,
        stateLabel: '错误',
        faults: [{ column: '案由' }, { column: '移送日期' }],
        cells: { 案由: '买卖合同纠纷' },
      },
    ]);
    const halfway = await correct(id, 2, { cells: { 案由: '劳动合同纠纷' } });
    expect(halfway.body.row).toMatchObject({ state: 'refused', faults: [{ column: '移送日期', code: 'E-ROW-102' }] });
    const done = await correct(id, 2, { cells: { 移送日期: '2026-07-13' } });
    expect(done.body).toMatchObject({
      row: { row: 2, state: 'checked', faults: [], original: { 案由: '买卖合同纠纷', 移送日期: '明天' } },
      import: { dryRun: true, counts: { checked: 2, refused: 0 } },
    });
  });

  test('also on a further sheet of its workbook', async () => {
    const [row] = fresh(1);
    const people = [[...CHILD_SHEETS.当事人], [textOf(row!.序号), '旁听', '王五', '', '', '', '']];
    const id = await handedIn(await xlsxFile([row!], { sheets: { 当事人: people } }), { dry: true, type: XLSX_TYPE });
    const [refused] = (await rowsOf(id)).items;
    expect(refused.faults).toMatchObject([{ column: '当事人第2行·诉讼地位' }]);
    const done = await correct(id, 1, { cells: { '当事人第2行·诉讼地位': '第三人' } });
    expect(done.body.row).toMatchObject({
      state: 'checked',
      cells: { children: { 当事人: [{ 诉讼地位: '第三人' }] } },
    });
  });

  test('and what the file said is disposed of with the row', async () => {
    const [row] = fresh(1);
    const id = await handedIn(csvFile([{ ...row, 方式: '？' }]), { dry: true });
    await correct(id, 1, { cells: { 方式: '委派' } });
    const { pool } = house.database;
    await pool.query(`update import_rows set cells = '{}' where import_id = $1`, [id]);
    const { rows } = await pool.query('select cells, original from import_rows where import_id = $1', [id]);
    expect(rows).toEqual([{ cells: {}, original: null }]);
  });

  test('or left out', async () => {
    const [row] = fresh(1);
    const id = await handedIn(csvFile([{ ...row, 方式: '' }]), { dry: true });
    expect((await correct(id, 1, { skip: true })).body.row).toMatchObject({ state: 'skipped', faults: [] });
  });

  test('is the same mandate as another row after all, and is told so', async () => {
    const [row] = fresh(1);
    const id = await handedIn(csvFile([row!, { ...row, 方式: '' }]), { dry: true });
    const answer = await correct(id, 2, { cells: { 方式: textOf(row!.方式) } });
    expect(answer.body.row).toMatchObject({
      state: 'duplicate',
      faults: [{ code: 'E-ROW-201', message: '与第1行相同' }],
    });
  });

  test('is registered at once if the import is no dry run any more', async () => {
    const [row] = fresh(1);
    const id = await handedIn(csvFile([{ ...row, 方式: '' }]));
    const before = house.cases.imports.length;
    expect((await correct(id, 1, { cells: { 方式: '委派' } })).body.row).toMatchObject({ state: 'waiting' });
    expect(house.cases.imports.slice(before)).toEqual([id]);
  });

  test('is not what has been settled, what is no column of it, or nobody’s row', async () => {
    const [row, other] = fresh(2);
    const id = await handedIn(csvFile([row!, { ...other, 方式: '' }]));
    await settleRow(house.database.pool, id, 1, { state: 'opened', faults: [], caseNo: 'CQ-2026-000077' });
    const settled = await correct(id, 1, { cells: { 原告: '李四' } });
    expect(settled).toMatchObject({ status: 409, body: { refusals: [{ code: 'import/row-settled' }] } });
    expect(settled.text).toContain('CQ-2026-000077');
    expect(await correct(id, 2, { cells: { 备注: '无' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.cells.备注', code: 'unknown' }] },
    });
    expect(await correct(id, 2, { cells: { '材料第9行·名称': '无' } })).toMatchObject({ status: 400 });
    expect(await correct(id, 3, { skip: true })).toMatchObject({ status: 404 });
    expect(await correct(id, 2, { skip: true }, person('clerk', { id: 'x', organ: 'ORG-X' }))).toMatchObject({
      status: 404,
    });
    expect(await correct(id, 2, { skip: true }, person('supervisor'))).toMatchObject({ status: 403 });
  });
});

describe('after a dry run', () => {
  test('the same import is registered, with the rows that were put right; what is wrong stays to be put right', async () => {
    const [first, second, third] = fresh(3);
    const id = await handedIn(csvFile([first!, { ...second, 方式: '' }, { ...third, 方式: '' }]), { dry: true });
    await correct(id, 2, { cells: { 方式: '委派' } });
    const before = house.cases.imports.length;
    const { status, body } = await house.post(`/v1/imports/${id}/register`, {}, CLERK);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { dryRun: false, state: 'running', counts: { waiting: 2, refused: 1, checked: 0 } },
    });
    expect(house.cases.imports.slice(before)).toEqual([id]);
    const again = await house.post(`/v1/imports/${id}/register`, {}, CLERK);
    expect(again.body.counts).toMatchObject({ waiting: 2, refused: 1 });
    expect(house.cases.imports.slice(before)).toEqual([id]);
  });

  test('rows are read page by page', async () => {
    const id = await handedIn(csvFile(fresh(5)), { dry: true });
    const first = await rowsOf(id, 'limit=3');
    const second = await rowsOf(id, `limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ row }: { row: number }) => row)).toEqual([1, 2, 3, 4, 5]);
    expect(second.next).toBeUndefined();
  });
});

test('everybody finds the own imports in a list, the newest first', async () => {
  const court = person('court', { id: 'court-list', organ: '渝0103' });
  const mine = await house.post(ADDRESS, csvFile(fresh(1)), court, { headers: { 'content-type': CSV_TYPE } });
  const theirs = await handedIn(csvFile(fresh(1)));
  const ids = async (actor: Actor, query = '') =>
    ((await house.get(`/v1/imports?limit=200${query}`, actor)).body.items as { id: string }[]).map(({ id }) => id);
  expect(await ids(court)).toEqual([mine.body.id]);
  expect((await ids(CLERK)).slice(0, 2)).toEqual([theirs, mine.body.id]);
  expect(await ids(person('clerk', { organ: 'ORG-X' }))).toEqual([]);
  expect(await ids(person('supervisor'))).toContain(theirs);
  const { body } = await house.get('/v1/imports?limit=1', CLERK);
  const { body: rest } = await house.get(`/v1/imports?limit=1&cursor=${body.next}`, CLERK);
  expect([body.items[0].id, rest.items[0].id]).toEqual([theirs, mine.body.id]);
});

describe('the template', () => {
  const template = async (): Promise<Workbook> => {
    const token = await house.issuer.sign(CLERK);
    const response = await fetch(`${house.url}/v1/imports/template`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toContain(XLSX_TYPE);
    const book = new Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    return book;
  };

  test('filled in, is read as it stands', async () => {
    const book = await template();
    const [row] = fresh(1);
    book.worksheets[0]!.addRow(COURT_COLUMNS.map((column) => textOf(row![column])));
    const sheet = await readSheet(Buffer.from(await book.xlsx.writeBuffer()));
    expect(sheet.rows.map(({ cells }) => cells.案号)).toEqual([row!.案号]);
  });

  test('explains every column, and says which must be filled in', async () => {
    const notes = (await template()).getWorksheet('填写说明')!;
    const lines = notes.getSheetValues().slice(2) as unknown as string[][];
    const required = lines.filter(([, , , need]) => need === '必填').map(([, , column]) => column);
    expect(lines.slice(0, COURT_COLUMNS.length).map(([, , column]) => column)).toEqual([...COURT_COLUMNS]);
    expect(required).toEqual([...REQUIRED_COLUMNS]);
  });

  test('without a row is no import', async () => {
    const file = Buffer.from(await (await template()).xlsx.writeBuffer());
    const answer = await house.post(ADDRESS, file, CLERK, { headers: { 'content-type': XLSX_TYPE } });
    expect(answer).toMatchObject({ status: 400, body: { detail: '文件中没有数据行' } });
  });
});
