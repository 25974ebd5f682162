import { randomUUID } from 'node:crypto';
import { startPromised } from '../../api/housekeeping';
import { APPLICATION, CLERK, FORM, MEDIATOR, NOW, openHouse, opened, type Answer, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
afterEach(() => {
  house.cases.down = false;
  house.cases.losing = 0;
});

const act = (caseNo: string, key: string, body: object = APPLICATION, actor = MEDIATOR) =>
  house.post(`/v1/cases/${caseNo}/actions`, body, actor, { key });
const entriesOf = async (caseNo: string) =>
  (await house.get(`/v1/cases/${caseNo}/events`, MEDIATOR)).body.entries as { seq: number }[];
const problem = ({ status, body }: Answer) => ({ status, type: body.type as string });

/** The process that worked on it has died: nobody settles the key, and its time is over. */
async function abandon(key: string): Promise<void> {
  const { rowCount } = await house.database.pool.query(
    `update idempotency set status = null, answer = null, claimed_at = now() - interval '1 minute' where key = $1`,
    [key],
  );
  expect(rowCount).toBe(1);
}

describe('the same key', () => {
  test('with the same body is answered letter for letter as before, and says so', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const first = await act(caseNo, key);
    const again = await act(caseNo, key, { input: { ...APPLICATION.input }, name: APPLICATION.name });
    expect(again).toMatchObject({ status: first.status, text: first.text });
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('etag')).toBe('"2"');
    expect(await entriesOf(caseNo)).toHaveLength(2);
  });

  test('with another body is refused, and nothing is done', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    await act(caseNo, key);
    expect(problem(await act(caseNo, key, { name: 'standing.add-note', input: { text: '另一件事' } }))).toEqual({
      status: 422,
      type: '/docs/problems/key-reused',
    });
    expect(await entriesOf(caseNo)).toHaveLength(2);
  });

  test('for another case is refused', async () => {
    const [one, two, key] = [await opened(house), await opened(house), randomUUID()];
    await act(one, key);
    expect((await act(two, key)).status).toBe(422);
    expect(await entriesOf(two)).toHaveLength(1);
  });

  test('of somebody else is another key', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const note = { name: 'standing.add-note', input: { text: '已联系' } };
    expect((await act(caseNo, key, note)).status).toBe(200);
    const other = await act(caseNo, key, note, CLERK);
    expect({ status: other.status, replayed: other.headers.get('idempotent-replayed') }).toEqual({
      status: 200,
      replayed: null,
    });
    expect(await entriesOf(caseNo)).toHaveLength(3);
  });

  test('after a refusal gives the same refusal', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const accept = { name: 'mediation.accept', input: {} };
    const first = await act(caseNo, key, accept);
    await act(caseNo, randomUUID());
    const again = await act(caseNo, key, accept);
    expect(again).toMatchObject({ status: 409, text: first.text });
    expect(again.headers.get('content-type')).toMatch(/problem\+json/);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('ten times at once is one act: each answer is the act, or that it is being worked on', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(caseNo, key)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (answer.status === 200) continue;
      expect(problem(answer)).toEqual({ status: 409, type: '/docs/problems/in-progress' });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await entriesOf(caseNo)).toHaveLength(2);
  });

  test('may be given as a quoted string', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    await act(caseNo, `"${key}"`);
    expect((await act(caseNo, key)).headers.get('idempotent-replayed')).toBe('true');
  });

  test.each(['', 'short', 'x'.repeat(129), 'with blank inside'])('must be usable: %p', async (key) => {
    const caseNo = await opened(house);
    expect(await act(caseNo, key)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'header.idempotency-key' }] },
    });
  });
});

describe('a crash of the API', () => {
  test('after the act, before its answer is kept: the repeat is answered from the case, and does nothing', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const first = await act(caseNo, key);
    await abandon(key);
    const again = await act(caseNo, key);
    expect(again).toMatchObject({ status: 200, body: { entries: first.body.entries } });
    expect(await entriesOf(caseNo)).toHaveLength(2);
  });

  test('while the engine is away: the answer that got lost is found by the repeat', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    house.cases.losing = 1;
    await expect(act(caseNo, key)).resolves.toMatchObject({ status: 503 });
    expect(problem(await act(caseNo, key, { name: 'standing.add-note', input: { text: '别的' } }))).toMatchObject({
      status: 422,
    });
    expect(await act(caseNo, key)).toMatchObject({ status: 200, body: { entries: [{ seq: 2 }] } });
    expect(await entriesOf(caseNo)).toHaveLength(2);
  });

  test('right after the key was claimed: the next request waits its time, then does the act', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    await act(caseNo, key);
    await house.database.pool.query('update idempotency set status = null, claimed_at = now() where key = $1', [key]);
    const waiting = await act(caseNo, key);
    expect(problem(waiting)).toEqual({ status: 409, type: '/docs/problems/in-progress' });
    expect(Number(waiting.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    await abandon(key);
    expect((await act(caseNo, key)).status).toBe(200);
  });

  test('after a number was issued, before the case was started: the repeat gets the same number', async () => {
    const key = randomUUID();
    house.cases.down = true;
    expect((await house.post('/v1/cases', FORM, MEDIATOR, { key })).status).toBe(503);
    const { rows } = await house.database.pool.query<{ case_no: string }>(
      'select case_no from idempotency where key = $1',
      [key],
    );
    house.cases.down = false;
    expect(await house.post('/v1/cases', FORM, MEDIATOR, { key })).toMatchObject({
      status: 201,
      body: { case: { caseNo: rows[0]!.case_no } },
    });
  });

  test('after the case was started, before its answer is kept: the repeat is answered with the same case', async () => {
    const key = randomUUID();
    const first = await house.post('/v1/cases', FORM, MEDIATOR, { key });
    await abandon(key);
    house.clock.set(NOW + 60_000);
    const again = await house.post('/v1/cases', FORM, MEDIATOR, { key });
    house.clock.set(NOW);
    expect(again).toMatchObject({ status: 201, body: { case: first.body.case, entries: first.body.entries } });
  });

  test('that nobody repeats: the case that was promised is started all the same', async () => {
    house.cases.down = true;
    const key = randomUUID();
    await house.post('/v1/cases', FORM, MEDIATOR, { key });
    house.cases.down = false;
    const { rows } = await house.database.pool.query<{ case_no: string }>(
      'select case_no from idempotency where key = $1',
      [key],
    );
    const caseNo = rows[0]!.case_no;
    expect(await house.cases.facts(caseNo)).toBeUndefined();
    await startPromised({ ...house.office, clock: { now: () => Date.now() + 60_000 } });
    expect(await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).toMatchObject({ status: 200, body: { seq: 1 } });
  });

  test('leaves no gap in the numbers of the year', async () => {
    const { rows } = await house.database.pool.query<{ number: number }>(
      'select number from case_numbers order by number',
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  });
});
