import type { Browser } from 'playwright-core';
import { CLERK, openHouse, opened } from '../api/house';
import { localDate } from '../../shared/law/local-date';
import { openBrowser } from './browser';
import { answer, courtDoes, headline, looksRight, officeDoes, onPhone, submit, type PartyHouse } from './party-phone';

// J06, J07 and J08 on phones that run no script.

let house: PartyHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(() => house.clock.set('2026-07-14T02:00:00Z'));

const PHOTO = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64)]);
const DUE = '2026-07-20';
const pay = { kind: 'pay', text: '一次性支付拖欠的工资', amountFen: 3_440_000, dueOn: DUE, claimNos: [1] };

async function mediating(): Promise<string> {
  const caseNo = await opened(house);
  await officeDoes(house, caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await officeDoes(house, caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await officeDoes(house, caseNo, 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } });
  return caseNo;
}

async function agreed(): Promise<string> {
  const caseNo = await mediating();
  await officeDoes(house, caseNo, 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' });
  await officeDoes(house, caseNo, 'agreement.conclude', { obligations: [pay] });
  return caseNo;
}

const ALL = [{ by: 'worker' }, { by: 'employer' }, { by: 'mediator' }, { by: 'organisation' }];

test('J06: what was promised has not come; from the payment order to the suit, without a lawyer', async () => {
  const caseNo = await agreed();
  await officeDoes(house, caseNo, 'agreement.sign', { marks: ALL });
  house.clock.set('2026-07-21T02:00:00Z');
  await house.cases.pass();

  const worker = await onPhone(house, browser, caseNo, 'p1');
  expect(await headline(worker)).toBe('现在：约定的日期已过，单位还没有履行完，请选择下一步');
  await worker.getByRole('link', { name: '没收到' }).click();
  expect(await worker.getByLabel('否', { exact: true }).isChecked()).toBe(true);
  await submit(worker);
  expect(await worker.getByRole('status').first().innerText()).toContain('已经登记');

  const ways = worker.getByRole('region', { name: '没有收到钱，可以走哪条路' });
  expect(await ways.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
    '推荐：申请支付令',
    '向人民法院起诉',
    '申请劳动人事争议仲裁',
  ]);
  expect(await ways.innerText()).toContain('申请费220.00元');
  await looksRight(worker, browser, 'j06-ways');

  await ways.getByRole('link', { name: '填写支付令申请' }).click();
  expect(await worker.getByLabel('要求付多少').inputValue()).toBe('34400.00');
  await worker.getByLabel('人民法院').fill('重庆市南岸区人民法院');
  await answer(worker, /没有欠单位别的钱/, '是');
  await answer(worker, /送到单位手里/, '是');
  await answer(worker, /没有申请过查封/, '是');
  await looksRight(worker, browser, 'j06-order-form');
  await submit(worker);
  expect(await headline(worker)).toMatch(/^现在：等人民法院决定是否受理支付令申请，最晚7月27日/);

  await courtDoes(house, caseNo, 'payment-order.accept');
  await courtDoes(house, caseNo, 'payment-order.issue');
  await courtDoes(house, caseNo, 'payment-order.record-service');
  const employer = await onPhone(house, browser, caseNo, 'p2');
  expect(await headline(employer)).toMatch(/^现在：支付令已经送达，等您付款或者提出书面异议，最晚8月5日/);
  await employer.getByRole('link', { name: '对支付令提出书面异议' }).click();
  expect(await employer.getByText('不算异议').count()).toBe(1);
  await answer(employer, '异议形式', '书面');
  await answer(employer, '理由', '对债务本身有异议');
  await submit(employer);

  await worker.goto(`${house.url}/party/home`);
  expect(await headline(worker)).toBe('现在：单位提出了书面异议，等人民法院裁定终结支付令程序');
  await courtDoes(house, caseNo, 'payment-order.terminate');
  await worker.goto(`${house.url}/party/home`);
  expect(await headline(worker)).toBe('现在：支付令已经失效，您可以凭调解协议直接起诉');
  expect(await ways.getByRole('heading', { level: 3 }).first().innerText()).toBe('申请支付令');
  expect(await ways.getByText('推荐：').allInnerTexts()).toEqual(['推荐：向人民法院起诉']);
  await looksRight(worker, browser, 'j06-after-objection');
  await Promise.all([worker.context().close(), employer.context().close()]);
});

