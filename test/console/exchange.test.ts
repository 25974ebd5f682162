import { readFile } from 'node:fs/promises';
import { dispatch } from '../sandbox/control';
import { eventually } from '../exchange/ground';
import { closeHouse } from '../exchange/house';
import { csvFile, mandateRows } from '../imports/files';
import { CLERK, COURT, looked, openExchangeDesk, SUPERVISOR, USABLE, type ExchangeDesk } from './exchange-desk';

jest.setTimeout(180_000);

const closers: (() => unknown)[] = [];
let desk: ExchangeDesk;
let importId: string;
beforeAll(async () => {
  desk = await openExchangeDesk(closers);
  const { house, ask } = desk;
  const sent = [];
  for (const kind of [0, 1, 0, 1, 0]) sent.push(await dispatch(house.sandbox.desks.court, kind));
  const [first, second] = await Promise.all(sent.map(({ id }) => house.caseOf(id)));
  await ask(CLERK, '/v1/mandates/sign-materials', { caseNos: [first, second] });
  await house.does(first!, 'mediation.end', { outcome: 'refused', reason: '单位明确表示不接受调解' }, 'clerk');
  await house.caseWhere(first!, (facts) => facts.mediations[0]?.mandate?.results[0]?.receipt);
  importId = await importedList();
  await neighbours();
});
afterAll(() => closeHouse(closers));

/** A list with one row of every kind, tried. */
async function importedList(): Promise<string> {
  const [good, faulty, wrong] = mandateRows(3, 41);
  const file = csvFile([good!, { ...faulty, 案由: '买卖合同纠纷', 移送日期: '明天' }, good!, { ...wrong, 方式: '' }]);
  const response = await fetch(
    `${desk.house.url}/v1/imports?district=500103&dry-run=true&file-name=渝中区法院7月清单.csv`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await desk.house.issuer.sign(CLERK)}`,
        'content-type': 'text/csv',
        'idempotency-key': 'exchange-pages-import',
      },
      body: new Uint8Array(file),
    },
  );
  return ((await response.json()) as { id: string }).id;
}

/** What only a bad day brings: a dead letter, a refused one, a message that nobody could carry out, and differences. */
async function neighbours(): Promise<void> {
  const { pool } = desk.house;
  await eventually(async () => {
    const { rows } = await pool.query(`select from messages where state = 'acknowledged' limit 3`);
    return rows.length === 3;
  });
  const attempt = { at: new Date().toISOString(), kind: 'unavailable', detail: '连接超时' };
  await pool.query(
    `with one as (select id from messages where state = 'acknowledged' order by created_at limit 1)
     update messages set state = 'dead', attempts = $1 where id in (select id from one)`,
    [JSON.stringify([attempt, { ...attempt, kind: 'rejected', detail: '对方答复 503：系统维护' }])],
  );
  await pool.query(
    `insert into reconciliations (run, partner, since, until, finished_at, compared, differing)
     values ('run-1', 'court', now() - interval '1 day', now(), now(), 42, 1), ('run-2', 'union', now() - interval '1 day', now(), now(), 7, 0)`,
  );
  await pool.query(
    `insert into reconciliation_findings (partner, message_id, sender, kind, subject, owner_organ)
     values ('court', 'msg_1', 'yuhe', 'missing-there', 'CRT-0103-000145', $1), ('court', 'msg_2', 'yuhe', 'content-differs', 'CRT-0103-000146', $1)`,
    [CLERK.organ],
  );
}

const PAGES = [
  ['mandates', () => '/exchange/mandates', '委派委托'],
  ['imports', () => '/exchange/imports', '导入过的文件'],
  ['import', () => `/exchange/imports/${importId}`, '试运行'],
  ['deliveries', () => '/exchange/deliveries', '多次未送达'],
  ['inbound', () => '/exchange/inbound', '移送委派'],
  ['reconciliations', () => '/exchange/reconciliations', '不一致'],
] as const;

describe.each(PAGES)('对接 %s', (name, place, says) => {
  test.each([1440, 1024, 375])('can be used by everybody, %i pixels wide', async (width) => {
    desk.faults.length = 0;
    const page = await desk.visit(CLERK, place(), width);
    await page.getByText(says).first().waitFor();
    const seen = await looked(page, `exchange-${name}-${width}`);
    expect({ ...seen, faults: desk.faults }).toEqual({ ...USABLE, faults: [] });
    await page.close();
  });
});

test('everybody comes to the parts that are theirs', async () => {
  const tabs = async (actor: typeof CLERK) => {
    const page = await desk.visit(actor, '/exchange');
    const names = await page.getByRole('navigation', { name: '对接事项' }).getByRole('link').allInnerTexts();
    await page.close();
    return names;
  };
  expect(await tabs(CLERK)).toEqual(['委派委托', '清单导入', '报送', '来文', '对账']);
  expect(await tabs(COURT)).toEqual(['委派委托', '清单导入']);
  expect(await tabs(SUPERVISOR)).toEqual(['委派委托', '清单导入', '报送', '来文', '对账']);
});

test('what a list shows is taken along as a table', async () => {
  const page = await desk.visit(CLERK, '/exchange/imports');
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^导出表格/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const [titles = '', ...rows] = text.trim().split('\r\n');
  expect(titles).toContain('文件');
  expect(rows).toEqual([expect.stringContaining('渝中区法院7月清单.csv')]);
  await page.close();
});

describe('a dead letter', () => {
  test('is not cancelled without a reason, and is with one; who did it stands beside it', async () => {
    const page = await desk.visit(CLERK, '/exchange/deliveries?state=dead');
    await page.getByRole('button', { name: '取消报送' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '取消报送' }).click();
    await dialog.getByText('请填写取消的理由').waitFor();
    await dialog.getByRole('textbox').fill('已当面送交法院');
    await dialog.getByRole('button', { name: '取消报送' }).click();
    await page.getByText('没有符合条件的报送').waitFor();
    const { rows } = await desk.house.pool.query<{ state: string; last: { by: string; detail: string } }>(
      `select state, attempts -> -1 as last from messages where state = 'cancelled'`,
    );
    expect(rows).toMatchObject([
      { state: 'cancelled', last: { detail: '已当面送交法院', by: expect.stringContaining('向素云') } },
    ]);
    await page.close();
  });
});

describe('a difference', () => {
  test('that sending does not mend is explained and closed', async () => {
    const page = await desk.visit(CLERK, '/exchange/reconciliations?state=open');
    const row = page.locator('tr', { hasText: 'CRT-0103-000146' });
    expect(await row.getByRole('button').allInnerTexts()).toEqual(['说明']);
    await row.getByRole('button', { name: '说明' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('法院误录，已电话核实');
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    await row.waitFor({ state: 'detached' });
    await page.close();
  });
});
