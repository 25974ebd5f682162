import { openedColumn } from '../../db/sealed-columns';
import { randomUUID } from 'node:crypto';
import { counterOf } from '../../api/counter';
import { createInboundDesk, type InboundDesk } from '../../api/inbound/desk';
import { claimMandate } from '../../db/court-mandates';
import type { Actor } from '../../shared/case/actor';
import { silent, eventually } from '../exchange/ground';
import { SAMPLES } from '../sandbox/samples';
import { openHouse, opened, person, SUPERVISOR, type Answer, type House } from './house';

const ADDRESS = '/v1/integrations/court/mandates';
const SCOPES = 'mandate:write result:read';

let house: House;
let desk: InboundDesk;
beforeAll(async () => {
  house = await openHouse({ realTime: true });
  desk = createInboundDesk({
    ...{ pool: house.database.doorPool, cases: counterOf(house.office), log: silent, idleMs: 20 },
    deliver: () => Promise.resolve(),
  });
});
afterAll(async () => {
  await desk.stop();
  await house.close();
});

const COURT = person('court', { id: 'court-0103', organ: '渝0103', name: '渝中区人民法院' });

let drawn = 0;
/** A mandate of its own number; `delegated` unless said otherwise. */
const mandate = (more: Readonly<Record<string, unknown>> = {}) => {
  drawn += 1;
  const content = SAMPLES.court[0]!.content(String(700_000 + drawn), '2026-07-14');
  return { ...content, ...more } as typeof content & { mandateId: string; caseNo: string };
};

const bearing = async (scope: string | undefined, actor = COURT) => ({
  authorization: `Bearer ${await house.issuer.sign(actor, scope)}`,
});
const entrust = async (body: unknown, key: string = randomUUID()): Promise<Answer> =>
  house.post(ADDRESS, body, undefined, { key, headers: await bearing(SCOPES) });
const report = async (mandateId: string): Promise<Answer> =>
  house.get(`${ADDRESS}/${encodeURIComponent(mandateId)}`, undefined, await bearing(SCOPES));

const kept = async () =>
  (await house.database.pool.query<{ n: number }>('select count(*)::int as n from inbound_messages')).rows[0]!.n;

test('a mandate is kept in an envelope before it is answered with 201 and its address', async () => {
  const sent = mandate();
  const answer = await entrust(sent);
  expect(answer).toMatchObject({ status: 201, body: { mandateId: sent.mandateId, status: 'ACCEPTED' } });
  expect(answer.headers.get('location')).toBe(`${ADDRESS}/${sent.mandateId}`);
  const { rows } = await house.database.pool.query('select * from inbound_messages where id = $1', [
    answer.body.messageId,
  ]);
  expect(rows).toMatchObject([
    { partner: 'court', name: 'mandate.entrusted', subject: sent.mandateId, source: 'urn:cq:court:渝0103' },
  ]);
  const { id, body } = rows[0] as { id: string; body: string };
  expect(JSON.parse(openedColumn(`court/${id}`, body))).toMatchObject({
    specversion: '1.0',
    type: 'cn.cq.ldm.court.mandate.entrusted.v1',
    data: { mandateId: sent.mandateId, court: { code: '渝0103' } },
  });
  await expect(report(sent.mandateId)).resolves.toMatchObject({
    status: 200,
    body: { state: 'received', messageId: answer.body.messageId, deadlines: [] },
  });
});

