import { CLERK, person } from '../api/house';
import { acted, atTheDesk, docketLines, docketTypes, untilEntered } from './at-the-desk';
import { picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(300_000);

const UNION = person('union', { id: 'wu', name: '吴强', organ: 'ORG-UNION-NA' });
const SECRET = '单位承认少算了两个月加班费';
const ORDER = '12351-2026-000118';

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse({ skipsTime: true });
}, 180_000);
afterAll(() => desk.close());

const today = (): number => desk.house.clock.now();
const inDays = (days: number): string => new Date(today() + days * 86_400_000 + 28_800_000).toISOString().slice(0, 10);

test('J03: a 12351 ticket is negotiated, settled, broken, handed to mediation, and answered', async () => {
  const ticket = { hotline: '12351', orderNo: ORDER, dispatchedOn: inDays(0), replyBy: inDays(10) };
  const caseNo = await desk.open({ door: 'hotline', ticket });

  // The ticket has come with its countdown.
  const work = await desk.desk(UNION, '/work');
  await work.getByRole('main').getByRole('link', { name: caseNo }).first().waitFor();
  await picture(work, 'journey-03-work');
  await work.close();

  // To negotiation: the employer's five days run.
  const { page } = await desk.page({ caseNo, actor: UNION });
  const { open, submit, choose, unfold, drawer } = atTheDesk(page);
  await open('negotiation.request');
  await choose('劳动者');
  expect(await page.getByLabel('请求、事实和理由').inputValue()).toBe('厂方停发工资三个月。');
  await submit();
  await page.locator('.case-clock').filter({ hasText: '协商' }).getByText('还有').first().waitFor();
  await open('negotiation.reply');
  await choose('是');
  await submit();
  await open('negotiation.join-union');
  await choose('是');
  await submit();
  for (const talk of ['单位：先付8月工资，其余年底付清。', '劳动者：两周内付清可以不要利息。']) {
    await open('negotiation.record-talk');
    await drawer.locator('textarea').first().fill(talk);
    await submit();
  }

  // A concession goes under seal, and is not to be read again.
  await unfold();
  await open('standing.seal-fact');
  await choose('用人单位');
  await page.getByLabel('妥协认可的事实').fill(SECRET);
  await drawer.getByRole('button', { name: '封存', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(SECRET);

  // The settlement, signed by both; then the day of payment passes.
  await open('negotiation.settle');
  await choose('给付金钱|金钱给付|给付');
  await drawer.getByLabel('内容').fill('支付8月至10月工资');
  await drawer.getByLabel('金额').fill('16350');
  await drawer.getByLabel('履行期限').fill(inDays(5));
  await page.keyboard.press('Enter');
  await drawer.getByText('劳动者', { exact: true }).click();
  await drawer.getByText('用人单位', { exact: true }).click();
  await drawer.getByText(/书面/).first().click();
  await picture(page, 'journey-03-settle');
  await submit();
  await untilEntered(desk, caseNo, 'agreement.concluded');
  await desk.later(7);
  await untilEntered(desk, caseNo, 'performance.defaulted');
  await page.reload();
  await page.getByRole('tab', { name: '协议和履行' }).click();
  await page.getByText('✖ 逾期未履行').waitFor();

  // On to mediation, with what is known; the street organ goes on with it.
  await open('mediation.apply');
  expect(await page.getByLabel('请求、事实和理由').inputValue()).toBe('厂方停发工资三个月。');
  await choose('劳动者');
  await choose('书面');
  await submit();
  const { page: street } = await desk.page({ caseNo, actor: CLERK });
  const clerk = atTheDesk(street);
  await clerk.open('mediation.record-consent');
  await clerk.choose('用人单位');
  await clerk.choose('是');
  await clerk.submit();
  await clerk.open('mediation.accept');
  await clerk.submit();

  // The union still follows, and answers its ticket.
  await page.locator('.case-docket').getByText('受理调解').first().waitFor();
  await unfold();
  await open('standing.answer-ticket');
  await drawer.locator('textarea').first().fill('和解后单位未履行，已引导申请调解并由街道调解组织受理。');
  await picture(page, 'journey-03-answer');
  await submit();
  await acted(desk, caseNo, 'ticket.record-follow-up', { orderNo: ORDER, satisfaction: 5 }, CLERK);
  const types = await docketTypes(desk, caseNo);
  expect(types).toEqual(
    expect.arrayContaining([
      'negotiation.settled',
      'performance.defaulted',
      'mediation.accepted',
      'standing.ticket-answered',
      'ticket.followed-up',
    ]),
  );
  expect(JSON.stringify(await docketLines(desk, caseNo))).not.toContain(SECRET);
});
