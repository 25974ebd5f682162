import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '../../shared/case/actor';
import { ADMINISTRATOR, APPLICATION, CLERK, opened, ORGAN, person, SUPERVISOR } from './house';
import { Browser, openSignInHouse, PASSWORD, type SignInHouse } from './identity-house';

let house: SignInHouse;
beforeAll(async () => {
  house = await openSignInHouse();
  await house.account();
  await house.account({ id: 'chen', name: '陈静', role: 'mediator' });
  for (const [id, kind, district] of [
    ['ORG-YZ-CTR', 'mediation', '500103'],
    ['ORG-YZ-UNION', 'union', '500103'],
  ])
    await house.post('/v1/organs', { id, title: `${id}（示例）`, kind, district }, ADMINISTRATOR);
});
afterAll(() => house.close());

type Seen = { readonly status: number; readonly body: Record<string, unknown> & { items: Record<string, unknown>[] } };

/** The console in a browser: signed in as somebody, asking and sending as its pages do. */
async function signedIn(id: string) {
  const browser = new Browser();
  const page = await browser.fillIn(await browser.go(`${house.url}/auth/login?return=/v1/me`), id, PASSWORD);
  if (page.status !== 200) throw new Error(`not signed in: ${page.text}`);
  const seen = async (answer: Response): Promise<Seen> => ({
    status: answer.status,
    body: (await answer.json()) as Seen['body'],
  });
  return {
    get: async (path: string) => seen(await browser.ask(house.url + path)),
    post: async (path: string, body: object) =>
      seen(
        await browser.ask(house.url + path, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: {
            ...{ 'content-type': 'application/json', 'x-yuhe-console': '1', origin: house.url },
            'idempotency-key': randomUUID(),
          },
        }),
      ),
  };
}

const granted = async (person: string, role: Role, more: object = {}): Promise<string> =>
  (await house.post('/v1/posts', { person, role, ...more }, ADMINISTRATOR)).body.id as string;

describe('a person with several posts', () => {
  test('acts under one at a time, and sees what that one sees', async () => {
    const caseNo = await opened(house);
    const post = await granted('luo', 'clerk', { organ: 'ORG-YZ-CTR' });
    const luo = await signedIn('luo');
    expect((await luo.get(`/v1/cases/${caseNo}`)).status).toBe(200);
    expect((await luo.get('/v1/me/posts')).body.items.map(({ organ, current }) => [organ, current])).toEqual([
      [ORGAN, true],
      ['ORG-YZ-CTR', false],
    ]);
    expect((await luo.post('/v1/me/post', { post })).status).toBe(200);
    expect((await luo.get('/v1/me')).body).toMatchObject({ organ: 'ORG-YZ-CTR', organName: 'ORG-YZ-CTR（示例）' });
    expect((await luo.get(`/v1/cases/${caseNo}`)).status).toBe(403);
  });

  test('is signed out at once when the post is taken away, or its term is over', async () => {
    const post = await granted('luo', 'union', { organ: 'ORG-YZ-UNION', activeUntil: '2026-07-20' });
    const luo = await signedIn('luo');
    await luo.post('/v1/me/post', { post });
    expect((await luo.get('/v1/me')).body.role).toBe('union');
    house.clock.set('2026-07-20T16:00:01Z');
    // A new day in Chongqing; the session itself would have ended by then as well, so another one is begun.
    const later = await signedIn('luo');
    expect((await later.post('/v1/me/post', { post })).status).toBe(404);
    house.clock.set('2026-07-14T02:00:00Z');
    await house.post(`/v1/posts/${post}/revoke`, {}, ADMINISTRATOR);
    expect((await luo.get('/v1/me')).status).toBe(401);
  });

  test('takes no post of another person', async () => {
    const post = await granted('chen', 'supervisor');
    expect((await (await signedIn('luo')).post('/v1/me/post', { post })).status).toBe(404);
  });
});

