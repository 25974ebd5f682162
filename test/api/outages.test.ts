import { Pool } from 'pg';
import { isOutage } from '../../api/outages';
import { APPLICATION, FORM, MEDIATOR, openHouse, opened, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const UNAVAILABLE = { status: 503, body: { type: '/docs/problems/unavailable', requestId: expect.any(String) } };

describe('without the engine', () => {
  test('nothing can be done, and it is said when to come again', async () => {
    const caseNo = await opened(house);
    house.cases.down = true;
    const answer = await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
    expect(answer).toMatchObject(UNAVAILABLE);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await house.post('/v1/cases', FORM, MEDIATOR)).toMatchObject(UNAVAILABLE);
  });

  test('everything can still be read', async () => {
    const caseNo = await opened(house);
    house.cases.down = true;
    for (const path of ['', '/events', '/deadlines', '/actions'])
      expect((await house.get(`/v1/cases/${caseNo}${path}`, MEDIATOR)).status).toBe(200);
    expect((await house.post(`/v1/cases/${caseNo}/simulate`, {}, MEDIATOR)).status).toBe(200);
  });

  test('the process lives, and is not ready', async () => {
    house.cases.down = true;
    expect((await house.get('/health')).status).toBe(200);
    expect(await house.get('/ready')).toMatchObject({ status: 503, body: { detail: 'Temporal 不可用' } });
    house.cases.down = false;
    expect((await house.get('/ready')).body).toEqual({ status: 'ready' });
  });
});

describe('without the database', () => {
  test('every route that needs it says so', async () => {
    const caseNo = await opened(house);
    const { doorPool: pool } = house.database;
    const nowhere = new Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 });
    const query = pool.query.bind(pool);
    Object.assign(pool, { query: nowhere.query.bind(nowhere), connect: nowhere.connect.bind(nowhere) });
    try {
      for (const path of [`/v1/cases/${caseNo}`, '/v1/cases', '/v1/worklist', '/v1/inbox', '/v1/calendars']) {
        expect(await house.get(path, MEDIATOR)).toMatchObject(UNAVAILABLE);
      }
      expect(await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR)).toMatchObject(UNAVAILABLE);
      expect(await house.post('/v1/cases', FORM, MEDIATOR)).toMatchObject(UNAVAILABLE);
      expect(await house.get('/ready')).toMatchObject({ status: 503, body: { detail: 'PostgreSQL 不可用' } });
      expect((await house.get('/v1/statutes', MEDIATOR)).status).toBe(200);
    } finally {
      Object.assign(pool, { query, connect: Pool.prototype.connect.bind(pool) });
      await nowhere.end();
    }
    expect((await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).status).toBe(200);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P03', '08006', '53300'])(
    '%s is an outage',
    (code) => {
      expect(isOutage(Object.assign(new Error('lost'), { code }))).toBe(true);
      expect(isOutage(new Error('wrapped', { cause: Object.assign(new Error('lost'), { code }) }))).toBe(true);
    },
  );

  test.each(['23505', '22P02', '42P01', undefined])('%p is a fault of ours', (code) => {
    expect(isOutage(Object.assign(new Error('wrong'), { code }))).toBe(false);
  });
});

test('no answer and no log tells of people or of what was sent', async () => {
  await opened(house);
  house.cases.down = true;
  await house.post('/v1/cases', FORM, MEDIATOR);
  expect(house.logged.length).toBeGreaterThan(1);
  for (const line of house.logged)
    for (const secret of ['冉启贵', '500108199001011234', '13900001234', 'Bearer', '自2026年3月进场'])
      expect(line).not.toContain(secret);
});
