import { CLERK } from '../api/house';
import { acted, atTheDesk, docketLines, docketTypes, untilEntered } from './at-the-desk';
import { picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(300_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse({ skipsTime: true });
}, 180_000);
afterAll(() => desk.close());

const inDays = (days: number): string =>
  new Date(desk.house.clock.now() + days * 86_400_000 + 28_800_000).toISOString().slice(0, 10);

/** Two instalments agreed upon and signed; the second claim is waived. */
async function agreed(): Promise<string> {
  const caseNo = await desk.open();
  const act = (name: string, input: object) => acted(desk, caseNo, name, input);
  await act('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await act('mediation.record-consent', { side: 'employer', given: true });
  await act('mediation.accept', {});
  await act('agreement.assess-capacity', { rating: 'high', grounds: '正常经营' });
  const pay = (text: string, days: number) => ({
    kind: 'pay',
    text,
    amountFen: 817_500,
    dueOn: inDays(days),
    claimNos: [1],
  });
  await act('agreement.conclude', {
    obligations: [pay('支付第1期', 5), pay('支付第2期', 9)],
    claimOutcomes: [
      { no: 1, outcome: 'pay' },
      { no: 2, outcome: 'waived' },
    ],
  });
  const by = ['worker', 'employer', 'mediator', 'organisation'];
  await act('agreement.sign', { marks: by.map((each) => ({ by: each })) });
  return caseNo;
}

test('J12: all is paid, the outcome of each claim is read, the callback is done, the case is closed and filed', async () => {
  const caseNo = await agreed();
  const { page } = await desk.page({ caseNo, actor: CLERK });
  const { open, submit, drawer } = atTheDesk(page);

  // What has become of each claim stands beside the plan.
  await page.getByRole('tab', { name: '协议和履行' }).click();
  const outcomes = page.getByRole('list', { name: '各项请求的处理结果' });
  await outcomes.getByRole('listitem').filter({ hasText: '请求1' }).getByText('给付金钱').waitFor();
  await outcomes.getByRole('listitem').filter({ hasText: '请求2' }).getByText('放弃').waitFor();

  // Not before all is paid; the page says why.
  await page.getByText(/^现在不能办理/).click();
  await page.locator('[data-refused="closing.close"]').waitFor();
  for (const no of [1, 2]) {
    await open('performance.record-payment');
    await drawer.getByLabel('协议义务').click();
    await page
      .locator('.ant-select-dropdown:visible')
      .getByTitle(new RegExp(`^第${no}项`))
      .click();
    await drawer.getByLabel('金额').fill('8175');
    await submit();
  }
  await page
    .getByRole('table', { name: '履行计划' })
    .getByText(/^✓ .*履行$/)
    .nth(1)
    .waitFor();
  await picture(page, 'journey-12-paid');

  // The callback, when its day has come.
  await desk.later(10);
  await page.reload();
  await open('follow-up.record-callback');
  await drawer
    .getByText(/^(已履行|全部履行|已经履行|履行完毕)$/)
    .first()
    .click();
  await drawer.getByLabel('说明', { exact: true }).fill('两期款项均已收到，无新的争议。');
  await submit();

  await open('closing.close');
  await drawer.getByLabel('结案情形').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('履行完毕', { exact: true }).click();
  await submit();

  // The archive is a task with its day; it is filed under its number, with its catalogue.
  await page.locator('.case-clock').filter({ hasText: '归档' }).first().waitFor();
  await picture(page, 'journey-12-closed');
  await open('closing.archive');
  await drawer.getByLabel('档号').fill('南岸调2026-118');
  await drawer.getByLabel('卷内目录').fill('登记表，调解协议书，付款凭证，回访记录');
  await page.keyboard.press('Enter');
  await submit();
  await untilEntered(desk, caseNo, 'closing.archived');
  expect((await docketLines(desk, caseNo)).at(-1)?.event).toMatchObject({
    fileNo: '南岸调2026-118',
    catalogue: ['登记表', '调解协议书', '付款凭证', '回访记录'],
  });
  expect(await docketTypes(desk, caseNo)).toEqual(
    expect.arrayContaining(['performance.paid', 'follow-up.done', 'closing.closed', 'closing.archived']),
  );
});
