import type { AuditEntry } from '../../shared/audit/entry';
import {
  ADMINISTRATOR,
  APPLICATION,
  CLERK,
  FORM,
  MEDIATOR,
  ORGAN,
  ORGAN_TITLE,
  openHouse,
  opened,
  SUPERVISOR,
  type House,
} from './house';
import { Browser } from './identity-house';
import type { InMemoryCases } from './in-memory-cases';

// The papers of a case on the pages of its parties.

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
  const head = { name: ORGAN_TITLE, code: '南岸劳调' };
  await house.post(`/v1/letterheads/${ORGAN}`, head, SUPERVISOR);
});
afterAll(() => house.close());

async function act(caseNo: string, name: string, input: object): Promise<void> {
  const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  if (status !== 200) throw new Error(`${name}: ${text}`);
}

async function accepted(eService = true): Promise<string> {
  const [worker, employer] = FORM.parties;
  const parties = [worker, { ...employer, idNo: '91500108DEMO00001X' }];
  const caseNo = await opened(house, { eService, parties });
  await act(caseNo, APPLICATION.name, APPLICATION.input);
  await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await act(caseNo, 'mediation.accept', { mediator: { id: 'M1', name: '向素云' } });
  return caseNo;
}

async function draftOf(caseNo: string, kind: string, supplements: object = {}): Promise<string> {
  const { status, body, text } = await house.post(
    `/v1/cases/${caseNo}/documents`,
    { kind, about: '1', supplements },
    MEDIATOR,
  );
  if (status !== 201) throw new Error(text);
  return body.id;
}

async function issuedOf(caseNo: string, kind: string, supplements: object = {}): Promise<string> {
  const id = await draftOf(caseNo, kind, supplements);
  for (const step of ['check', 'issue']) {
    const { status, text } = await house.post(`/v1/cases/${caseNo}/documents/${id}/${step}`, {}, MEDIATOR);
    if (status !== 200) throw new Error(text);
  }
  return id;
}

