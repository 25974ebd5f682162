import { deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { importRows, settleRow, waitingRows } from '../../db/import-rows';
import { noteMandateCase } from '../../db/court-mandates';
import type { Actor } from '../../shared/case/actor';
import { CSV_TYPE, XLSX_TYPE } from '../../shared/contract/files';
import { CHILD_SHEETS, COURT_COLUMNS, REPORT_COLUMNS } from '../../shared/exchange/court-spreadsheet/columns';
import { CLERK, MEDIATOR, openHouse, ORGAN, person, type Answer, type House } from '../api/house';
import { csvFile, csvText, mandateRow, mandateRows, reportRows, textOf, xlsxFile, type Cells } from './files';

let house: House<Awaited<ReturnType<typeof openHouse>>['cases']>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const COURT = person('court', { id: 'court-1', organ: undefined });
const ADDRESS = `/v1/imports?organ=${ORGAN}&district=500108`;
let next = 1;
/** Rows that no other test has. */
const fresh = (count: number): Cells[] => mandateRows(count, (next += count) - count);

const hand = (
  file: Buffer | string,
  { query = '', type = CSV_TYPE, actor = COURT, key }: Handing = {},
): Promise<Answer> =>
  house.post(ADDRESS + query, file, actor, { headers: { 'content-type': type }, ...(key ? { key } : {}) });
type Handing = { query?: string; type?: string; actor?: Actor; key?: string };

async function report(id: string, query = ''): Promise<Record<string, string>[]> {
  const token = await house.issuer.sign(COURT);
  const response = await fetch(`${house.url}/v1/imports/${id}/report?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  const type = response.headers.get('content-type')!.includes('csv') ? 'csv' : 'xlsx';
  return reportRows(Buffer.from(await response.arrayBuffer()), type, query.includes('gb18030') ? 'gb18030' : 'utf8');
}

const rowCount = async () =>
  (await house.database.pool.query<{ n: number }>('select count(*)::int as n from imports')).rows[0]!.n;

describe('a file', () => {
  test.each([
    ['UTF-8', 'utf8'],
    ['GB18030', 'gb18030'],
  ])('csv in %s is read', async (_name, encoding) => {
    const { status, body } = await hand(csvFile(fresh(2), encoding));
    expect({ status, counts: body.counts }).toMatchObject({ status: 201, counts: { waiting: 2, refused: 0 } });
    expect((await report(body.id))[0]).toMatchObject({ 被告: '重庆示例建筑劳务有限公司', 处理状态: '待办理' });
  });

  test('csv with the mark of Excel is read', async () => {
    expect((await hand(`\uFEFF${csvText(fresh(1))}`)).body.counts.waiting).toBe(1);
  });

  test('xlsx is read, with days and amounts as Excel has them', async () => {
    const [row] = fresh(1);
    const cells = { ...row, 移送日期: new Date('2026-07-13T00:00:00Z'), 标的额: 140_000.1, 序号: 7 };
    const { body } = await hand(await xlsxFile([cells]), { type: XLSX_TYPE });
    expect(body.counts.waiting).toBe(1);
    expect((await report(body.id))[0]).toMatchObject({ 移送日期: '2026-07-13', 标的额: '140000.1', 序号: '7' });
  });

  test('xlsx may say more of a mandate on further sheets, and its report gives them back', async () => {
    const [row] = fresh(1);
    const sheets = { 材料: [[...CHILD_SHEETS.材料], [textOf(row!.序号), 8, '移送函', 'F-1', '']] };
    const { body } = await hand(await xlsxFile([row!], { sheets }), { type: XLSX_TYPE });
    expect(body.counts.waiting).toBe(1);
    const token = await house.issuer.sign(COURT);
    const answer = await fetch(`${house.url}/v1/imports/${body.id}/report`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const book = new Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.getWorksheet('材料')!.getRow(2).values).toEqual([
      undefined,
      textOf(row!.序号),
      '8',
      '移送函',
      'F-1',
      '',
    ]);
  });

  test('comes as the only file of a form as well, under its name', async () => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(csvFile(fresh(1)))], '移送.csv'));
    const response = new Response(form);
    const { body, status } = await hand(Buffer.from(await response.arrayBuffer()), {
      type: response.headers.get('content-type')!,
    });
    expect({ status, name: body.fileName }).toEqual({ status: 201, name: '移送.csv' });
  });

  test('starts its import, and is the same import under the same key', async () => {
    const file = csvFile(fresh(1));
    const first = await hand(file, { key: 'import-key-1' });
    expect(house.cases.imports).toContain(first.body.id);
    const again = await hand(file, { key: 'import-key-1' });
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await hand(csvFile(fresh(1)), { key: 'import-key-1' })).toMatchObject({ status: 422 });
  });

  const bomb = (): Buffer => {
    const data = deflateRawSync(Buffer.alloc(60 * 1024 * 1024));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(30 + data.length, 16);
    return Buffer.concat([local, data, entry, end]);
  };

  test.each<[string, () => Buffer | string | Promise<Buffer>, number, string]>([
    ['a bomb', bomb, 413, 'MB'],
    ['half a workbook', async () => (await xlsxFile(mandateRows(1))).subarray(0, 900), 400, 'xlsx'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0]), 400, '编码'],
    ['the old Excel', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 415, 'xlsx'],
    ['bytes of no encoding', () => Buffer.from([0x61, 0xff, 0xff, 0x0a]), 400, '编码'],
    ['a column too few', () => csvFile(mandateRows(1), 'utf8', ['序号', '法院代码']), 400, '案号'],
    ['a column twice', () => csvFile(mandateRows(1), 'utf8', [...COURT_COLUMNS, '案号']), 400, '两次'],
    ['no rows', () => csvFile([]), 400, '没有数据'],
    ['nothing', () => '', 400, '没有收到'],
    ['a row too many', () => csvFile(mandateRows(5001)), 400, '5000'],
    ['a row too many in xlsx', () => xlsxFile(mandateRows(5001)), 400, '5000'],
    ['an open quotation mark', () => `${csvText(mandateRows(1))}\r\n"`, 400, '引号'],
    ['a second sheet', () => xlsxFile(mandateRows(1), { sheets: { 说明: [['请勿填写']] } }), 400, '工作表'],
    [
      'a line of a further sheet that belongs to no row',
      () =>
        xlsxFile(mandateRows(1), { sheets: { 请求: [[...CHILD_SHEETS.请求], ['99', '劳动争议', '补发', '', '']] } }),
      400,
      '不能对应到唯一的一行',
    ],
    [
      'a further sheet without one of its columns',
      () =>
        xlsxFile(mandateRows(1), {
          sheets: {
            当事人: [
              ['行号', '诉讼地位'],
              ['1', '原告'],
            ],
          },
        }),
      400,
      '缺少“姓名或者名称”列',
    ],
    ['more than ten megabytes', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 413, '10 MB'],
  ])('%s is refused as a whole, and nothing is kept', async (_what, file, status, said) => {
    const before = await rowCount();
    const answer = await hand(await file());
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text: expect.stringContaining(said) });
    expect(await rowCount()).toBe(before);
  });

  test('of another type is not taken', async () => {
    expect(await hand('{}', { type: 'application/json' })).toMatchObject({ status: 415 });
  });
});

