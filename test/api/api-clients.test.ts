import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, decodeJwt, exportJWK, SignJWT } from 'jose';
import { addApiClient, revokeApiClient, type ApiClient, type Credential } from '../../db/api-clients';
import type { AuditNote } from '../../shared/audit/entry';
import { localDate } from '../../shared/law/local-date';
import { NOW } from './house';
import { Browser, CLIENT_SECRET, openSignInHouse, PASSWORD, type SignInHouse } from './identity-house';

let house: SignInHouse;
beforeAll(async () => {
  house = await openSignInHouse();
  await house.account();
});
afterAll(() => house.close());
afterEach(() => house.clock.set(NOW));

const COURT: ApiClient = {
  ...{ id: 'court-0103', name: '渝中区人民法院办案平台', role: 'court', organ: '渝0103' },
  ...{ scopes: ['result:read'], activeFrom: localDate('2024-01-01'), activeUntil: localDate('2099-12-31') },
};
const SECRET = 'the-secret-of-a-system-of-this-test-only';
const digestOf = (secret: string): Credential => ({ secretDigest: createHash('sha256').update(secret).digest() });

/** Registers a system under a name of its own. */
async function registered(more: Partial<ApiClient> = {}, credential = digestOf(SECRET)): Promise<string> {
  const id = `system-${randomUUID().slice(0, 8)}`;
  await addApiClient(house.database.pool, { ...COURT, id, ...more }, credential);
  return id;
}

type Token = { readonly access_token: string; readonly token_type: string; readonly expires_in: number };
type Answered = { readonly status: number; readonly body: Token & { error?: string } };

async function askToken(fields: Record<string, string>, basic?: readonly [string, string]): Promise<Answered> {
  const headers: Record<string, string> = basic
    ? { authorization: `Basic ${Buffer.from(basic.join(':')).toString('base64')}` }
    : {};
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...fields });
  const answer = await fetch(`${house.providerUrl}/token`, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}
const tokenOf = async (id: string, scope = 'result:read'): Promise<string> =>
  (await askToken({ scope }, [id, SECRET])).body.access_token;
const asking = (path: string, token: string) => house.get(path, undefined, { authorization: `Bearer ${token}` });

describe('a system', () => {
  test('gets a token for its secret, and is whom it was registered as', async () => {
    const id = await registered();
    const { status, body } = await askToken({ scope: 'result:read' }, [id, SECRET]);
    expect({ status, body }).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 600 } });
    expect(decodeJwt(body.access_token)).toMatchObject({ aud: 'yuhe', iss: house.providerUrl, scope: 'result:read' });
    expect((await asking('/v1/me', body.access_token)).body).toMatchObject({
      ...{ id: `yuhe-client:${id}`, role: 'court', organ: '渝0103', name: COURT.name },
    });
  });

  test('may sign what it says instead: then there is no secret', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const id = await registered({}, { publicKey: { ...jwk, kid, alg: 'ES256', use: 'sig' } });
    const assertion = (by: typeof privateKey) =>
      new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(id)
        .setSubject(id)
        .setAudience(house.providerUrl)
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(by);
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const said = async (client_assertion: string) => askToken({ client_assertion_type: type, client_assertion });
    const once = await assertion(privateKey);
    expect((await said(once)).status).toBe(200);
    expect(await said(once)).toMatchObject({ status: 401 });
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(await said(await assertion(stranger))).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await askToken({}, [id, SECRET])).status).toBe(401);
  });

  test('does what its scopes allow, and nothing else', async () => {
    const id = await registered();
    const both = await askToken({ scope: 'result:read mandate:write' }, [id, SECRET]);
    expect(both).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    const path = '/v1/integrations/court/mandates/nothing-of-this-number';
    expect((await asking(path, await tokenOf(id))).status).toBe(404);
    expect((await asking(path, (await askToken({}, [id, SECRET])).body.access_token)).status).toBe(403);
    expect((await asking('/v1/audit', await tokenOf(id))).status).toBe(403);
  });

  test('that is revoked gets no token, and is not let in by the one it has half a minute later', async () => {
    const id = await registered();
    const token = await tokenOf(id);
    expect((await asking('/v1/me', token)).status).toBe(200);
    await revokeApiClient(house.database.pool, id);
    expect(await askToken({}, [id, SECRET])).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    house.clock.set(NOW + 31_000);
    expect(await asking('/v1/me', token)).toMatchObject({
      status: 401,
      body: { detail: '该系统的接入资格已经撤销或者到期' },
    });
  });

  test.each([
    ['over', { activeUntil: localDate('2025-12-31') }],
    ['to come', { activeFrom: localDate('2099-01-01') }],
  ])('whose term is %s gets no token', async (_when, term) => {
    expect((await askToken({}, [await registered(term), SECRET])).status).toBe(401);
  });

  test('has its secret nowhere in the database', async () => {
    await tokenOf(await registered());
    for (const table of ['api_clients', 'provider_records', 'audit_entries']) {
      const { rows } = await house.database.pool.query<{ line: string }>(`select t::text as line from ${table} t`);
      expect(rows.filter(({ line }) => line.includes(SECRET))).toEqual([]);
    }
  });
});