describe('the same again', () => {
  test('under its key is answered as before, and kept once', async () => {
    const [sent, key] = [mandate(), randomUUID()];
    const first = await entrust(sent, key);
    const before = await kept();
    const again = await entrust(sent, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await kept()).toBe(before);
  });

  test('under its key, when the answer was lost before it was noted, finds the message that was kept', async () => {
    const [sent, key] = [mandate(), randomUUID()];
    const first = await entrust(sent, key);
    await eventually(async () => {
      const forgotten = 'delete from idempotency where key = $1 and status is not null';
      return (await house.database.pool.query(forgotten, [key])).rowCount === 1;
    });
    const again = await entrust(sent, key);
    expect(again).toMatchObject({ status: 201, body: { messageId: first.body.messageId } });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('under its key with another content is refused, and nothing of it is kept', async () => {
    const [sent, key] = [mandate(), randomUUID()];
    await entrust(sent, key);
    const before = await kept();
    const other = await entrust({ ...sent, summary: '另一内容' }, key);
    expect(other).toMatchObject({ status: 422, body: { type: '/docs/problems/key-reused' } });
    expect(await kept()).toBe(before);
  });

  test('under another key is the same mandate: what differs is said, and nothing is kept', async () => {
    const sent = mandate();
    const first = await entrust(sent);
    const before = await kept();
    const again = await entrust({ ...sent, summary: '补充后的案情摘要' });
    expect(again).toMatchObject({
      status: 200,
      body: {
        status: 'KNOWN_MATTER',
        messageId: first.body.messageId,
        differences: [{ path: 'data.summary', known: sent.summary, sent: '补充后的案情摘要' }],
      },
    });
    expect(await kept()).toBe(before);
  });

  test('under its key while the first is being kept has to wait', async () => {
    const [sent, key] = [mandate(), randomUUID()];
    const client = await house.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('lock table inbound_messages in access exclusive mode');
      const first = entrust(sent, key);
      const second = await eventually(async () => {
        const answer = await Promise.race([entrust(sent, key), first]);
        return answer.status === 409 ? answer : undefined;
      });
      expect(second.body).toMatchObject({ type: '/docs/problems/in-progress' });
      expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
      await client.query('commit');
      await first;
      // On a slow machine the first has given up meanwhile; under the same key it is the same request.
      await eventually(async () => (await entrust(sent, key)).status === 201);
    } finally {
      client.release();
    }
  });

  test('while a spreadsheet is opening its case has to wait', async () => {
    const sent = mandate();
    const naturalKey = { courtCode: '渝0103', caseNo: sent.caseNo, mode: 'delegated' as const };
    await claimMandate(house.database.pool, naturalKey, 'imp_0/1');
    const before = await kept();
    const answer = await entrust(sent);
    expect(answer).toMatchObject({ status: 409, body: { type: '/docs/problems/in-progress' } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await kept()).toBe(before);
  });
});

test('a mandate from a spreadsheet is known to its court by the case number, and to no other court', async () => {
  const key = { courtCode: '渝0103', caseNo: '(2026)渝0103诉前调90901号', mode: 'delegated' as const };
  await claimMandate(house.database.pool, key, 'imp_1/1');
  await expect(report('（2026）渝0103诉前调90901号')).resolves.toMatchObject({
    status: 200,
    body: { state: 'received', deadlines: [] },
  });
  const mine = { ...key, caseNo: '(2026)渝0103诉前调90902号' };
  const caseNo = await opened(house, {
    ...{ door: 'court', court: { ...mine, mandateId: mine.caseNo, receivedOn: '2026-07-13' } },
  });
  const { body } = await report(mine.caseNo);
  expect(body).toMatchObject({ mandateId: mine.caseNo, state: 'processed', ourCaseNo: caseNo });
  expect(body.deadlines.map(({ rule }: { rule: string }) => rule)).toContain('online-org-confirm');
  const others = await bearing(SCOPES, { ...COURT, organ: '渝0105' });
  await expect(house.get(`${ADDRESS}/${encodeURIComponent(mine.caseNo)}`, undefined, others)).resolves.toMatchObject({
    status: 404,
  });
});

describe('whoever may not', () => {
  test.each([
    ['has a token without the scope', () => bearing('result:read'), 'mandate:write'],
    ['has a token of a person', () => bearing(undefined), 'mandate:write'],
    ['is another role', () => bearing(SCOPES, person('mediator')), '调解员'],
    ['is another court', () => bearing(SCOPES, { ...COURT, organ: '渝0105' }), '渝0105'],
    ['has a token that names no court', () => bearing(SCOPES, { id: 'court-1', role: 'court' }), 'organ'],
  ])('%s is told why, and nothing is kept', async (_, headers, why) => {
    const before = await kept();
    const answer = await house.post(ADDRESS, mandate(), undefined, { headers: await headers() });
    expect(answer).toMatchObject({
      status: 403,
      body: { type: '/docs/problems/forbidden', detail: expect.stringContaining(why) },
    });
    expect(await kept()).toBe(before);
  });

  test('asks without the scope to read, or for a mandate of another court, learns nothing', async () => {
    const sent = mandate();
    await entrust(sent);
    const ask = async (headers: Readonly<Record<string, string>>) =>
      house.get(`${ADDRESS}/${sent.mandateId}`, undefined, headers);
    await expect(ask(await bearing('mandate:write'))).resolves.toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('result:read') },
    });
    await expect(ask(await bearing(SCOPES, { ...COURT, organ: '渝0105' }))).resolves.toMatchObject({ status: 404 });
  });
});

