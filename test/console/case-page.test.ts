import { MEDIATOR } from '../api/house';
import { axeViolations, overflowOf } from './browser';
import { acted, atTheDesk, concludedAndSigned, docketLines, docketTypes, upToTheAgreement } from './at-the-desk';
import { openCaseHouse, type CaseHouse } from './case-house';

// A browser, an engine and a build on a busy machine.
jest.setTimeout(120_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const docketOf = (caseNo: string) => docketLines(desk, caseNo);
const typesOf = (caseNo: string) => docketTypes(desk, caseNo);
const act = (caseNo: string, name: string, input: object) => acted(desk, caseNo, name, input);

describe('J01: from a walk-in wage claim to its signed agreement and performance plan', () => {
  test('takes at most 40 clicks, and no fact is typed twice', async () => {
    const { page, caseNo } = await desk.page();
    const atDesk = atTheDesk(page);
    const { open, choose, submit, drawer, clicks } = atDesk;
    await open('mediation.apply');
    await expect(page.getByLabel('请求、事实和理由').inputValue()).resolves.toBe('厂方停发工资三个月。');
    await choose('劳动者');
    await choose('书面');
    await submit();
    await upToTheAgreement(page, atDesk);
    await page.getByLabel('第2期金额').fill('9000');
    await drawer.getByText('各期合计18,325.00元，应为18,650.00元，还差325.00元').waitFor();
    await expect(drawer.getByRole('button', { name: '达成协议' }).isDisabled()).resolves.toBe(true);
    await page.getByLabel('第2期金额').fill('9325');
    await concludedAndSigned(page, atDesk);
    expect(clicks()).toBeLessThanOrEqual(40);
    const types = await typesOf(caseNo);
    expect(types).toEqual(
      expect.arrayContaining(['mediation.session-held', 'agreement.concluded', 'agreement.signed']),
    );
    const concluded = (await docketOf(caseNo)).find(({ event }) => event.type === 'agreement.concluded');
    expect(concluded?.event.obligations).toMatchObject([
      { kind: 'pay', amountFen: 932_500, claimNos: [1, 2] },
      { kind: 'pay', amountFen: 932_500, claimNos: [1, 2] },
    ]);
    await expect(page.getByRole('table', { name: '履行计划' }).locator('tbody tr').count()).resolves.toBe(2);
    for (const way of ['仲裁审查', '司法确认', '仅凭协议'])
      await page.locator('.case-card h4').filter({ hasText: way }).waitFor();
  });
});

describe('what may not be done', () => {
  test('says why, with its article and the way out', async () => {
    const { page } = await desk.page();
    await page.getByText(/^现在不能办理/).click();
    const refused = page.locator('[data-refused="mediation.accept"]');
    await refused.getByText('解决办法').first().waitFor();
    await refused.locator('.case-cite').first().click();
    await page.locator('.ant-popover:visible .case-article').waitFor();
    await expect(page.locator('.ant-popover:visible .case-article').innerText()).resolves.toMatch(/[一-龥]{10}/);
  });

  test('what the law refuses only when it sees the input is shown above the form, which keeps it', async () => {
    const { page, caseNo } = await desk.page();
    const { open, drawer } = atTheDesk(page);
    await page.getByText(/^随时可以办理/).click();
    await open('limitation.suspend');
    await page.getByLabel('中止原因').fill('劳动者住院。');
    await page.getByLabel('行为发生日').fill('2020-01-02');
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: '办理', exact: true }).click();
    await drawer.getByText('依法不能办理').waitFor();
    await drawer.locator('.case-refusals .case-cite').first().waitFor();
    await expect(page.getByLabel('中止原因').inputValue()).resolves.toBe('劳动者住院。');
    await expect(typesOf(caseNo)).resolves.toEqual(['case.opened']);
  });

  test('what is missing is said at its field', async () => {
    const { page } = await desk.page();
    const { open, drawer } = atTheDesk(page);
    await open('mediation.apply');
    await drawer.getByRole('button', { name: '办理', exact: true }).click();
    await expect(drawer.locator('.ant-form-item-has-error').count()).resolves.toBeGreaterThanOrEqual(2);
    await drawer.getByText('请选择').first().waitFor();
  });
});

describe('somebody else was faster', () => {
  test('what happened meanwhile is shown, the input is kept, and sent again it is entered once', async () => {
    const { page, caseNo } = await desk.page();
    const { open, drawer } = atTheDesk(page);
    await page.getByText(/^随时可以办理/).click();
    await open('standing.add-note');
    await drawer.locator('textarea').first().fill('电话联系单位，约定明日到场。');
    await act(caseNo, 'standing.attach-evidence', { name: '工资条', by: 'worker' });
    await drawer.getByRole('button', { name: '办理', exact: true }).click();
    await drawer.getByText('您填写期间，案件有新的登记').waitFor();
    await drawer.getByText('提交证据材料').waitFor();
    await expect(drawer.locator('textarea').first().inputValue()).resolves.toBe('电话联系单位，约定明日到场。');
    await drawer.getByRole('button', { name: '已核对，再次提交' }).dblclick();
    await drawer.waitFor({ state: 'detached' });
    await expect(typesOf(caseNo)).resolves.toEqual(['case.opened', 'standing.evidence-attached', 'standing.noted']);
  });
});

test('what somebody else enters appears by itself, and what is being typed stays', async () => {
  const { page, caseNo } = await desk.page();
  const { open, drawer } = atTheDesk(page);
  await page.getByText(/^随时可以办理/).click();
  await open('standing.add-note');
  await drawer.locator('textarea').first().fill('正在填写的备注');
  await act(caseNo, 'standing.attach-evidence', { name: '考勤表', by: 'worker' });
  await page.locator('.case-docket').getByText('提交证据材料').waitFor();
  await expect(drawer.locator('textarea').first().inputValue()).resolves.toBe('正在填写的备注');
});

