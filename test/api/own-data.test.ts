import { strFromU8, unzipSync } from 'fflate';
import { Browser } from './identity-house';
import { CLERK, FORM, MEDIATOR, openHouse, opened, person, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const EMPLOYER = { ...FORM.parties[1], phone: '13877776666', address: '重庆市渝中区对方路9号' };
const act = (caseNo: string, name: string, input: object) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);

/** A case in which both sides have numbers, and each has said something. */
async function talked(): Promise<string> {
  const caseNo = await opened(house, { parties: [FORM.parties[0], EMPLOYER] });
  await act(caseNo, 'statement.make', { side: 'employer', kind: 'other', text: '单位的意见' });
  await house.post(`/v1/cases/${caseNo}/sealed-facts`, { content: '对方承认的事实', concededBy: 'employer' }, MEDIATOR);
  const asked = { party: 'p1', field: 'phone', purpose: '电话通知开庭' };
  await house.post(`/v1/cases/${caseNo}/revelations`, asked, MEDIATOR);
  return caseNo;
}

async function inside(caseNo: string, partyId: string): Promise<Browser> {
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
  const browser = new Browser();
  await browser.go(`${house.url}${body.link}`, { method: 'POST', body: new URLSearchParams({ code: body.code }) });
  return browser;
}

const OTHERS = ['13877776666', '对方路9号', '对方承认的事实'];

test('a party reads all that is held on it, in full, and nothing of the other side', async () => {
  const caseNo = await talked();
  const browser = await inside(caseNo, 'p1');
  expect((await browser.go(`${house.url}/party/home`)).text).toContain('/party/my-data');
  const { status, text } = await browser.go(`${house.url}/party/my-data`);
  expect(status).toBe(200);
  for (const own of ['500108199001011234', '13900001234', 'ran@example.cn', '重庆市南岸区示例路1号', '电话通知开庭'])
    expect(text).toContain(own);
  for (const other of [...OTHERS, '单位的意见']) expect(text).not.toContain(other);
  const employer = await (await inside(caseNo, 'p2')).go(`${house.url}/party/my-data`);
  expect(employer.text).toContain('13877776666');
  for (const other of ['500108199001011234', '13900001234', '电话通知开庭']) expect(employer.text).not.toContain(other);
});

test('who is asked to agree to be shown to a body reads which body and what for; the other side reads neither', async () => {
  const caseNo = await talked();
  const input = {
    party: 'p1',
    body: 'ORG-FY-01',
    bodyName: '法律援助中心',
    purpose: '申请法律援助',
    fields: ['stage'],
    until: '2027-06-30',
  };
  const asked = await house.post(`/v1/cases/${caseNo}/actions`, { name: 'privacy.ask-sharing', input }, CLERK);
  expect(asked.status).toBe(200);
  const { text } = await (await inside(caseNo, 'p1')).go(`${house.url}/party/my-data`);
  for (const told of ['法律援助中心', '申请法律援助']) expect(text).toContain(told);
  const employer = await (await inside(caseNo, 'p2')).go(`${house.url}/party/my-data`);
  expect(employer.text).not.toContain('申请法律援助');
});

test('every look is in the audit log before it is shown, and nothing is shown if it cannot be', async () => {
  const caseNo = await talked();
  const browser = await inside(caseNo, 'p1');
  await browser.go(`${house.url}/party/my-data`);
  const { rows } = await house.database.pool.query<{ entry: { shows: string; actor?: { id: string } } }>(
    `select to_jsonb(a) as entry from audit_entries a where to_jsonb(a)::text like '%/party/my-data%'`,
  );
  expect(JSON.stringify(rows)).toContain('"personal"');
  expect(JSON.stringify(rows)).toContain(`party:${caseNo}/p1`);
  await house.database.pool.query('alter table audit_entries add constraint broken check (seq < 0) not valid');
  const unnoted = await browser.go(`${house.url}/party/my-data`);
  await house.database.pool.query('alter table audit_entries drop constraint broken');
  expect(unnoted.status).toBe(500);
  expect(unnoted.text).not.toContain('500108199001011234');
});

test('a caseworker exports it on request: on record, for a page and for a machine', async () => {
  const caseNo = await talked();
  const { issuer, url } = house;
  const headers = { authorization: `Bearer ${await issuer.sign(CLERK)}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ party: 'p1', purpose: '本人书面申请，已核对身份证件' });
  const answer = await fetch(`${url}/v1/cases/${caseNo}/personal-data`, { method: 'POST', headers, body });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const [page, data] = ['personal-data.html', 'personal-data.json'].map((name) => strFromU8(files[name]!));
  for (const text of [page!, data!]) {
    expect(text).toContain('500108199001011234');
    for (const other of OTHERS) expect(text).not.toContain(other);
  }
  expect(JSON.parse(data!)).toMatchObject({ caseNo, party: 'p1', name: '冉启贵' });
  const { items } = (await house.get(`/v1/cases/${caseNo}/revelations`, CLERK)).body as { items: object[] };
  expect(items.slice(0, 4)).toEqual(
    Array(4).fill(expect.objectContaining({ purpose: '依本人申请导出：本人书面申请，已核对身份证件' })),
  );
});

test.each([
  ['a supervisor', person('supervisor'), 403],
  ['the other side', person('employer', { cases: [] }), 403],
  ['a caseworker elsewhere', person('clerk', { organ: 'ORG-YZ-CTR' }), 403],
])('%s does not get it', async (_who, actor, status) => {
  const caseNo = await talked();
  const asked = { party: 'p1', purpose: '查看' };
  expect((await house.post(`/v1/cases/${caseNo}/personal-data`, asked, actor)).status).toBe(status);
});