describe('who', () => {
  test('a clerk hands in for the own organisation only, and others do not see it', async () => {
    const asked = await house.post('/v1/imports?organ=ORG-X&district=500108', csvFile(fresh(1)), CLERK, {
      headers: { 'content-type': CSV_TYPE },
    });
    expect(asked.status).toBe(403);
    const { body } = await hand(csvFile(fresh(1)), { actor: CLERK });
    expect((await house.get(`/v1/imports/${body.id}`, CLERK)).status).toBe(200);
    expect((await house.get(`/v1/imports/${body.id}`, COURT)).status).toBe(404);
    expect((await house.get(`/v1/imports/${body.id}`, person('clerk', { id: 'clerk-2', organ: 'ORG-X' }))).status).toBe(
      404,
    );
    expect((await house.get(`/v1/imports/${body.id}`, person('supervisor'))).status).toBe(200);
  });

  test('a mediator does not', async () => expect((await hand('x', { actor: MEDIATOR })).status).toBe(403));

  test('a court names the organisation', async () => {
    const asked = await house.post('/v1/imports?district=500108', csvFile(fresh(1)), COURT, {
      headers: { 'content-type': CSV_TYPE },
    });
    expect(asked).toMatchObject({ status: 400, body: { fields: [{ path: 'query.organ' }] } });
  });
});

