import { request } from 'node:http';
import { APPLICATION, FORM, MEDIATOR, openHouse, opened, type House } from './house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
});
afterAll(() => house.close());

/** Rows of every table that a request could have written to. */
async function rows(): Promise<Record<string, number>> {
  const tables = [
    'case_numbers',
    'case_events',
    'case_views',
    'idempotency',
    'notices',
    'messages',
    'sealed_facts',
    'calendars',
  ];
  const counts = await Promise.all(
    tables.map((table) => house.database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)),
  );
  return Object.fromEntries(tables.map((table, index) => [table, counts[index]!.rows[0]!.count]));
}

let before: Record<string, number>;
beforeEach(async () => {
  before = await rows();
});
afterEach(async () => expect(await rows()).toEqual(before));

describe('a body that cannot be read', () => {
  const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
  test.each<[string, string | Uint8Array, number, string]>([
    ['half a JSON', '{"name":', 400, 'malformed-json'],
    ['no JSON', '你好', 400, 'malformed-json'],
    ['not UTF-8', Uint8Array.from([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed-json'],
    ['nested too deeply', deep, 400, 'malformed-json'],
    ['nested a hundred thousand times', '['.repeat(100_000), 400, 'malformed-json'],
    ['with a NUL', '{"name":"a\\u0000"}', 400, 'validation'],
    ['with half a surrogate pair', '{"name":"\\ud800"}', 400, 'validation'],
    ['with half a surrogate pair as a name', '{"\\udfff":1}', 400, 'validation'],
    ['that reaches for a prototype', '{"__proto__":{"role":"administrator"}}', 400, 'validation'],
    ['that reaches for a constructor', '{"input":{"constructor":{}}}', 400, 'validation'],
    ['that is too large', JSON.stringify({ name: 'x'.repeat(2_200_000) }), 413, 'too-large'],
    ['nothing', '', 400, 'validation'],
    ['null', 'null', 400, 'validation'],
    ['a list', '[]', 400, 'validation'],
    ['a number without end', '{"name":1e999}', 400, 'validation'],
  ])('%s: a problem', async (_what, body, status, slug) => {
    const answer = await house.post(`/v1/cases/${caseNo}/actions`, body, MEDIATOR);
    expect({ status: answer.status, type: answer.body.type }).toEqual({ status, type: `/docs/problems/${slug}` });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body.detail).toMatch(/[一-龥]/);
  });

  test.each<Record<string, string>>([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=gbk' },
    { 'content-encoding': 'gzip' },
    { 'content-type': 'multipart/form-data; boundary=x' },
  ])('as %j: not supported', async (headers) => {
    expect(
      await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR, {
        headers,
      }),
    ).toMatchObject({ status: 415, body: { type: '/docs/problems/unsupported-media-type' } });
  });
});

describe('a body that breaks a rule names field and rule', () => {
  const act = (name: string, input: unknown) => house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  test.each<[string, unknown, string, string]>([
    [
      'mediation.extend',
      { until: '2026-02-30', workerAgrees: true, employerAgrees: true },
      'body.input.until',
      'custom',
    ],
    [
      'mediation.extend',
      { until: '2026-13-01', workerAgrees: true, employerAgrees: true },
      'body.input.until',
      'custom',
    ],
    ['mediation.extend', { until: 'tomorrow', workerAgrees: true, employerAgrees: true }, 'body.input.until', 'custom'],
    [
      'mediation.extend',
      { until: '2026-08-01', workerAgrees: false, employerAgrees: true },
      'body.input.workerAgrees',
      'invalid-value',
    ],
    ['mediation.apply', { by: 'worker', form: 'written' }, 'body.input.matter', 'invalid-type'],
    ['mediation.apply', { by: 'nobody', form: 'written', matter: '工资' }, 'body.input.by', 'invalid-value'],
    ['mediation.apply', { by: 'worker', form: 'oral', matter: '工资' }, 'body.input.oralRecord', 'custom'],
    ['mediation.apply', { by: 'worker', form: 'written', matter: '工资', more: 1 }, 'body.input', 'unrecognized-keys'],
    ['standing.add-note', { text: '   ' }, 'body.input.text', 'too-small'],
    ['standing.add-note', { text: 'x'.repeat(5_000) }, 'body.input.text', 'too-big'],
    ['standing.correct', { seq: 1.5, correction: 'x', reason: 'y' }, 'body.input.seq', 'invalid-type'],
    ['no.such-action', {}, 'body.name', 'invalid-union'],
  ])('%s %j', async (name, input, path, code) => {
    const { status, body } = await act(name, input);
    expect({ status, type: body.type }).toEqual({ status: 400, type: '/docs/problems/validation' });
    expect(body.fields).toContainEqual(
      expect.objectContaining({ path, code, message: expect.stringMatching(/[一-龥]/) }),
    );
  });

  test('several faults are told at once', async () => {
    const { body } = await house.post('/v1/cases', { ...FORM, door: 'gate', parties: [], summary: '' }, MEDIATOR);
    expect(body.fields.map((fault: { path: string }) => fault.path)).toEqual(
      expect.arrayContaining(['body.door', 'body.parties', 'body.summary']),
    );
    expect(body.fields.find((fault: { path: string }) => fault.path === 'body.door').hint).toContain('window');
  });

  test.each([
    [{ claims: [{ no: 1, kind: 'wage-arrears', text: '工资', amountFen: 100.5 }] }, 'body.claims.0.amountFen'],
    [{ claims: [{ no: 1, kind: 'wage-arrears', text: '工资', amountFen: -1 }] }, 'body.claims.0.amountFen'],
    [{ claims: [{ no: 1, kind: 'wage-arrears', text: '工资', amountFen: 1e15 }] }, 'body.claims.0.amountFen'],
    [{ infringedOn: '9999-12-31' }, 'body.infringedOn'],
    [{ infringedOn: '2026-07-15' }, 'body.infringedOn'],
    [{ ticket: { hotline: '12333', orderNo: 'T1', dispatchedOn: '2026-07-15' } }, 'body.ticket.dispatchedOn'],
    [{ infringedOn: '1900-01-01' }, 'body.infringedOn'],
    [{ district: '50010８' }, 'body.district'],
    [{ door: 'court' }, 'body.court'],
  ])('an opening with %j', async (wrong, path) => {
    const { status, body } = await house.post('/v1/cases', { ...FORM, ...wrong }, MEDIATOR);
    expect({ status, paths: body.fields.map((fault: { path: string }) => fault.path) }).toEqual({
      status: 400,
      paths: [path],
    });
  });
});

describe('an address or a query that is wrong', () => {
  test.each([
    ['/v1/nowhere', 404, 'not-found'],
    ['/v1/cases/', 404, 'not-found'],
    ['/V1/CASES', 404, 'not-found'],
    ['/v1/cases/%ZZ', 404, 'not-found'],
    ['/v1/cases/%E0%A4%A', 404, 'not-found'],
    ['/v1/cases/%00', 400, 'validation'],
    ['/v1/cases/CQ-2026-1', 400, 'validation'],
    ['/v1/cases/__proto__', 400, 'validation'],
    ['/v1/cases?limit=0', 400, 'validation'],
    ['/v1/cases?limit=201', 400, 'validation'],
    ['/v1/cases?limit=1e9', 400, 'validation'],
    ['/v1/cases?limit=five', 400, 'validation'],
    ['/v1/cases?cursor=nonsense', 400, 'validation'],
    ['/v1/cases?cursor=WyJ3b3JrbGlzdCIsIjEiXQ', 400, 'validation'],
    ['/v1/cases?q=%00', 400, 'validation'],
    ['/v1/cases?q=', 400, 'validation'],
    ['/v1/cases?unknown=1', 400, 'validation'],
    ['/v1/cases?__proto__=1', 400, 'validation'],
    ['/v1/cases?stage=mediation&stage=closed', 400, 'validation'],
    ['/v1/cases?openedFrom=2026-02-30', 400, 'validation'],
    ['/v1/cases?overdue=yes', 400, 'validation'],
    ['/v1/worklist?day=2026-00-10', 400, 'validation'],
    ['/v1/inbox/1/read', 405, 'method-not-allowed'],
    ['/v1/statutes/NOPE', 404, 'no-such-record'],
    ['/v1/statutes/constructor', 404, 'no-such-record'],
    ['/v1/rules/toString', 404, 'no-such-record'],
    ['/v1/rules?on=1999-01-01', 404, 'no-such-record'],
    ['/v1/deliveries', 403, 'forbidden'],
    ['/docs/problems/nonsense', 404, 'not-found'],
    ['/docs/problems/__proto__', 404, 'not-found'],
    ['/docs/assets/../../package.json', 404, 'not-found'],
    ['/docs/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404, 'not-found'],
  ])('GET %s: %i %s', async (path, status, slug) => {
    const answer = await house.get(path, MEDIATOR);
    expect({ status: answer.status, type: answer.body?.type }).toEqual({ status, type: `/docs/problems/${slug}` });
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is not supported, and it is said what is', async (method) => {
    const response = await fetch(`${house.url}/v1/cases`, { method });
    expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'POST, GET, HEAD',
    });
  });

  test('a request without an end is cut off as a problem, not as a fault', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(
        `${house.url}/v1/cases`,
        { method: 'POST', headers: { 'content-length': '9999999', 'content-type': 'application/json' } },
        (response) => resolve(response.statusCode),
      );
      sending.on('error', reject);
      sending.end('{');
    });
    expect(status).toBe(401);
  });
});

test('too many requests from one address are turned away with a time to wait', async () => {
  const small = await openHouse({ requestsPerMinute: 2 });
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push(await small.get('/health'));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(statuses[2]!.headers.get('retry-after')).toBe('60');
  await small.close();
});