test('J07: a worker on a phone hands in a photo, asks, reads, signs, is paid and is asked how it was', async () => {
  const caseNo = await agreed();
  const worker = await onPhone(house, browser, caseNo, 'p1');
  expect(await headline(worker)).toBe('现在：等您和单位签署调解协议');
  await worker
    .getByLabel(/拍照或者选择文件/)
    .setInputFiles({ name: '工资条.png', mimeType: 'image/png', buffer: PHOTO });
  await worker.getByRole('button', { name: '提交材料' }).click();
  expect(await worker.getByText(/收到，编号[0-9a-f]{8}；工作人员还没有查看/).count()).toBe(1);

  await worker.goto(`${house.url}/party/acts/statement.make`);
  await answer(worker, '哪一类意见', '有疑问，请求解释');
  await worker.getByLabel('您的意见').fill('如果到期不付，我怎么办？');
  await submit(worker);
  await officeDoes(house, caseNo, 'statement.answer', { no: 1, text: '可以申请支付令，我们帮您准备。' });

  await worker.goto(`${house.url}/party/home`);
  expect(await worker.getByText('我们帮您准备').count()).toBe(1);
  await worker.getByRole('link', { name: '看协议并签名' }).click();
  expect(await worker.getByText('单位要在7月20日（星期一）之前付给您34,400.00元').count()).toBe(1);
  await worker.getByText('原文：协议怎样写的').click();
  expect(await worker.getByText('履行期限：2026年7月20日').isVisible()).toBe(true);
  await looksRight(worker, browser, 'j07-sign');
  await worker.getByLabel('本人').check();
  await submit(worker);
  expect(await headline(worker)).toBe('现在：等单位签署调解协议');
  await looksRight(worker, browser, 'j07-home');

  await officeDoes(house, caseNo, 'agreement.sign', { marks: ALL.slice(1) });
  house.clock.set('2026-07-20T02:00:00Z');
  const later = await onPhone(house, browser, caseNo, 'p1');
  await later.getByRole('link', { name: '收到了' }).click();
  expect(await later.getByLabel('收到多少').inputValue()).toBe('34400.00');
  await later.getByLabel('哪一天收到').fill('2026-07-18');
  await submit(later);
  expect(await headline(later)).toBe('现在：协议已经履行完毕');

  const callbacks = [{ plannedOn: localDate('2026-07-20'), why: 'after-agreement' as const }];
  await house.cases.byClock(caseNo, { type: 'follow-up.planned', callbacks });
  await later.goto(`${house.url}/party/home`);
  await later.getByRole('link', { name: '答复回访' }).click();
  await answer(later, '约定的事，对方办到了吗', '已经履行');
  await answer(later, '对调解组织的办理满意吗', '满意');
  await answer(later, '又有新的矛盾吗', '否');
  await looksRight(later, browser, 'j07-callback');
  await submit(later);
  expect(await later.getByRole('status').first().innerText()).toContain('答复回访');
  await Promise.all([worker.context().close(), later.context().close()]);
});

test('J08: an employer reads who claims what, disputes, asks for time, offers instalments and extends for itself', async () => {
  const caseNo = await mediating();
  const employer = await onPhone(house, browser, caseNo, 'p2');
  const claims = employer.getByRole('region', { name: '劳动者的请求' });
  expect(await claims.innerText()).toMatch(/支付2026年3月至6月工资，34,400\.00元/);
  expect(await claims.innerText()).toContain('由单位拿出台账和记录来证明');

  await claims.getByRole('link', { name: '提交意见' }).click();
  await answer(employer, '哪一类意见', '对事实有异议');
  await employer.getByLabel('您的意见').fill('6月工资已经用现金发放，有签收单。');
  await submit(employer);

  await employer.goto(`${house.url}/party/acts/statement.offer`);
  expect(await employer.getByText('不能拿来在仲裁、诉讼里对您不利').count()).toBe(1);
  await employer.getByLabel('您愿意怎样解决').fill('愿意分四期付清。');
  expect(await employer.getByLabel(/分几期/).getAttribute('required')).toBeNull();
  await employer.getByLabel(/金额/).fill('34400');
  await employer.getByLabel(/分几期/).fill('4');
  await employer.getByLabel(/第一期的日期/).fill('2026-08-15');
  await answer(employer, /只告诉调解员/, '是');
  await looksRight(employer, browser, 'j08-offer');
  await submit(employer);
  expect(await employer.getByText('共34,400.00元，分4期').count()).toBe(1);
  const worker = await onPhone(house, browser, caseNo, 'p1');
  expect(await worker.getByText('愿意分四期付清').count()).toBe(0);

  await worker.goto(`${house.url}/party/acts/mediation.answer-extension`);
  await answer(worker, '是否同意延期', '是');
  await worker.getByLabel('愿意延长到哪一天').fill('2026-08-05');
  await submit(worker);
  expect(await headline(worker)).toMatch(/^现在：调解员正在调解，等单位答复是否同意延期，最晚7月29日/);
  await employer.goto(`${house.url}/party/home`);
  await employer.getByRole('link', { name: '答复是否同意延期' }).click();
  expect(await employer.getByLabel('愿意延长到哪一天').inputValue()).toBe('2026-08-05');
  await answer(employer, '是否同意延期', '是');
  await submit(employer);
  expect(await headline(employer)).toBe('现在：调解员正在调解，最晚8月5日（星期三）');
  await looksRight(employer, browser, 'j08-home');
  await Promise.all([worker.context().close(), employer.context().close()]);
});

test('with a script, a name is drawn with the finger and a photo is sent without leaving the page', async () => {
  const caseNo = await agreed();
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: 'p1' }, CLERK);
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${house.url}${body.link}`);
  await page.getByLabel('六位验证码').fill(body.code);
  await page.getByRole('button', { name: '查看我的案件' }).click();

  await page.getByLabel(/拍照或者选择文件/).setInputFiles({ name: '回单.png', mimeType: 'image/png', buffer: PHOTO });
  await page.getByRole('button', { name: '提交材料' }).click();
  await page.getByText('材料已经收到').waitFor();

  await page.goto(`${house.url}/party/acts/agreement.sign`);
  const paper = page.locator('canvas');
  await paper.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await paper.boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height * 0.7, { steps: 8 });
  await page.mouse.up();
  await page.getByLabel('本人').check();
  await submit(page);
  expect(await headline(page)).toBe('现在：等单位签署调解协议');
  const { body: files } = await house.get(`/v1/cases/${caseNo}/party-files`, CLERK);
  const names = (files.items as { name: string }[]).map(({ name }) => name).sort();
  expect(names).toEqual(['回单.png', '手写签名.png']);
  await context.close();
});