describe('the report', () => {
  test('has the same rows, in both formats and encodings, with cause and suggestion', async () => {
    const [good, bad] = fresh(2);
    const { body } = await hand(csvFile([good!, { ...bad, 案由: '买卖合同纠纷', 移送日期: '明天' }, good!]));
    expect(body.counts).toMatchObject({ waiting: 1, refused: 1, duplicate: 1 });
    for (const query of ['format=csv', 'format=xlsx', 'format=csv&encoding=gb18030']) {
      const rows = await report(body.id, query);
      expect(Object.keys(rows[0]!).map((name) => name.replace('\uFEFF', ''))).toEqual([
        ...COURT_COLUMNS,
        ...REPORT_COLUMNS,
      ]);
      expect(rows.map((row) => row.处理状态)).toEqual(['待办理', '错误', '重复']);
      expect(rows[1]).toMatchObject({
        错误代码: 'E-ROW-103；E-ROW-102',
        字段: '案由；移送日期',
        说明: '案由：不能识别“买卖合同纠纷”；移送日期：不能识别“明天”',
        修改建议: expect.stringContaining('2026-08-03'),
        幂等键: `${body.id}/2`,
      });
      expect(rows[2]).toMatchObject({ 错误代码: 'E-ROW-201', 说明: '案号：与第1行相同' });
    }
    expect(await report(body.id, 'only=refused')).toHaveLength(1);
  });

  test('does no harm when it is opened: what begins like a formula is text', async () => {
    const [row] = fresh(1);
    const { body } = await hand(
      csvFile([{ ...row, 被告电话: '+86 23 61234567', 附件包文件名: '@SUM(A1)', 承办人: '=cmd()' }]),
    );
    const [said] = await report(body.id);
    expect(said).toMatchObject({ 被告电话: "'+86 23 61234567", 附件包文件名: "'@SUM(A1)", 承办人: "'=cmd()" });
    expect(said!.错误代码).toBe('E-ROW-104');
  });

  test('shows the formula of a workbook as what is wrong', async () => {
    const [row] = fresh(1);
    const { body } = await hand(await xlsxFile([{ ...row, 标的额: { formula: 'SUM(A1:A2)' } }]), { type: XLSX_TYPE });
    expect((await report(body.id))[0]).toMatchObject({ 标的额: "'=SUM(A1:A2)", 错误代码: 'E-ROW-104', 字段: '标的额' });
  });

  test('names the case of what is registered already', async () => {
    const [row] = fresh(1);
    const first = await hand(csvFile([row!]));
    const { rows } = await house.database.pool.query<{ court_code: string; mandate_no: string }>(
      'select court_code, mandate_no from import_rows where import_id = $1',
      [first.body.id],
    );
    const key = { courtCode: rows[0]!.court_code, caseNo: rows[0]!.mandate_no, mode: 'delegated' as const };
    await house.database.pool.query(`insert into court_mandates values ($1, $2, $3, 'a message')`, Object.values(key));
    await noteMandateCase(house.database.pool, key, 'CQ-2026-000099');
    const again = await hand(csvFile([row!]));
    expect((await report(again.body.id))[0]).toMatchObject({
      处理状态: '重复',
      错误代码: 'E-ROW-202',
      本系统案号: 'CQ-2026-000099',
    });
  });
});