const NOT_ALLOWED = {
  error: 'invalid_request',
  error_description: expect.stringContaining('grant type is not allowed'),
};

describe('mistaking one token for another', () => {
  /** What the provider gives the API for somebody who has signed in. */
  async function tokensOfAPerson(): Promise<{ id_token: string; access_token: string }> {
    const verifier = 'a'.repeat(50);
    const callback = `${house.url}/auth/callback`;
    const query = new URLSearchParams({
      ...{ client_id: 'yuhe-console', response_type: 'code', scope: 'openid profile', redirect_uri: callback },
      ...{ state: 'x', code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    const browser = new Browser();
    const page = await browser.fillIn(
      await browser.go(`${house.providerUrl}/auth?${query.toString()}`),
      'luo',
      PASSWORD,
    );
    const code = new URL(page.url).searchParams.get('code')!;
    const fields = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: callback };
    return (await askToken(fields, ['yuhe-console', CLIENT_SECRET])).body as never;
  }

  test('what says who has signed in is no key to the API, nor is what the API is given beside it', async () => {
    const { id_token, access_token } = await tokensOfAPerson();
    expect(decodeJwt(id_token)).toMatchObject({ sub: 'luo', role: 'clerk', aud: 'yuhe-console' });
    expect((await asking('/v1/me', id_token)).status).toBe(401);
    expect((await asking('/v1/me', access_token)).status).toBe(401);
  });

  test('the console is no system, and a system signs nobody in', async () => {
    const console = await askToken({}, ['yuhe-console', CLIENT_SECRET]);
    expect(console).toMatchObject({ status: 400, body: NOT_ALLOWED });
    const id = await registered();
    const asked = await askToken({ grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' }, [id, SECRET]);
    expect(asked).toMatchObject({ status: 400, body: NOT_ALLOWED });
    const there = await fetch(`${house.providerUrl}/auth?client_id=${id}&response_type=code&scope=openid`);
    expect(there.status).toBe(400);
  });

  test('a system’s digest is no secret, nor is that of another system', async () => {
    const id = await registered();
    const digest = createHash('sha256').update(SECRET).digest('hex');
    expect((await askToken({}, [id, digest])).status).toBe(401);
    expect((await askToken({}, [await registered({}, digestOf('another')), SECRET])).status).toBe(401);
  });
});

test('who gets a token and who is refused one is noted, and never the secret', async () => {
  const id = await registered();
  await tokenOf(id);
  await askToken({}, [id, 'Geheim-wrong']);
  await askToken({}, ['nobody-of-this-name', 'Geheim-wrong']);
  const noted = async () => {
    const { rows } = await house.database.pool.query<{ entry: AuditNote }>(
      `select entry from audit_entries where entry ->> 'route' = 'token' order by at desc, seq desc limit 3`,
    );
    return rows.map(({ entry }) => entry).reverse();
  };
  for (const until = Date.now() + 10_000; (await noted())[2]?.outcome !== 'unknown' && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const entries = await noted();
  expect(entries.map(({ actor, outcome, status }) => [actor?.id, outcome, status])).toEqual([
    [`yuhe-client:${id}`, undefined, 200],
    [`yuhe-client:${id}`, 'wrong-secret', 401],
    [undefined, 'unknown', 401],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/Geheim|nobody-of/);
});
