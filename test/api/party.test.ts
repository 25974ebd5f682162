import type { AuditNote } from '../../shared/audit/entry';
import { CLERK, FORM, MEDIATOR, NOW, openHouse, opened, person, workerOf, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';
import { Browser } from './identity-house';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.set(NOW));

const WORKER = 'p1';
const EMPLOYER = 'p2';

const invite = (caseNo: string, partyId: string) => house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
const act = (caseNo: string, name: string, input: object) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
const enter = (browser: Browser, link: string, code: string) =>
  browser.go(link, { method: 'POST', body: new URLSearchParams({ code }) });

/** Link and code of a party; the link on the port of the test. */
async function invited(caseNo: string, partyId: string): Promise<{ link: string; code: string; id: string }> {
  const { body } = await invite(caseNo, partyId);
  return { link: `${house.url}${body.link}`, code: body.code, id: body.invitation.id };
}

/** A party that has come in. */
async function inside(caseNo: string, partyId: string): Promise<Browser> {
  const { link, code } = await invited(caseNo, partyId);
  const browser = new Browser();
  const home = await enter(browser, link, code);
  expect([home.status, home.url]).toEqual([200, `${house.url}/party/home`]);
  return browser;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A mediation that has come to an agreement which nobody has signed. */
async function agreed(): Promise<string> {
  const caseNo = await opened(house);
  const pay = { kind: 'pay', text: '支付工资', amountFen: 3_440_000, dueOn: '2026-07-20', claimNos: [1] };
  await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await act(caseNo, 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } });
  await act(caseNo, 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' });
  await act(caseNo, 'agreement.conclude', { obligations: [pay] });
  return caseNo;
}

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

describe('An invitation', () => {
  test('has a link and a six-digit code, which are shown once and of which only digests are kept', async () => {
    const caseNo = await opened(house);
    const { status, body } = await invite(caseNo, WORKER);
    expect(status).toBe(201);
    expect(body.code).toMatch(/^\d{6}$/);
    const token = body.link.split('/').at(-1);
    const { rows } = await house.database.pool.query('select * from invitations where case_no = $1', [caseNo]);
    const kept = JSON.stringify(rows);
    expect([kept.includes(token), kept.includes(`"${body.code}"`)]).toEqual([false, false]);
    const listed = await house.get(`/v1/cases/${caseNo}/invitations`, CLERK);
    expect(listed.body.items).toMatchObject([{ partyId: WORKER, side: 'worker', name: '冉启贵' }]);
    expect([listed.text.includes(token), listed.text.includes(body.code)]).toEqual([false, false]);
    await new Browser().go(`${house.url}/party/${token}`);
    expect(house.logged.filter((line) => line.includes('/party/'))).not.toEqual([]);
    expect(house.logged.filter((line) => line.includes(token))).toEqual([]);
  });

  test('sends its code, and never its link, to the phone and the address of who consents to electronic service', async () => {
    const sending = await openHouse({
      invitationPost: { publicUrl: 'https://yuhe.example', mails: true, texts: true },
    });
    try {
      const caseNo = await opened(sending, { eService: true });
      const { body } = await sending.post(`/v1/cases/${caseNo}/invitations`, { partyId: WORKER }, CLERK);
      expect(body.codeSentTo).toBe('139****1234、r****@example.cn');
      const { rows: texts } = await sending.database.pool.query('select content, urgent, phone from texts');
      expect(texts).toMatchObject([{ urgent: true, content: expect.stringContaining(body.code) }]);
      const { rows: mails } = await sending.database.pool.query('select body from notices where email is not null');
      for (const text of [texts[0].content, mails[0].body]) expect(text).not.toMatch(/https?:|\/party\//);
      const silent = await opened(sending, { eService: false });
      await sending.post(`/v1/cases/${silent}/invitations`, { partyId: WORKER }, CLERK);
      const { rows } = await sending.database.pool.query('select from texts where case_no = $1', [silent]);
      expect(rows).toHaveLength(0);
    } finally {
      await sending.close();
    }
  });

  test.each([
    ['a party', () => workerOf('CQ-2026-000001')],
    ['a mediator of another organ', () => person('mediator', { organ: 'ORG-ELSEWHERE' })],
  ])('is not made by %s', async (_who, actor) => {
    const caseNo = await opened(house);
    expect((await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: WORKER }, actor())).status).toBe(403);
  });

  test('is over when another is made for the same party, when it is revoked, and when it expires', async () => {
    const caseNo = await opened(house);
    const first = await invited(caseNo, WORKER);
    const second = await invited(caseNo, WORKER);
    expect((await new Browser().go(first.link)).status).toBe(404);
    const browser = new Browser();
    expect((await enter(browser, second.link, second.code)).status).toBe(200);
    await house.post(`/v1/cases/${caseNo}/invitations/${second.id}/revocations`, {}, CLERK);
    expect((await browser.go(`${house.url}/party/home`)).status).toBe(401);
    expect((await new Browser().go(second.link)).status).toBe(404);
    const third = await invited(caseNo, WORKER);
    house.clock.set(NOW + 91 * 86_400_000);
    expect((await enter(new Browser(), third.link, third.code)).status).toBe(404);
  });

  test('after five wrong codes not even the right one is taken for a quarter of an hour', async () => {
    const { link, code } = await invited(await opened(house), WORKER);
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1)
      statuses.push((await enter(new Browser(), link, wrongOf(code))).status);
    expect(statuses).toEqual([403, 403, 403, 403, 429]);
    expect((await enter(new Browser(), link, code)).status).toBe(429);
    house.clock.set(NOW + 15 * 60_000);
    expect((await enter(new Browser(), link, code)).status).toBe(200);
  });

  test('wrong codes are noted with the case, and never the code', async () => {
    const caseNo = await opened(house);
    const { link, code } = await invited(caseNo, WORKER);
    for (let attempt = 1; attempt <= 6; attempt += 1) await enter(new Browser(), link, wrongOf(code));
    await house.book.close();
    const { rows } = await house.database.pool.query<{ entry: AuditNote }>(
      'select entry from audit_entries where case_nos @> $1 and kind = $2 order by at, seq',
      [JSON.stringify([caseNo]), 'sign-in'],
    );
    expect(rows.map(({ entry }) => entry.outcome)).toEqual([
      ...Array.from({ length: 4 }, () => 'wrong-secret'),
      ...['now-locked', 'locked'],
    ]);
    expect(rows[0]!.entry).toMatchObject({ route: 'party', asked: 'POST /party/…', status: 403, caseNos: [caseNo] });
    expect(JSON.stringify(rows)).not.toContain(wrongOf(code));
  });

  test('many wrong codes at once are no more than five attempts', async () => {
    const { link, code } = await invited(await opened(house), WORKER);
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(new Browser(), link, wrongOf(code))));
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(4);
  });
});