describe('a colleague who acts for an absent one', () => {
  test('does so under that post, in both names, and only until it is ended', async () => {
    const caseNo = await opened(house);
    const chen = await signedIn('chen');
    const post = (await chen.get('/v1/me/posts')).body.items.find(({ role }) => role === 'mediator')?.id as string;
    const terms = { post, reason: '年休假', activeFrom: '2026-07-14', activeUntil: '2026-07-31' };
    const { id: delegation } = (await chen.post('/v1/delegations', { ...terms, to: 'luo' })).body;
    const luo = await signedIn('luo');
    expect((await luo.post('/v1/me/post', { post, delegation })).status).toBe(200);
    expect((await luo.get('/v1/me')).body).toMatchObject({
      id: 'luo',
      role: 'mediator',
      onBehalfOf: 'chen',
      organ: ORGAN,
    });
    expect((await luo.post(`/v1/cases/${caseNo}/actions`, APPLICATION)).status).toBe(200);
    const { entries } = (await house.get(`/v1/cases/${caseNo}/events`, CLERK)).body;
    expect(entries.at(-1).by).toMatchObject({ id: 'luo', name: '罗启明（代陈静）', onBehalfOf: 'chen' });
    // The audit log says under which post, and by whose leave.
    await house.book.close();
    const { items } = (await house.get('/v1/audit?person=luo', ADMINISTRATOR)).body;
    expect(items.map(({ actor }: { actor: object }) => actor)).toContainEqual(
      expect.objectContaining({ onBehalfOf: 'chen', post, delegation }),
    );
    await chen.post(`/v1/delegations/${String(delegation)}/revoke`, {});
    expect((await luo.get('/v1/me')).status).toBe(401);
  });

  test('is chosen among those who are in office in the same organisation', async () => {
    const colleagues = async (actor: Actor) => (await house.get('/v1/me/colleagues', actor)).body.items;
    const ours = { id: 'luo', role: 'clerk', organ: ORGAN } as const;
    expect(await colleagues(ours)).toContainEqual({
      id: 'chen',
      name: '陈静',
      roles: expect.arrayContaining(['mediator']),
    });
    expect(await colleagues({ ...ours, organ: 'ORG-YZ-UNION' })).toEqual([]);
    expect((await colleagues(ours)).map(({ id }: { id: string }) => id)).not.toContain('luo');
    const listed = (await house.get('/v1/delegations', ADMINISTRATOR)).body.items;
    expect(listed).toContainEqual(expect.objectContaining({ holderName: '陈静', toName: '罗启明', role: 'mediator' }));
  });

  test('is not the holder, and not the administrator who says so', async () => {
    const post = await granted('chen', 'mediator', { organ: ORGAN });
    const terms = { post, reason: '病假', activeFrom: '2026-07-14', activeUntil: '2026-07-20' };
    expect((await house.post('/v1/delegations', { ...terms, to: 'chen' }, ADMINISTRATOR)).status).toBe(400);
    expect((await house.post('/v1/delegations', { ...terms, to: ADMINISTRATOR.id }, ADMINISTRATOR)).status).toBe(403);
    expect((await house.post('/v1/delegations', { ...terms, to: 'luo' }, CLERK)).status).toBe(404);
  });
});

describe('an administrator', () => {
  test('opens an account, whose password is told once and kept nowhere', async () => {
    const answer = await house.post('/v1/people', { id: 'tao', name: '陶毅', role: 'statistics' }, ADMINISTRATOR);
    expect(answer.status).toBe(201);
    const { items } = (await house.get('/v1/people', ADMINISTRATOR)).body;
    expect(items.find(({ id }: { id: string }) => id === 'tao').posts).toHaveLength(1);
    const { rows } = await house.database.pool.query(
      `select 1 from idempotency where answer::text like '%' || $1 || '%'`,
      [answer.body.password],
    );
    expect(rows).toEqual([]);
    expect((await house.post('/v1/people/tao/disable', {}, ADMINISTRATOR)).status).toBe(200);
  });

  test('raises nobody by oneself, and gives no post where there is no organisation', async () => {
    const self = { person: ADMINISTRATOR.id, role: 'supervisor' };
    expect((await house.post('/v1/posts', self, ADMINISTRATOR)).status).toBe(403);
    const nowhere = await house.post('/v1/posts', { person: 'luo', role: 'clerk', organ: 'ORG-NONE' }, ADMINISTRATOR);
    expect(nowhere.body.fields).toMatchObject([{ path: 'body.organ', code: 'no-such-organ' }]);
  });

  test('cannot rewrite or remove what was granted', async () => {
    const post = await granted('luo', 'clerk', { organ: ORGAN });
    for (const change of [`update posts set role = 'administrator' where id = $1`, 'delete from posts where id = $1'])
      await expect(house.database.pool.query(change, [post])).rejects.toThrow('refused');
  });
});

test('who counts cases gets figures of all of them, and sees none', async () => {
  const caseNo = await opened(house);
  const counting = person('statistics');
  expect((await house.get('/v1/board', counting)).body.open).toBeGreaterThan(0);
  expect((await house.get('/v1/board', { ...counting, district: '500103' })).body.open).toBe(0);
  expect((await house.get(`/v1/cases/${caseNo}`, counting)).status).toBe(403);
  expect((await house.get('/v1/cases', counting)).body.items).toEqual([]);
});

test('who keeps the rules loads calendars, and sees no case', async () => {
  const caseNo = await opened(house);
  expect((await house.get(`/v1/cases/${caseNo}`, person('rules-keeper'))).status).toBe(403);
  expect((await house.post('/v1/calendars/preview', {}, person('rules-keeper'))).status).toBe(400);
});

test('a supervisor of one district sees its cases, and no others', async () => {
  const [here, there] = [await opened(house), await opened(house, { district: '500103' })];
  const overseer = { ...SUPERVISOR, district: '500108' };
  expect((await house.get(`/v1/cases/${here}`, overseer)).status).toBe(200);
  expect((await house.get(`/v1/cases/${there}`, overseer)).status).toBe(403);
  const { items } = (await house.get('/v1/cases?limit=200', overseer)).body;
  expect(new Set(items.map(({ district }: { district: string }) => district))).toEqual(new Set(['500108']));
});
