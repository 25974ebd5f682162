import type { Page } from 'playwright-core';
import { person } from '../api/house';
import { acted, atTheDesk, docketLines, docketTypes } from './at-the-desk';
import { axeViolations, picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(240_000);

const REVIEWER = person('arbitrator', { id: 'tan', name: '谭审查', organ: 'CQ-NA-ARB' });
const SECRET = '单位承认多扣了两个月社保';

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const MARKS = ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by }));
const APPLICATION = {
  by: ['worker', 'employer'],
  commission: 'CQ-NA-ARB',
  package: { agreement: true, identity: true, serviceAddresses: true },
};

/** A draft is agreed upon, signed, and taken to the commission. */
async function agreedAndApplied(caseNo: string, text: string): Promise<void> {
  const act = (name: string, input: object) => acted(desk, caseNo, name, input);
  const obligations = [{ kind: 'act', text, dueOn: inDays(20), claimNos: [1] }, ...PAYMENT];
  await act('agreement.conclude', { obligations, wantsBinding: true });
  await act('agreement.sign', { marks: MARKS });
  await act('review.apply', APPLICATION);
}
const PAYMENT = [{ kind: 'pay', text: '支付加班费', amountFen: 230_000, dueOn: inDays(20), claimNos: [2] }];

async function mediated(): Promise<string> {
  const caseNo = await desk.open();
  const act = (name: string, input: object) => acted(desk, caseNo, name, input);
  await act('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await act('mediation.record-consent', { side: 'employer', given: true });
  await act('mediation.accept', {});
  const sealed = { content: SECRET, concededBy: 'employer' };
  const { status } = await desk.house.post(`/v1/cases/${caseNo}/sealed-facts`, sealed, person('mediator'));
  expect(status).toBe(201);
  await act('agreement.assess-capacity', { rating: 'high', grounds: '正常经营' });
  return caseNo;
}

const review = (page: Page) => page.getByRole('region', { name: '仲裁审查', exact: true });
const found = (page: Page, ground: string, what: '未发现' | '存在') =>
  review(page).getByRole('radiogroup', { name: ground }).getByText(what).click();

test('J05: a reviewer refuses a vague agreement with its reasons, reads only what is new in the next, and makes it binding', async () => {
  const caseNo = await mediated();
  await agreedAndApplied(caseNo, '单位尽快结清拖欠的工资');

  // From the list of what is due to the case.
  const page = await desk.desk(REVIEWER, '/work');
  await page.getByRole('main').getByRole('link', { name: caseNo }).first().click();
  await page.locator('[data-action="review.accept"]').waitFor();
  for (const line of ['双方当事人共同申请', '在申请期间内提出', '不含确认劳动关系的内容', '未经人民法院司法确认'])
    await review(page).getByRole('listitem').filter({ hasText: line }).getByText('✓ 符合').waitFor();
  await review(page).getByText('封存的妥协事实：1项').waitFor();
  const { open, submit, drawer } = atTheDesk(page);
  await open('review.accept');
  await submit();

  // One ground is found: it makes the refusal and its words.
  const refuse = review(page).getByRole('button', { name: '不予制作仲裁调解书' });
  await refuse.waitFor();
  expect(await refuse.isDisabled()).toBe(true);
  await found(page, '内容不明确', '存在');
  await page.getByLabel('内容不明确的具体内容').fill('第1项没有写明金额和付款日期');
  await picture(page, 'journey-05-review');
  expect(await axeViolations(page)).toEqual([]);
  await refuse.click();
  await drawer.waitFor();
  expect(await drawer.locator('textarea').first().inputValue()).toBe('内容不明确：第1项没有写明金额和付款日期');
  await submit();
  const refused = (await docketLines(desk, caseNo)).find(({ event }) => event.type === 'review.statement-refused');
  expect(refused?.event).toMatchObject({ ground: 'unclear', detail: '内容不明确：第1项没有写明金额和付款日期' });

  // The parties make it clear, and come again.
  await agreedAndApplied(caseNo, '单位于约定之日前以银行转账付清工资16350元');
  const changes = page.getByRole('region', { name: '与上一稿的不同' });
  await changes.getByText('单位于约定之日前以银行转账付清工资16350元').waitFor();
  expect(await changes.getByRole('listitem').count()).toBe(1);
  await changes.locator('del').getByText('单位尽快结清拖欠的工资').waitFor();
  await open('review.accept');
  await submit();
  const make = review(page).getByRole('button', { name: '制作仲裁调解书', exact: true });
  await make.waitFor();
  expect(await make.isDisabled()).toBe(true);
  for (const ground of await review(page).getByRole('radiogroup').all()) await ground.getByText('未发现').click();
  await make.click();
  await drawer.getByLabel('文书号').fill('南劳人仲案字（2026）第322号');
  await submit();

  // In effect when both have received it.
  await open('review.receive-statement');
  await drawer.getByText('劳动者', { exact: true }).click();
  await drawer.getByText('用人单位', { exact: true }).click();
  await submit();
  await picture(page, 'journey-05-served');
  const statement = (await desk.house.get(`/v1/cases/${caseNo}`, REVIEWER)).body.facts.reviews.at(-1).statement;
  expect(statement).toMatchObject({ effectiveOn: expect.any(String) });
  expect(await docketTypes(desk, caseNo)).toEqual(
    expect.arrayContaining(['review.statement-made', 'review.statement-received']),
  );

  // Of what was conceded under seal, the reviewer has seen that it exists.
  expect(await page.content()).not.toContain(SECRET);
  const seen = await desk.house.get(`/v1/cases/${caseNo}/sealed-facts`, REVIEWER);
  expect(seen.text).not.toContain(SECRET);
});