test('a dry run says what would be, and opens nothing', async () => {
  const [good, bad] = fresh(2);
  const started = house.cases.imports.length;
  const { body } = await hand(csvFile([good!, { ...bad, 案号: '' }]), { query: '&dry-run=true' });
  expect(body).toMatchObject({ dryRun: true, state: 'finished', percent: 100, counts: { checked: 1, refused: 1 } });
  expect((await report(body.id)).map((row) => row.处理状态)).toEqual(['成功', '错误']);
  expect(house.cases.imports).toHaveLength(started);
  expect(await waitingRows(house.database.pool, body.id, 0, 10)).toEqual([]);
  expect(await goOn(body.id, csvFile([good!]))).toMatchObject({ status: 400 });
});

const goOn = (id: string, file: Buffer) =>
  house.post(`/v1/imports/${id}/continue`, file, COURT, { headers: { 'content-type': CSV_TYPE } });

describe('corrected rows', () => {
  const columns = [...COURT_COLUMNS, '处理状态', '幂等键'];

  test('take the place of those that were refused, by their key; all others stay', async () => {
    const [first, second, third] = fresh(3);
    const { body } = await hand(csvFile([first!, { ...second, 方式: '？' }, { ...third, 案由: '离婚纠纷' }]));
    await settleRow(house.database.pool, body.id, 1, { state: 'opened', faults: [], caseNo: 'CQ-2026-000077' });
    const corrected = [
      { ...first, 原告: '李四', 幂等键: `${body.id}/1` },
      { ...second, 方式: '委派', 幂等键: `${body.id}/2` },
      { ...third, 案由: '离婚纠纷', 处理状态: '跳过', 幂等键: `${body.id}/3` },
    ];
    const answer = await goOn(body.id, csvFile(corrected, 'gb18030', columns));
    expect(answer.body).toMatchObject({ taken: 2, counts: { opened: 1, waiting: 1, skipped: 1, refused: 0 } });
    expect(house.cases.imports.filter((id) => id === body.id)).toHaveLength(2);
    const rows = await importRows(house.database.pool, body.id, { limit: 9 });
    expect(rows.map(({ cells, caseNo }) => [cells.原告, caseNo])).toEqual([
      [first!.原告, 'CQ-2026-000077'],
      [second!.原告, undefined],
      [third!.原告, undefined],
    ]);
  });

  test('are the rows of the same 序号 if they bring no key', async () => {
    const [row] = fresh(1);
    const { body } = await hand(csvFile([{ ...row, 方式: '' }]));
    expect((await goOn(body.id, csvFile([row!]))).body).toMatchObject({ taken: 1, counts: { waiting: 1 } });
  });

  test('that are of no row, or twice of one, are refused with their place', async () => {
    const [row] = fresh(1);
    const { body } = await hand(csvFile([{ ...row, 方式: '' }]));
    for (const rows of [
      [{ ...row, 幂等键: 'imp_000000000000000000000000/1' }],
      [{ ...row, 幂等键: `${body.id}/2` }],
      [{ ...row, 幂等键: '', 序号: 'x' }],
    ])
      expect(await goOn(body.id, csvFile(rows, 'utf8', columns))).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'body.file.1.幂等键' }] },
      });
    expect(await goOn(body.id, csvFile([row!, row!], 'utf8', columns))).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.file.2.幂等键' }] },
    });
  });

  test('of an unknown import are of none', async () => {
    expect(await goOn('imp_000000000000000000000000', csvFile(mandateRows(1)))).toMatchObject({ status: 404 });
  });
});

test('a mandate differs from another by court, number and kind', async () => {
  const row = mandateRow((next += 1));
  const { body } = await hand(csvFile([row, { ...row, 方式: '委托', 程序: '简易程序' }]));
  expect(body.counts).toMatchObject({ waiting: 2, duplicate: 0 });
});