/** A party that has come in; what it sees at a place under its pages. */
async function guest(caseNo: string, partyId: string) {
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
  const browser = new Browser();
  await browser.go(`${house.url}${body.link}`, { method: 'POST', body: new URLSearchParams({ code: body.code }) });
  return (place: string, form?: Record<string, string>) =>
    browser.go(`${house.url}/party${place}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
}

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

describe('a party', () => {
  test('finds what was issued in its case, reads it as a page, and takes the file along', async () => {
    const caseNo = await accepted();
    const id = await issuedOf(caseNo, 'acceptance-notice');
    const at = await guest(caseNo, 'p2');
    const home = await at('/home');
    expect(home.text).toContain(`href="/party/documents/${id}"`);
    expect(home.text).toContain('还没有签收');
    const page = await at(`/documents/${id}`);
    expect(page.text).toMatch(/调解受理通知书.*南岸劳调受〔2026〕\d+号/s);
    expect(page.text).toContain('href="/verify/offline"');
    expect(page.text).not.toContain('<script');
    const file = await at(`/documents/${id}/file`);
    expect([file.status, file.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  test('signs for it there, and the receipt is in the docket', async () => {
    const caseNo = await accepted();
    const id = await issuedOf(caseNo, 'acceptance-notice');
    const at = await guest(caseNo, 'p1');
    const { text } = await at(`/documents/${id}`);
    const form = { csrf: hidden(text, 'csrf'), key: hidden(text, 'key'), 'input.id': id };
    const done = await at('/acts/document.acknowledge', form);
    expect([done.status, done.url]).toEqual([200, `${house.url}/party/home?done=document.acknowledge`]);
    expect(done.text).toContain('已经登记：签收文书');
    expect((await at(`/documents/${id}`)).text).not.toContain('我已收到，签收');
    const { body } = await house.get(`/v1/cases/${caseNo}/documents/${id}`, MEDIATOR);
    expect(body).toMatchObject({
      state: 'served',
      services: [{ to: 'worker', method: 'electronic', receivedBy: '冉启贵', acknowledged: true }],
    });
  });

  test('that has not agreed to it is told how it can agree, and is not asked to sign', async () => {
    const caseNo = await accepted(false);
    const id = await issuedOf(caseNo, 'acceptance-notice');
    const { text } = await (await guest(caseNo, 'p1'))(`/documents/${id}`);
    expect(text).toContain('/party/acts/standing.change-consent');
    expect(text).not.toContain('我已收到，签收');
  });

  test('sees neither drafts, nor what is not for it, nor the papers of another case', async () => {
    const caseNo = await accepted();
    const at = await guest(caseNo, 'p1');
    const draft = await draftOf(caseNo, 'acceptance-notice');
    await act(caseNo, 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' });
    const assessment = await issuedOf(caseNo, 'capacity-assessment');
    const elsewhere = await issuedOf(await accepted(), 'acceptance-notice');
    for (const id of [draft, assessment, elsewhere, 'nonsense'])
      for (const rest of ['', '/file']) expect((await at(`/documents/${id}${rest}`)).status).toBe(404);
    expect((await at('/home')).text).toContain('文书（0件）');
  });

  test('reads numbers and addresses of people under their masks on the page', async () => {
    const caseNo = await accepted();
    const id = await issuedOf(caseNo, 'acceptance-notice');
    const { text } = await (await guest(caseNo, 'p2'))(`/documents/${id}`);
    expect(text).not.toMatch(/⟦|139\d{8}/);
  });

  test('is noted to have looked', async () => {
    const caseNo = await accepted();
    const id = await issuedOf(caseNo, 'acceptance-notice');
    const at = await guest(caseNo, 'p2');
    await at(`/documents/${id}`);
    await at(`/documents/${id}/file`);
    await house.book.close();
    const { items } = (await house.get(`/v1/audit?limit=50&caseNo=${caseNo}`, ADMINISTRATOR)).body;
    const looks = items.filter(({ asked }: AuditEntry) => asked.startsWith('GET /party') && asked.includes(id));
    expect(looks.map(({ shows, actor }: AuditEntry) => [shows, actor?.role]).sort()).toEqual([
      ['case', 'employer'],
      ['document', 'employer'],
    ]);
  });
});

/** One white point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

describe('a name drawn on a phone', () => {
  /** The worker has signed the agreement, with this picture of its name. */
  async function signed(picture: string): Promise<string> {
    const caseNo = await accepted();
    const pay = { kind: 'pay', text: '支付工资', amountFen: 3_440_000, dueOn: '2026-07-20', claimNos: [1] };
    await act(caseNo, 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' });
    await act(caseNo, 'agreement.conclude', { obligations: [pay] });
    const at = await guest(caseNo, 'p1');
    const { text } = await at('/acts/agreement.sign');
    const form = { csrf: hidden(text, 'csrf'), key: hidden(text, 'key'), 'input.marks.0.by': 'worker' };
    const done = await at('/acts/agreement.sign', { ...form, drawing: `data:image/png;base64,${picture}` });
    expect(done.url).toBe(`${house.url}/party/home?done=agreement.sign`);
    return caseNo;
  }

  const fileOf = async (caseNo: string, id: string): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${await house.issuer.sign(MEDIATOR)}` };
    const answer = await fetch(`${house.url}/v1/cases/${caseNo}/documents/${id}/file`, { headers });
    return Buffer.from(await answer.arrayBuffer());
  };
  const pictures = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Subtype ?\/Image/g)?.length ?? 0;
  /** What the agreement lacks in this case otherwise. */
  const KNOWN = { manner: '银行转账' };

  test('stands on the agreement that is issued afterwards, and the same paper always looks the same', async () => {
    const caseNo = await signed(PNG);
    const id = await issuedOf(caseNo, 'mediation-agreement', KNOWN);
    const { body } = await house.get(`/v1/cases/${caseNo}/documents/${id}`, MEDIATOR);
    expect(body.steps.at(-1).detail).toMatchObject({ 'signature-worker': expect.stringMatching(/^[0-9a-f]{64}$/) });
    const file = await fileOf(caseNo, id);
    expect(pictures(file)).toBeGreaterThan(0);
    expect(await fileOf(caseNo, id)).toEqual(file);
  });

  test('that is no picture at all leaves its place empty, and the paper whole', async () => {
    const broken = Buffer.from(PNG, 'base64');
    broken.fill(0, 33);
    const caseNo = await signed(broken.toString('base64'));
    const file = await fileOf(caseNo, await issuedOf(caseNo, 'mediation-agreement', KNOWN));
    expect([file.subarray(0, 5).toString(), pictures(file)]).toEqual(['%PDF-', 0]);
  });
});
