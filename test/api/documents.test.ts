import { unzipSync, strFromU8 } from 'fflate';
import { byItself } from '../../db/eyes';
import { enterIssuesLeftBehind } from '../../api/documents/entering';
import type { InMemoryCases } from './in-memory-cases';
import {
  APPLICATION,
  employerOf,
  FORM,
  MEDIATOR,
  openHouse,
  opened,
  ORGAN,
  person,
  SUPERVISOR,
  type House,
} from './house';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const HEAD = { name: '南岸区示例街道劳动人事争议调解委员会', code: '南岸劳调', address: '重庆市南岸区示例路1号' };
const [worker, employer] = FORM.parties;

/** A case whose mediation was accepted; what the applicant must tell is known. */
async function accepted(): Promise<string> {
  const parties = [worker, { ...employer, idNo: '91500108DEMO00001X' }];
  const caseNo = await opened(house, { parties });
  for (const act of [
    APPLICATION,
    { name: 'mediation.record-consent', input: { side: 'employer', given: true } },
    { name: 'mediation.accept', input: { mediator: { id: 'M1', name: '向素云' } } },
  ]) {
    const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, act, MEDIATOR);
    if (status !== 200) throw new Error(text);
  }
  return caseNo;
}

const NOTICE = { kind: 'acceptance-notice', about: '1' };
const enterHead = () => house.post(`/v1/letterheads/${ORGAN}`, HEAD, SUPERVISOR);
const at = (caseNo: string, rest = '') => `/v1/cases/${caseNo}/documents${rest}`;

async function drafted(caseNo: string, asked: object = NOTICE) {
  const { status, body, text } = await house.post(at(caseNo), asked, MEDIATOR);
  if (status !== 201) throw new Error(text);
  return body;
}

async function issuedNotice(caseNo: string) {
  const { id } = await drafted(caseNo);
  await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
  return (await house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR)).body;
}

