import { createPartnerActivities, type PartnerDeps } from '../../activities/partners/partner-activities';
import { message, settleMessage } from '../../db/messages';
import { signed } from '../../shared/exchange/signature';
import { ADMINISTRATOR, CLERK, houseWith, ORGAN, person, type House } from '../api/house';
import { inMemoryCases, type InMemoryCases } from '../api/in-memory-cases';
import { inOutbox, NOWHERE, sandboxAt, secretsFile, silent } from './ground';

const secrets = secretsFile();
let house: House<InMemoryCases>;
let sandbox: Awaited<ReturnType<typeof sandboxAt>>;

beforeEach(async () => {
  sandbox = await sandboxAt(secrets.secrets, NOWHERE);
  house = await houseWith({
    cases: ({ pool }, clock) => inMemoryCases(pool, clock),
    partnerSecretsFile: secrets.file,
    standbyAddresses: standby(),
    realTime: true,
  });
});
afterEach(async () => {
  await house.close();
  await sandbox.close();
});
afterAll(() => secrets.remove());

const standby = () => ({ court: { 备用线路: `${sandbox.addresses.COURT_URL}/standby` } });
const post = (id: string, order: string, body: object = {}, actor = CLERK) =>
  house.post(`/v1/deliveries/${id}/${order}`, body, actor);
const read = async (id: string, actor = CLERK) => (await house.get(`/v1/deliveries/${id}`, actor)).body;
const deliver = (id: string) =>
  createPartnerActivities({
    pool: house.database.pool,
    temporal: { workflow: { getHandle: () => ({ signal: async () => {} }) } } as unknown as PartnerDeps['temporal'],
    log: silent,
    config: { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file, STANDBY_ADDRESSES: standby() },
  }).deliverMessage(id, 0);

describe('an operator', () => {
  test('sees how a message fared, attempt by attempt, and only those of the own organ', async () => {
    sandbox.desks.court.misbehave({ storms: 1 });
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await deliver(id);
    expect(await read(id)).toMatchObject({
      state: 'pending',
      attempts: [{ kind: 'unavailable', detail: expect.stringContaining('500') }],
      nextAttemptAt: expect.any(String),
      standbyAddresses: ['备用线路'],
    });
    expect((await house.get(`/v1/deliveries/${id}`, person('clerk', { organ: 'ORG-2' }))).status).toBe(404);
    expect((await house.get(`/v1/deliveries/${id}`, person('mediator'))).status).toBe(403);
  });

  test('finds what has been lying for long', async () => {
    const old = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await house.database.pool.query(`update messages set created_at = now() - interval '3 days' where id = $1`, [old]);
    await inOutbox(house.database, { ownerOrgan: ORGAN });
    const { items } = (await house.get('/v1/deliveries?olderThanHours=48', CLERK)).body;
    expect(items.map((each: { id: string }) => each.id)).toEqual([old]);
  });

  test('redirects a message to the standby line of the same partner, with a reason, and it arrives there', async () => {
    sandbox.desks.court.misbehave({ downMinutes: 24 * 60 });
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await expect(deliver(id)).resolves.toMatchObject({ kind: 'unavailable' });
    const order = { address: '备用线路', reason: '主线路停机，对方来函要求改投' };
    expect((await post(id, 'redirect', order)).body).toEqual({ id, asked: 'redirect' });
    expect(house.cases.retried).toEqual([id]);
    await expect(deliver(id)).resolves.toMatchObject({ kind: 'acknowledged' });
    expect(await read(id)).toMatchObject({
      state: 'acknowledged',
      address: '备用线路',
      attempts: [
        { kind: 'unavailable' },
        { kind: 'redirected', by: expect.stringContaining('clerk-1'), detail: expect.stringContaining('来函要求') },
        { kind: 'acknowledged' },
      ],
    });
  });

  test('cannot send a message to an address that nobody has configured, or without a reason', async () => {
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    expect(await post(id, 'redirect', { address: 'https://elsewhere.example', reason: '试' })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.address', hint: '可以改投：备用线路' }] },
    });
    expect((await post(id, 'redirect', { address: '备用线路' })).status).toBe(400);
  });

  test('gives up a message that was rejected, where no delivery is running any more', async () => {
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await settleMessage(house.database.pool, id, 'rejected');
    expect((await post(id, 'cancel', { reason: '已改用书面送达' }, ADMINISTRATOR)).status).toBe(200);
    expect(house.cases.cancelled).toEqual([]);
    expect(await read(id)).toMatchObject({
      state: 'cancelled',
      attempts: [{ kind: 'cancel-asked', detail: '已改用书面送达' }],
    });
    expect((await post(id, 'retry')).status).toBe(409);
  });
});

