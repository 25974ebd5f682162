import { ADMINISTRATOR, APPLICATION, CLERK, FORM, MEDIATOR, opened, openHouse, type House } from '../api/house';

let house: House;
beforeAll(async () => {
  house = await openHouse({ developer: true });
});
afterAll(() => house.close());

/** The directives of a page's policy. */
const policyOf = (headers: Headers): ReadonlyMap<string, string> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((each): [string, string] => {
      const [name = '', ...sources] = each.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );

const PAGES = [
  '/docs/',
  '/console/',
  '/verify/',
  '/auth/login',
  `/party/${'a'.repeat(43)}`,
  '/party/home',
  '/nowhere',
  '/v1/me',
];

describe.each(PAGES)('what is answered at %s', (page) => {
  test('lets no script run that is not a file of ours, and no page frame it', async () => {
    const { headers, text } = await house.get(page);
    const policy = policyOf(headers);
    expect(policy.get('script-src') ?? policy.get('default-src')).toMatch(/^('self'|'none')$/);
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(
      [...text.matchAll(/<script(?![^>]*\s(?:src=|type="application\/json"))[^>]*>/g)].map(([tag]) => tag),
    ).toEqual([]);
    expect(text).not.toMatch(/\son(click|load|error)=/i);
  });

  test('is taken for what it says it is, and says neither who we are nor where one came from', async () => {
    const { headers } = await house.get(page);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('a flood', () => {
  test('from one address is stopped, with the time after which one may come again', async () => {
    const small = await openHouse({ requestsPerMinute: 3 });
    for (let i = 0; i < 3; i += 1) expect((await small.get('/health')).status).toBe(200);
    const { status, headers } = await small.get('/health');
    expect([status, headers.get('retry-after')]).toEqual([429, '60']);
    await small.close();
  });

  test('of one person is stopped, and others go on', async () => {
    const small = await openHouse({ requestsOfAPerson: 2 });
    const asked = async (actor: typeof CLERK) => (await small.get('/v1/me', actor)).status;
    expect([await asked(CLERK), await asked(CLERK), await asked(CLERK)]).toEqual([200, 200, 429]);
    expect(await asked(ADMINISTRATOR)).toBe(200);
    await small.close();
  });
});

describe('a body', () => {
  test('of more than two megabytes is not read', async () => {
    const { status } = await house.post('/v1/cases', { ...FORM, summary: '长'.repeat(800_000) }, MEDIATOR);
    expect(status).toBe(413);
  });

  test.each([
    ['packed', { 'content-encoding': 'gzip' }],
    ['of another type', { 'content-type': 'text/plain' }],
  ])('%s is refused before it is looked at', async (_, headers) => {
    expect((await house.post('/v1/cases', FORM, MEDIATOR, { headers })).status).toBe(415);
  });

  test('of somebody unknown is not read at all', async () => {
    expect((await house.post('/v1/cases', { summary: '长'.repeat(800_000) })).status).toBe(401);
  });

  test('is no file of a type that its route does not take', async () => {
    const sending = { headers: { 'content-type': 'application/x-msdownload' } };
    expect((await house.post('/v1/imports', 'MZ', CLERK, sending)).status).toBe(415);
  });
});

test('the log of a system at work holds no name, number, secret or content', async () => {
  const caseNo = await opened(house);
  await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
  await house.post(`/v1/cases/${caseNo}/sealed-facts`, { content: '承认拖欠四个月', concededBy: 'employer' }, MEDIATOR);
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: 'p1' }, MEDIATOR);
  const secret = new URL(body.link, house.url).pathname.split('/').at(-1)!;
  await house.get(`/party/${secret}`);
  await house.get('/v1/cases?q=冉启贵', CLERK);
  await house.get('/v1/cases/CQ-2026-999999?token=geheim', CLERK);
  const token = await house.issuer.sign(CLERK);
  await house.get('/v1/me', undefined, { authorization: `Bearer ${token}x` });
  const log = house.logged.join('\n');
  expect(log).toContain(caseNo);
  const personal = ['冉启贵', '500108199001011234', '13900001234', 'ran@example.cn', '示例路1号', '自2026年3月进场'];
  for (const text of [...personal, '承认拖欠', secret, token, encodeURIComponent('冉启贵'), 'geheim'])
    expect({ text, logged: log.includes(text) }).toEqual({ text, logged: false });
  expect(log).not.toMatch(new RegExp(`\\b${body.code}\\b`));
});