describe('a document of a case', () => {
  test('is asked for by the path, and says what it lacks before anybody can issue it', async () => {
    const caseNo = await accepted();
    const { due } = (await house.get(at(caseNo), MEDIATOR)).body;
    const notice = due.find((each: { kind: string }) => each.kind === 'acceptance-notice');
    expect(notice).toMatchObject({ when: 'due', missing: [{ label: '发文单位名称和机关代字' }] });
    // Who owes it, under which article, and by when: the three working days of the acceptance.
    expect(notice).toMatchObject({ issuer: 'organisation', cite: { label: '协商调解规定第22条' }, on: '2026-07-14' });
    expect(notice.dueOn).toBe('2026-07-17');
    const arbitrator = person('arbitrator', { organ: ORGAN });
    expect((await house.get(at(caseNo), arbitrator)).body.due).toEqual([]);
    const { id } = await drafted(caseNo);
    const { status, body } = await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
    expect(status).toBe(409);
    expect(body.refusals).toMatchObject([
      {
        code: 'document/missing-letterhead',
        cite: { label: '协商调解规定第22条' },
        remedy: expect.stringMatching('登记'),
      },
    ]);
  });

  test('goes from the draft to the receipt: numbered, entered in the docket, served', async () => {
    await enterHead();
    const caseNo = await accepted();
    const issue = await issuedNotice(caseNo);
    expect(issue).toMatchObject({ state: 'issued', issuedOn: '2026-07-14', version: 1, missing: [] });
    expect(issue.number).toMatch(/^南岸劳调受〔2026〕\d+号$/);
    expect(issue.model).toMatchObject({ number: issue.number, issuer: HEAD });
    const served = await house.post(
      at(caseNo, `/${issue.id}/service`),
      { to: 'employer', method: 'direct', receivedBy: '乙' },
      MEDIATOR,
    );
    expect(served.body).toMatchObject({ state: 'served', services: [{ to: 'employer', servedOn: '2026-07-14' }] });
    const { entries } = (await house.get(`/v1/cases/${caseNo}/docket`, MEDIATOR)).body;
    expect(entries.slice(-2)).toMatchObject([
      { label: '发出文书', text: expect.stringContaining(issue.number) },
      { label: '文书送达', text: expect.stringContaining('直接送达') },
    ]);
  });

  test('that is left or posted counts as served after three working days', async () => {
    const caseNo = await accepted();
    const { id } = await issuedNotice(caseNo);
    const left = { to: 'employer', method: 'left' };
    const bare = await house.post(at(caseNo, `/${id}/service`), left, MEDIATOR);
    expect(bare.body.refusals).toMatchObject([{ code: 'document/no-proof' }]);
    const { body } = await house.post(at(caseNo, `/${id}/service`), { ...left, note: '张贴并拍照' }, MEDIATOR);
    expect(body).toMatchObject({ state: 'issued', services: [{ deliveredOn: '2026-07-14', servedOn: '2026-07-17' }] });
  });

  test('cannot be served electronically on who has not agreed to it', async () => {
    const caseNo = await accepted();
    const { id } = await issuedNotice(caseNo);
    const { status, body } = await house.post(
      at(caseNo, `/${id}/service`),
      { to: 'employer', method: 'electronic' },
      MEDIATOR,
    );
    expect([status, body.refusals[0].cite.label]).toEqual([409, '民事诉讼法第90条']);
  });

  test('is never overwritten: a new version takes its place when it is issued, and both remain', async () => {
    const caseNo = await accepted();
    const first = await issuedNotice(caseNo);
    const second = await issuedNotice(caseNo);
    expect(second.version).toBe(2);
    expect(second.number).not.toBe(first.number);
    const { documents } = (await house.get(at(caseNo), MEDIATOR)).body;
    expect(documents.map((each: { version: number; state: string }) => [each.version, each.state])).toEqual([
      [1, 'superseded'],
      [2, 'issued'],
    ]);
    expect((await house.get(at(caseNo, `/${first.id}`), MEDIATOR)).body.model).toEqual(first.model);
  });

  test('whose case has changed since it was drafted must be drafted again', async () => {
    const caseNo = await accepted();
    const { id } = await drafted(caseNo);
    const replaced = { name: 'mediation.appoint-mediator', input: { mediator: { id: 'M2', name: '罗启明' } } };
    expect((await house.post(`/v1/cases/${caseNo}/actions`, replaced, MEDIATOR)).status).toBe(200);
    const { body } = await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
    expect(body.refusals).toMatchObject([{ code: 'document/case-has-changed' }]);
  });

  test('is issued once, however often it is asked for, and not before somebody has checked it', async () => {
    const caseNo = await accepted();
    const { id } = await drafted(caseNo);
    const early = await house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR);
    expect(early.body.refusals).toMatchObject([{ code: 'document/not-in-this-state' }]);
    await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
    const answers = await Promise.all([1, 2, 3].map(() => house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR)));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    const { entries } = (await house.get(`/v1/cases/${caseNo}/docket`, MEDIATOR)).body;
    expect(entries.filter(({ label }: { label: string }) => label === '发出文书')).toHaveLength(1);
  });

  test('is seen by a party once it is issued, and by nobody whose case it is not', async () => {
    const caseNo = await accepted();
    const { id } = await drafted(caseNo);
    expect((await house.get(at(caseNo, `/${id}`), employerOf(caseNo))).status).toBe(404);
    expect((await house.get(at(caseNo), employerOf(caseNo))).body).toMatchObject({ documents: [], due: [] });
    const issue = await issuedNotice(caseNo);
    expect((await house.get(at(caseNo, `/${issue.id}/file`), employerOf(caseNo))).status).toBe(200);
    expect((await house.get(at(caseNo, `/${issue.id}/file`), employerOf('CQ-2026-999999'))).status).toBe(403);
  });

  test('tells those who may decide nothing of the talks', async () => {
    const caseNo = await accepted();
    const session = { mode: 'on-site', attendees: ['冉启贵'], minutes: '单位愿先付一半' };
    const held = await house.post(
      `/v1/cases/${caseNo}/actions`,
      { name: 'mediation.record-session', input: session },
      MEDIATOR,
    );
    expect(held.status).toBe(200);
    const { id } = await drafted(caseNo, { kind: 'session-minutes', about: '1-1' });
    await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
    expect((await house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR)).status).toBe(200);
    const court = person('court', { id: 'court-1' });
    expect((await house.get(at(caseNo), court)).text).not.toContain('session-minutes');
    expect([403, 404]).toContain((await house.get(at(caseNo, `/${id}/file`), court)).status);
  });

  test('for which the case gives no occasion cannot be drafted', async () => {
    const caseNo = await accepted();
    const { status, body } = await house.post(at(caseNo), { kind: 'mediation-agreement', about: '1' }, MEDIATOR);
    expect([status, body.refusals[0].code]).toEqual([409, 'document/no-occasion']);
  });

  test('by which a court entrusts a mediation bears that court’s head, and the next of its own numbers', async () => {
    const court = { name: '重庆市渝中区人民法院', code: '渝中法' };
    await house.post(`/v1/letterheads/${encodeURIComponent('渝0103')}`, court, SUPERVISOR);
    const numbers: string[] = [];
    for (const no of [1, 2]) {
      const mandate = { courtCode: '渝0103', caseNo: `诉前调${no}号`, mandateId: `CRT-${no}`, mode: 'delegated' };
      const caseNo = await opened(house, { door: 'court', court: mandate });
      const supplements = { organisation: HEAD.name };
      const { id } = await drafted(caseNo, { kind: 'entrustment-letter', about: '1', supplements });
      await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
      const { body } = await house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR);
      expect(body.model.issuer).toMatchObject(court);
      numbers.push(body.number);
    }
    expect(numbers).toEqual(['渝中法委调〔2026〕1号', '渝中法委调〔2026〕2号']);
  });

  test('issued by a process that died is entered in the docket afterwards', async () => {
    const caseNo = await accepted();
    const { id } = await drafted(caseNo);
    await house.post(at(caseNo, `/${id}/check`), {}, MEDIATOR);
    house.cases.down = true;
    expect((await house.post(at(caseNo, `/${id}/issue`), {}, MEDIATOR)).status).toBe(503);
    house.cases.down = false;
    const before = house.clock.now();
    house.clock.set(before + 60_000);
    await byItself(() => enterIssuesLeftBehind(house.office));
    house.clock.set(before);
    const { entries } = (await house.get(`/v1/cases/${caseNo}/docket`, MEDIATOR)).body;
    expect(entries.at(-1)).toMatchObject({ label: '发出文书' });
    expect((await house.get(at(caseNo, `/${id}`), MEDIATOR)).body.state).toBe('issued');
  });
});

describe('a download', () => {
  test('is the same file each time, as PDF/A and as DOCX', async () => {
    const caseNo = await accepted();
    const { id, number } = await issuedNotice(caseNo);
    for (const format of ['pdf', 'docx']) {
      const files = await Promise.all(
        [1, 2].map(async () => {
          const answer = await fetch(`${house.url}${at(caseNo, `/${id}/file?format=${format}`)}`, {
            headers: { authorization: `Bearer ${await house.issuer.sign(MEDIATOR)}` },
          });
          return Buffer.from(await answer.arrayBuffer());
        }),
      );
      expect(files[0]!.equals(files[1]!)).toBe(true);
      if (format === 'docx') expect(strFromU8(unzipSync(files[0]!)['word/document.xml']!)).toContain(number);
      else expect(files[0]!.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});