describe('A party', () => {
  test('sees its own case with no script in the page, and nobody’s numbers', async () => {
    const caseNo = await opened(house, {
      parties: [FORM.parties[0], { ...FORM.parties[1], phone: '02361234567', idNo: '91500108MA5U000000' }],
    });
    await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
    const employer = await inside(caseNo, EMPLOYER);
    const home = await employer.go(`${house.url}/party/home`);
    expect(home.text).toContain('现在：等您答复是否同意调解');
    expect(home.text).not.toMatch(/<script(?! src="\/party\/party\.js" defer)| on\w+="/);
    for (const secret of ['13900001234', '500108199001011234', 'ran@example.cn', '示例路1号'])
      expect(home.text).not.toContain(secret);
    const worker = await (await inside(caseNo, WORKER)).go(`${house.url}/party/home`);
    for (const secret of ['02361234567', '91500108MA5U000000']) expect(worker.text).not.toContain(secret);
    expect(worker.text).toContain('现在：等单位答复是否同意调解');
    expect(Buffer.byteLength(home.text)).toBeLessThan(100 * 1024);
  });

  test('answers a request for mediation; sent twice, it is done once', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
    const browser = await inside(caseNo, EMPLOYER);
    const address = `${house.url}/party/acts/mediation.record-consent`;
    const { text } = await browser.go(address);
    const form = { csrf: hidden(text, 'csrf'), key: hidden(text, 'key'), 'input.given': 'true' };
    const send = () => browser.go(address, { method: 'POST', body: new URLSearchParams(form) });
    expect((await send()).text).toContain('已经登记：');
    expect((await send()).text).toContain('已经登记：');
    const docket = await house.get(`/v1/cases/${caseNo}/docket`, CLERK);
    const consents = docket.body.entries.filter(({ by }: { by: string }) => by.includes('用人单位'));
    expect(consents).toHaveLength(1);
  });

  test('signs with a name drawn by hand, whose picture is kept by the digest that stands in the docket', async () => {
    const caseNo = await agreed();
    const browser = await inside(caseNo, WORKER);
    const address = `${house.url}/party/acts/agreement.sign`;
    const send = async (drawing: string) => {
      const { text } = await browser.go(address);
      const form = { csrf: hidden(text, 'csrf'), key: hidden(text, 'key'), 'input.marks.0.authority': 'in-person' };
      return browser.go(address, { method: 'POST', body: new URLSearchParams({ ...form, drawing }) });
    };
    expect((await send('data:image/png;base64,PHNjcmlwdD4=')).text).toContain('手写签名没有收到');
    const drawn = Buffer.concat([PNG, Buffer.alloc(200, 3)]);
    expect((await send(`data:image/png;base64,${drawn.toString('base64')}`)).text).toContain('等单位签署调解协议');
    const listed = await house.get(`/v1/cases/${caseNo}/party-files`, CLERK);
    expect(listed.body.items).toMatchObject([{ name: '手写签名.png', type: 'image/png' }]);
    const { rows } = await house.database.pool.query(
      `select event from case_events where case_no = $1 and type = 'agreement.signed'`,
      [caseNo],
    );
    expect(rows[0].event.marks).toEqual([{ by: 'worker', on: '2026-07-14', sha256: listed.body.items[0].sha256 }]);
  });

  test('is told at the field what is missing, and why the law says no', async () => {
    const caseNo = await opened(house);
    const browser = await inside(caseNo, WORKER);
    const address = `${house.url}/party/acts/mediation.apply`;
    const { text } = await browser.go(address);
    const keys = { csrf: hidden(text, 'csrf'), key: hidden(text, 'key') };
    const faulty = await browser.go(address, {
      method: 'POST',
      body: new URLSearchParams({ ...keys, 'input.form': 'written' }),
    });
    expect(faulty.status).toBe(400);
    expect(faulty.text).toContain('id="matter-fault"');
    const early = `${house.url}/party/acts/agreement.sign`;
    const refused = await browser.go(early, {
      method: 'POST',
      body: new URLSearchParams({ ...keys, 'input.marks.0.authority': 'in-person' }),
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/依法不能办理.*可以这样做/s);
  });

  test('does nothing by a form that was not made for its browser', async () => {
    const caseNo = await opened(house);
    const browser = await inside(caseNo, WORKER);
    const address = `${house.url}/party/acts/standing.withdraw`;
    const { text } = await browser.go(address);
    const form = { csrf: 'A'.repeat(43), key: hidden(text, 'key'), 'input.reason': '不想办了' };
    expect((await browser.go(address, { method: 'POST', body: new URLSearchParams(form) })).status).toBe(403);
  });

  test('its cookie opens the API to nobody, and nobody without a cookie comes in', async () => {
    const caseNo = await opened(house);
    const browser = await inside(caseNo, WORKER);
    expect((await browser.ask(`${house.url}/v1/cases/${caseNo}`)).status).toBe(401);
    expect((await new Browser().go(`${house.url}/party/home`)).status).toBe(401);
  });

  test('hands in a photo, which caseworkers download and the other side does not see', async () => {
    const caseNo = await opened(house);
    const browser = await inside(caseNo, WORKER);
    const home = await browser.go(`${house.url}/party/home`);
    const photo = Buffer.concat([PNG, Buffer.alloc(100)]);
    const send = (bytes: Buffer, name: string) => {
      const body = new FormData();
      body.append('csrf', hidden(home.text, 'csrf'));
      body.append('file', new Blob([new Uint8Array(bytes)]), name);
      return browser.go(`${house.url}/party/files`, { method: 'POST', body });
    };
    expect((await send(Buffer.from('<script>alert(1)</script>'), '工资条.png')).status).toBe(415);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypheic'), Buffer.alloc(40)]);
    expect((await send(heic, 'IMG_0001.HEIC')).text).toContain('兼容性最佳');
    expect((await send(photo, '工资条.png')).text).toMatch(/材料已经收到.*工作人员还没有查看/s);
    expect((await send(photo, '工资条.png')).text).toContain('我的材料（1件）');
    const listed = await house.get(`/v1/cases/${caseNo}/party-files`, CLERK);
    expect(listed.body.items).toMatchObject([{ name: '工资条.png', type: 'image/png', side: 'worker', bytes: 108 }]);
    const { id } = listed.body.items[0];
    const file = await house.get(`/v1/cases/${caseNo}/party-files/${id}`, CLERK);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await browser.go(`${house.url}/party/home`)).text).toMatch(/工作人员7月14日（星期二）已经查看/);
    const own = await browser.go(`${house.url}/party/files/${id}`);
    expect([own.status, own.headers.get('content-disposition')?.slice(0, 10)]).toEqual([200, 'attachment']);
    const other = await inside(caseNo, EMPLOYER);
    expect((await other.go(`${house.url}/party/files/${id}`)).status).toBe(404);
    const elsewhere = await inside(await opened(house), WORKER);
    expect((await elsewhere.go(`${house.url}/party/files/${id}`)).status).toBe(404);
  });
});