test('a concession goes under seal, and is shown nowhere again', async () => {
  const { page, caseNo } = await desk.page();
  const { open, choose, drawer } = atTheDesk(page);
  await page.getByText(/^随时可以办理/).click();
  await open('standing.seal-fact');
  await choose('用人单位');
  await page.getByLabel('妥协认可的事实').fill('单位认可拖欠四个月工资。');
  await drawer.getByRole('button', { name: '封存', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.locator('.case-docket').getByText('封存妥协事实').waitFor();
  expect(await page.content()).not.toContain('单位认可拖欠四个月工资');
  expect(JSON.stringify(await docketOf(caseNo))).not.toContain('单位认可拖欠四个月工资');
});

test('a party is invited with a link and a code that are shown once', async () => {
  const { page, caseNo } = await desk.page();
  await page.getByRole('button', { name: '邀请' }).first().click();
  const once = page.locator('.ant-modal').filter({ hasText: '邀请链接和验证码' });
  await once.getByText(/\/party\//).waitFor();
  await once.getByText(/^\d{6}$/).waitFor();
  await once.getByRole('button', { name: '已经交付' }).click();
  await page.getByRole('button', { name: '重新邀请' }).waitFor();
  const { items } = (await desk.house.get(`/v1/cases/${caseNo}/invitations`, MEDIATOR)).body;
  expect(items).toMatchObject([{ partyId: 'p1', name: '罗永秀' }]);
});

describe('dates', () => {
  test('open the receipt of their count with the text of the article', async () => {
    const { page, caseNo } = await desk.page();
    await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
    await page.reload();
    await page.locator('.case-date').first().click();
    const receipt = page.locator('.case-receipt');
    for (const said of ['起算事由发生之日', '截止日', '所用日历', '届满的后果'])
      await receipt.getByText(said).first().waitFor();
    await receipt.locator('.case-article').first().waitFor();
  });

  test('what-if draws later dates anew, and nothing is entered', async () => {
    const caseNo = await desk.open();
    await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
    await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
    await act(caseNo, 'mediation.accept', {});
    const before = await typesOf(caseNo);
    const { page } = await desk.page({ caseNo });
    await page.getByRole('tab', { name: '推演' }).click();
    await page.getByLabel('双方同意延长（日）').fill('7');
    await page.keyboard.press('Tab');
    await page.getByText('变化的期限（推演，未登记）').waitFor();
    const changed = page.locator('.case-changes tbody tr').filter({ hasText: '调解期限' });
    const [was, is] = await changed.first().locator('td').allInnerTexts();
    expect(was).not.toBe(is);
    await expect(typesOf(caseNo)).resolves.toEqual(before);
  });
});

test('an act that is new in the catalogue has its form, though the console has never heard of it', async () => {
  const caseNo = await desk.open();
  const { page } = await desk.page({ caseNo });
  await page.route(`**/v1/cases/${caseNo}/actions`, async (route) => {
    if (route.request().method() === 'POST') {
      sent = route.request().postDataJSON();
      return route.fulfill({
        status: 409,
        json: { title: '依法不能办理', status: 409, detail: '尚未施行', refusals: [] },
      });
    }
    const answer = (await (await route.fetch()).json()) as { actions: object[] };
    answer.actions.push(NOVELTY);
    return route.fulfill({ json: answer });
  });
  let sent: unknown;
  await page.reload();
  const { open, choose, drawer } = atTheDesk(page);
  await open('novelty.deposit');
  await choose('银行保函');
  await page.getByLabel('担保金额').fill('16,350.5');
  await drawer.getByRole('button', { name: '办理', exact: true }).click();
  await drawer.getByText('尚未施行').waitFor();
  expect(sent).toEqual({ name: 'novelty.deposit', input: { manner: 'guarantee', amountFen: 1_635_050 } });
});

const NOVELTY = {
  name: 'novelty.deposit',
  label: '登记履约担保',
  basis: { instrument: 'LDMAL', article: '14', label: '调解仲裁法第14条' },
  allowed: true,
  refusals: [],
  input: {
    type: 'object',
    properties: {
      manner: {
        type: 'string',
        enum: ['deposit', 'guarantee'],
        title: '担保方式',
        'x-labels': { deposit: '保证金', guarantee: '银行保函' },
      },
      amountFen: { type: 'integer', minimum: 0, title: '担保金额' },
    },
    required: ['manner', 'amountFen'],
  },
};

describe('for everybody', () => {
  test.each([1440, 1024, 375])(
    'at %d pixels axe finds nothing, and nothing is wider than the window',
    async (width) => {
      const { page } = await desk.page({ width });
      await page.getByText(/^现在不能办理/).click();
      await expect(axeViolations(page)).resolves.toEqual([]);
      await expect(overflowOf(page)).resolves.toBe(0);
      await page.locator('[data-action="mediation.apply"]').click();
      await page.getByLabel('请求、事实和理由').waitFor();
      await page.waitForTimeout(500);
      await expect(axeViolations(page)).resolves.toEqual([]);
    },
  );

  test('the printed file has everything on A4', async () => {
    const { page, caseNo } = await desk.page();
    await page.goto(`${desk.house.url}/console/cases/${caseNo}/print`);
    await page.getByRole('heading', { name: '劳动人事争议调解案卷' }).waitFor();
    await expect(axeViolations(page)).resolves.toEqual([]);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
  });
});
