import type { Page } from 'playwright-core';
import { CLERK, employerOf, MEDIATOR, person, workerOf } from '../api/house';
import { acted, atTheDesk, docketLines } from './at-the-desk';
import { axeViolations, picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(240_000);

const REVIEWER = person('arbitrator', { id: 'tan', name: '谭审查', organ: 'CQ-NA-ARB' });
const SECRET = '单位承认考勤表是事后补的';
const MINUTES = ['双方到场。', '。双方同意再谈一次。'] as const;

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const seals = (page: Page) => page.getByRole('list', { name: '封存的事实' });
const requests = (page: Page) => page.getByRole('list', { name: '启封申请' });

async function mediated(): Promise<string> {
  const caseNo = await desk.open();
  const act = (name: string, input: object) => acted(desk, caseNo, name, input);
  await act('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await act('mediation.record-consent', { side: 'employer', given: true });
  await act('mediation.accept', {});
  return caseNo;
}

/** Brings the case before the commission. */
async function inReview(caseNo: string): Promise<void> {
  const act = (name: string, input: object) => acted(desk, caseNo, name, input);
  const pay = { kind: 'pay', text: '支付工资', amountFen: 1_635_000, dueOn: inDays(20), claimNos: [1, 2] };
  await act('agreement.assess-capacity', { rating: 'high', grounds: '正常经营' });
  await act('agreement.conclude', { obligations: [pay], wantsBinding: true });
  await act('agreement.sign', { marks: ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by })) });
  const review = { agreement: true, identity: true, serviceAddresses: true };
  await act('review.apply', { by: ['worker', 'employer'], commission: 'CQ-NA-ARB', package: review });
  await acted(desk, caseNo, 'review.accept', {}, REVIEWER);
}

test('a passage of the minutes goes under seal while it is written; both consent, it is read, one withdraws, it is closed', async () => {
  const { page, caseNo } = await desk.page({ caseNo: await mediated() });
  const { open, submit, drawer } = atTheDesk(page);
  await open('mediation.record-session');
  await drawer.getByText('现场', { exact: true }).click();
  await page.getByLabel('调解笔录').fill(MINUTES.join(SECRET));
  await page.keyboard.press('Control+Home');
  for (const _ of MINUTES[0]) await page.keyboard.press('ArrowRight');
  for (const _ of SECRET) await page.keyboard.press('Shift+ArrowRight');
  await drawer.getByRole('button', { name: '封存这段' }).last().click();
  await page.locator('.ant-popover').getByRole('button', { name: '用人单位' }).click();
  const marked = MINUTES.join('【此处内容已封存，第1号】');
  await page.locator('textarea').filter({ hasText: marked }).first().waitFor({ state: 'attached' });
  await submit();
  const session = (await docketLines(desk, caseNo)).find(({ event }) => event.type === 'mediation.session-held');
  expect(JSON.stringify(session)).toContain(marked);
  expect(JSON.stringify(await docketLines(desk, caseNo))).not.toContain(SECRET);

  // Everybody who opens the case reads that something is sealed, and by which text.
  const banner = page.getByRole('region', { name: '封存告知' });
  await banner.getByText('第1号：调解笔录').waitFor();
  await page.getByRole('tab', { name: '封存' }).click();
  await seals(page).getByText('双方均未同意解除封存').waitFor();

  // The clerk notes what the worker has signed; the employer says it itself.
  await seals(page).getByRole('button', { name: '同意解除封存' }).click();
  await drawer.getByText('劳动者', { exact: true }).click();
  await drawer.getByRole('button', { name: '办理', exact: true }).click();
  await drawer.getByText('应当写明以何种凭据证明当事人本人的意思').waitFor();
  await drawer.locator('.ant-drawer-close').click();
  await acted(
    desk,
    caseNo,
    'standing.consent-to-unseal',
    { ref: await refOf(caseNo), side: 'worker' },
    workerOf(caseNo),
  );
  await acted(
    desk,
    caseNo,
    'standing.consent-to-unseal',
    { ref: await refOf(caseNo), side: 'employer' },
    employerOf(caseNo),
  );
  await seals(page).getByText('双方同意，已解除封存').waitFor();
  await seals(page).getByText('本人凭链接和验证码在当事人网页表示').first().waitFor();

  await look(page);
  await drawer.getByRole('region', { name: '封存内容' }).getByText(SECRET).waitFor();
  await drawer.locator('.ant-drawer-close').click();
  await acted(
    desk,
    caseNo,
    'standing.withdraw-unsealing-consent',
    { ref: await refOf(caseNo), side: 'employer' },
    employerOf(caseNo),
  );
  await seals(page).getByText('■ 封存').waitFor();
  await look(page);
  await drawer.getByText('尚未解除封存').waitFor();
  expect(await page.content()).not.toContain(SECRET);
  await picture(page, 'sealed-again');
  expect(await axeViolations(page)).toEqual([]);
});

test('a reviewer asks, a clerk approves, and only the reviewer reads', async () => {
  const caseNo = await mediated();
  const sealed = await desk.house.post(
    `/v1/cases/${caseNo}/sealed-facts`,
    { content: SECRET, concededBy: 'employer' },
    MEDIATOR,
  );
  expect(sealed.status).toBe(201);
  await inReview(caseNo);
  const { page } = await desk.page({ caseNo, actor: REVIEWER });
  const { submit, drawer } = atTheDesk(page);
  await page.getByRole('region', { name: '封存告知' }).getByText('依法不得在其后的仲裁、诉讼中').waitFor();
  await page.getByRole('tab', { name: '封存' }).click();
  await seals(page).getByRole('button', { name: '申请依法启封' }).click();
  await drawer.getByText('仲裁委员会审查调解协议，当事人提供的证据材料有弄虚作假嫌疑').click();
  await drawer.locator('textarea').first().fill('核实考勤材料的来源');
  await drawer.getByLabel('用于的程序').fill('南劳人仲审（2026）9号');
  await submit();
  await requests(page).getByText('待答复').waitFor();

  const { page: office } = await desk.page({ caseNo, actor: CLERK });
  await office.getByRole('tab', { name: '封存' }).click();
  await requests(office).getByRole('button', { name: '批准依法启封' }).click();
  await atTheDesk(office).submit();
  await requests(office).getByText('仅申请人可以查阅').waitFor();
  await look(office);
  await atTheDesk(office).drawer.getByText('尚未解除封存').waitFor();
  expect(await office.content()).not.toContain(SECRET);

  await requests(page).getByText('仅申请人可以查阅').waitFor();
  await look(page);
  await drawer.getByText(SECRET).waitFor();
  await picture(page, 'unsealing-read');
  const viewed = (await docketLines(desk, caseNo)).filter(({ event }) => event.type === 'standing.sealed-viewed');
  expect(viewed).toMatchObject([{ by: { id: 'tan' }, event: { ground: 'law' } }]);
});

async function look(page: Page): Promise<void> {
  await seals(page).getByRole('button', { name: '查阅封存内容' }).click();
  await page.getByRole('button', { name: '查阅（将予记录）' }).click();
}

async function refOf(caseNo: string): Promise<string> {
  const { body } = await desk.house.get(`/v1/cases/${caseNo}`, MEDIATOR);
  return (body as { sealing: { items: { ref: string }[] } }).sealing.items[0]!.ref;
}
