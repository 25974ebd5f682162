import type { Browser } from 'playwright-core';
import { CLERK, openHouse, opened } from '../api/house';
import { axeViolations, openBrowser, overflowOf } from './browser';
import { headline, officeDoes, onPhone, submit, type PartyHouse } from './party-phone';

// The pages of the parties, in a browser that runs no script.

let house: PartyHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const act = (caseNo: string, name: string, input: object) => officeDoes(house, caseNo, name, input);

/** Opens the link on a small phone and types the code. */
const enter = (caseNo: string, partyId: string) =>
  onPhone(house, browser, caseNo, partyId, { width: 320, height: 640 });

/** A mediation that has come to an agreement which nobody has signed. */
async function agreed(): Promise<string> {
  const caseNo = await opened(house);
  await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await act(caseNo, 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } });
  await act(caseNo, 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' });
  const pay = { kind: 'pay', text: '一次性支付拖欠的工资', amountFen: 3_440_000, dueOn: '2026-07-20', claimNos: [1] };
  await act(caseNo, 'agreement.conclude', { obligations: [pay] });
  return caseNo;
}

test('an employer reads that its answer is awaited and agrees to mediation', async () => {
  const caseNo = await opened(house);
  await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  const page = await enter(caseNo, 'p2');
  expect(await headline(page)).toMatch(/^现在：等您答复是否同意调解/);
  await page.locator('a[href$="mediation.record-consent"]').click();
  await page.getByLabel('是', { exact: true }).check();
  await submit(page);
  expect(await page.getByRole('status').first().innerText()).toContain('已经登记');
  expect(await headline(page)).toMatch(/^现在：等调解组织决定是否受理/);
  await page.context().close();
});

test('a worker reads the agreement, signs it, and reports that the money has not come', async () => {
  const caseNo = await agreed();
  const page = await enter(caseNo, 'p1');
  expect(await headline(page)).toBe('现在：等您和单位签署调解协议');
  await page.locator('a[href$="agreement.sign"]').click();
  expect(await page.getByText('34,400.00元').count()).toBeGreaterThan(0);
  await page.getByLabel('本人').check();
  await submit(page);
  expect(await headline(page)).toBe('现在：等单位签署调解协议');
  await act(caseNo, 'agreement.sign', { marks: [{ by: 'employer' }, { by: 'mediator' }, { by: 'organisation' }] });
  await act(caseNo, 'performance.record-payment', { no: 1, amountFen: 3_440_000 });
  await page.goto(`${house.url}/party/home`);
  await page.locator('a[href$="performance.confirm-receipt"]').click();
  await page.getByLabel('否', { exact: true }).check();
  await submit(page);
  expect(await headline(page)).toBe('现在：协议已经生效，等单位履行，最晚7月20日（星期一）');
  await page.context().close();
});

test.each([320, 375, 1440])(
  'at %i pixels, light and dark, nothing keeps anybody from using the pages',
  async (width) => {
    const caseNo = await agreed();
    const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: 'p1' }, CLERK);
    for (const colorScheme of ['light', 'dark'] as const) {
      // axe itself is a script, which the policy of the pages would not let run.
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const look = async (name: string) => {
        expect({ name, barriers: await axeViolations(page), over: await overflowOf(page) }).toEqual({
          name,
          barriers: [],
          over: 0,
        });
      };
      await page.goto(`${house.url}${body.link}`);
      await look('door');
      await page.getByLabel('六位验证码').fill(body.code);
      await page.getByRole('button', { name: '查看我的案件' }).click();
      await look('home');
      await page.goto(`${house.url}/party/acts/agreement.sign`);
      await look('sign');
      await context.close();
    }
  },
);