describe('the feed of a partner', () => {
  let asked = 0;
  const readEvents = async (query = '', secret = secrets.secrets.court![0]!, ageSeconds = 0) => {
    const target = `/v1/exchange/events${query}`;
    const headers = signed(secret, `read-${(asked += 1)}`, Math.floor(Date.now() / 1000) - ageSeconds, target);
    const answer = await fetch(house.url + target, { headers });
    return { status: answer.status, body: (await answer.json()) as Feed };
  };
  type Feed = { items: { id: string; data: unknown }[]; next?: string; more: boolean };
  const ids = ({ body }: { body: Feed }) => body.items.map(({ id }) => id);

  test('has its messages in the order in which they were filed, page by page, each once', async () => {
    const filed = [];
    for (let n = 0; n < 5; n += 1) filed.push(await inOutbox(house.database));
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await readEvents(`?limit=2${after}`);
      seen.push(...ids(page));
      if (!page.body.more) break;
      after = `&after=${page.body.next}`;
    }
    expect(seen).toEqual(filed);
  });

  test('goes on where it was left, and stays where it is while nothing comes', async () => {
    await inOutbox(house.database);
    const first = await readEvents();
    const still = await readEvents(`?after=${first.body.next}`);
    expect(still.body).toEqual({ items: [], next: first.body.next, more: false });
    const late = await inOutbox(house.database);
    expect(ids(await readEvents(`?after=${first.body.next}`))).toEqual([late]);
  });

  test('passes nothing over that is committed late', async () => {
    const { pool } = house.database;
    const early = await inOutbox(house.database);
    const slow = await pool.connect();
    await slow.query('begin');
    await slow.query(
      `insert into messages (id, case_no, key, partner, type, subject, revision, body, owner_organ, ordered_at)
       select 'msg_late', case_no, 'late', partner, type, 'late', 1, body, owner_organ, ordered_at from messages where id = $1`,
      [early],
    );
    const after = await inOutbox(house.database);
    const first = await readEvents();
    expect(ids(first)).toEqual([early, after]);
    await slow.query('commit');
    slow.release();
    expect(ids(await readEvents(`?after=${first.body.next}`))).toEqual(['msg_late']);
  });

  test('holds the same envelope as was sent, and no cancelled message', async () => {
    const id = await inOutbox(house.database);
    await deliver(id);
    const gone = await inOutbox(house.database);
    await settleMessage(house.database.pool, gone, 'cancelled');
    const { body } = await readEvents();
    expect(body.items).toMatchObject([{ id, specversion: '1.0', data: sandbox.desks.court.received[0]?.content }]);
    expect((await message(house.database.pool, gone))?.state).toBe('cancelled');
  });

  test('shows only the types that are asked for', async () => {
    await inOutbox(house.database);
    expect(ids(await readEvents('?types=cn.cq.ldm.court.mandate.result.v1'))).toEqual([]);
    expect(ids(await readEvents('?types=mandate.result,payment-order.applied'))).toHaveLength(1);
  });

  test('is for the partner alone', async () => {
    await inOutbox(house.database);
    const { body } = await readEvents();
    const union = secrets.secrets.union![0]!;
    expect(ids(await readEvents('', union))).toEqual([]);
    expect((await readEvents(`?after=${body.next}`, union)).status).toBe(400);
    expect((await readEvents('', `whsec_${Buffer.alloc(24, 99).toString('base64')}`)).status).toBe(401);
    expect((await readEvents('', undefined, 3_600)).status).toBe(401);
    expect((await fetch(`${house.url}/v1/exchange/events`)).status).toBe(401);
    expect((await readEvents('?limit=0')).status).toBe(400);
  });
});