test('what is wrong with it is said field by field, and nothing is kept', async () => {
  const before = await kept();
  const answer = await entrust(mandate({ mode: 'entrusted' }));
  expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'body.procedure' }] } });
  expect(await kept()).toBe(before);
});

describe('at the desk', () => {
  beforeAll(() => desk.start());

  test('it becomes a case, whose number the report gives', async () => {
    const sent = mandate();
    await entrust(sent);
    const { body } = await eventually(async () => {
      const answer = await report(sent.mandateId);
      return answer.body.state === 'processed' && answer.body.today !== undefined ? answer : undefined;
    });
    expect(body.ourCaseNo).toMatch(/^CQ-\d{4}-\d{6}$/);
    expect(body.deadlines.map(({ rule }: { rule: string }) => rule)).toEqual(['online-org-confirm']);
    const again = await entrust(sent);
    expect(again).toMatchObject({ status: 200, body: { ourCaseNo: body.ourCaseNo, differences: [] } });
  });

  test('what cannot be taken as it is, is reported with its fields', async () => {
    const sent = mandate({
      materials: [{ fileId: 'f-1', name: '起诉状', category: 1, sha256: 'a'.repeat(64) }],
    });
    await entrust(sent);
    const { body } = await eventually(async () => {
      const answer = await report(sent.mandateId);
      return answer.body.state === 'refused' ? answer : undefined;
    });
    expect(body.fields).toMatchObject([{ path: 'data.materials', code: 'material-missing', hint: expect.any(String) }]);
  });

  test('what was refused, and why, is seen by who looks after the exchange; a clerk sees what became a case of the own', async () => {
    const good = mandate();
    await entrust(good);
    await eventually(async () => {
      const answer = await report(good.mandateId);
      return answer.body.state === 'processed' && answer.body.today !== undefined ? answer : undefined;
    });
    const list = async (query: string, actor: Actor) =>
      (await house.get(`/v1/inbound-messages?limit=200&${query}`, actor)).body.items as { subject: string }[];
    const refused = await list('state=refused&partner=court', SUPERVISOR);
    expect(refused[0]).toMatchObject({
      ...{ name: 'mandate.entrusted', state: 'refused', attempts: 1 },
      outcome: { reason: expect.any(String), fields: [{ path: 'data.materials', code: 'material-missing' }] },
    });
    expect(JSON.stringify(refused)).not.toContain('起诉状');
    const organ = (
      await house.database.pool.query<{ organ: string }>(
        'select organ from case_views where mandate_state is not null and case_no = $1',
        [(await report(good.mandateId)).body.ourCaseNo],
      )
    ).rows[0]!.organ;
    const subjects = async (of: string) =>
      (await list('', person('clerk', { organ: of }))).map(({ subject }) => subject);
    expect(await subjects(organ)).toContain(good.mandateId);
    expect(await subjects('ORG-X')).toEqual([]);
    const first = await house.get('/v1/inbound-messages?limit=1', SUPERVISOR);
    const second = await house.get(`/v1/inbound-messages?limit=1&cursor=${first.body.next}`, SUPERVISOR);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });
});
