import { randomBytes } from 'node:crypto';
import { axeViolations, overflowOf } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';
import { CLERK } from '../api/house';

// A browser, an engine and a build on a busy machine.
jest.setTimeout(120_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20_000)]),
});

test('papers scanned at the window reach the case once, also when the answer was lost on the way', async () => {
  const { page, caseNo } = await desk.page({ width: 375, actor: CLERK });
  const listed = async () => (await desk.house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items;
  let broken = false;
  await page.route(/party-files\?side=/, async (route) => {
    if (broken) return route.continue();
    // The case has the file, and the desk does not learn of it.
    broken = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByLabel('选择要提交的材料').setInputFiles([paper('劳动合同.pdf'), paper('工资条.pdf')]);
  await page.getByText('劳动合同.pdf：网络中断').waitFor();
  await page.getByRole('button', { name: '重新发送1件' }).click();
  await page.getByRole('heading', { name: '当事人提交的材料（2）' }).waitFor();
  await page.getByText('劳动合同.pdf：网络中断').waitFor({ state: 'detached' });
  expect((await listed()).map(({ name }: { name: string }) => name).toSorted()).toEqual(['劳动合同.pdf', '工资条.pdf']);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await axeViolations(page)).toEqual([]);
});
