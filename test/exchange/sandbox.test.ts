import { schemaOf } from '../../shared/exchange/contracts';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import { signed } from '../../shared/exchange/signature';
import { SAMPLES } from '../sandbox/samples';
import { eventually, NOWHERE, sandboxAt, secretsFile } from './ground';

const secrets = secretsFile();
let sandbox: Awaited<ReturnType<typeof sandboxAt>>;
let url: string;

beforeAll(async () => {
  sandbox = await sandboxAt(secrets.secrets, NOWHERE);
  url = new URL(sandbox.addresses.COURT_URL).origin;
});
afterAll(async () => {
  await sandbox.close();
  secrets.remove();
});

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('its page shows every partner, and what can be handed over', async () => {
  const page = await (await call('GET', '/')).text();
  for (const shown of [
    ...['人民法院', '劳动人事争议仲裁委员会', '工会', '热线平台', '劳动保障监察机构', '全国在线调解平台'],
    ...['委派调解（立案前）', '热线派单', '监察移送', '网上申请调解'],
  ])
    expect(page).toContain(shown);
});

test('a button hands a dispute over, and the page shows it, with its text made harmless', async () => {
  expect((await call('POST', '/page/court/dispatch/0')).status).toBe(303);
  void sandbox.desks.court.send('guidance', { text: '<script>' });
  const page = await eventually(async () => {
    const now = await (await call('GET', '/')).text();
    return now.includes('诉前调') && now.includes('guidance') && now;
  });
  expect(page).not.toContain('<script>');
});

test('a partner is told to misbehave, for some minutes or some times, and to behave again', async () => {
  const until = (await (await call('PUT', '/court/control/mischief', { downMinutes: 30, storms: 2 })).json()) as {
    downUntil: number;
    storms: number;
  };
  expect(until.storms).toBe(2);
  expect(until.downUntil).toBeGreaterThan(Date.now() + 29 * 60_000);
  await expect(call('POST', '/court/messages', {})).rejects.toThrow();
  await expect((await call('DELETE', '/court/control/mischief')).json()).resolves.toMatchObject({
    storms: 0,
    downUntil: 0,
  });
  expect((await call('POST', '/court/messages', {})).status).toBe(401);
});

test('one partner’s mischief is not another’s', async () => {
  await call('PUT', '/union/control/mischief', { storms: 5 });
  await expect((await call('GET', '/hotline/control/state')).json()).resolves.toMatchObject({
    mischief: { storms: 0 },
  });
});

test('a message that breaks the contract is sent only if one insists', async () => {
  expect((await call('POST', '/court/control/send', { name: 'gossip', content: {} })).status).toBe(422);
});

test.each(PARTNER_NAMES.flatMap((partner) => SAMPLES[partner].map((sample) => ({ partner, ...sample }))))(
  'what $partner can hand over ($label) is in the contract',
  ({ partner, name, content }) => {
    expect(schemaOf(partner, 'receives', name)?.safeParse(content('1', '2026-07-14')).error).toBeUndefined();
  },
);

test('a partner’s list for comparing notes is for who shares its secret, and turned page by page', async () => {
  const sent = { name: 'gossip', subject: 's', content: {}, bodySha256: 'a'.repeat(64), answers: [] };
  const at = new Date().toISOString();
  const { union } = sandbox.desks;
  for (let n = 0; n < 501; n += 1) union.sent.push({ ...sent, at, id: `u-${n}` });
  const span = `since=${new Date(Date.now() - 60_000).toISOString()}&until=${new Date(Date.now() + 60_000).toISOString()}`;
  const list = async (cursor = '') => {
    const target = `/union/reconciliation?${span}${cursor}`;
    const headers = signed(secrets.secrets.union![0]!, `list${cursor}`, Math.floor(Date.now() / 1000), target);
    return (await fetch(url + target, { headers })).json() as Promise<{
      items: { id: string; state: string }[];
      next?: string;
    }>;
  };
  const first = await list();
  expect(first.items).toHaveLength(500);
  expect((await list(`&cursor=${first.next}`)).items).toMatchObject([{ id: 'u-500', state: 'pending' }]);
  expect((await call('GET', `/union/reconciliation?${span}`)).status).toBe(401);
});
