import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { openApiDocument } from '../../api/openapi';
import { ROLES, type Role } from '../../shared/case/actor';
import { CONTRACTS } from '../../shared/contract/contracts';
import type { Contract } from '../../shared/contract/contract';
import { MEDIATOR, NOW, openHouse, person, type House } from './house';

let house: House;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yuhe-partners-'));
  const partnerSecretsFile = path.join(folder, 'partners.json');
  writeFileSync(partnerSecretsFile, JSON.stringify({ court: `whsec_${Buffer.alloc(24, 5).toString('base64')}` }));
  house = await openHouse({ developer: true, partnerSecretsFile });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

type Operation = { readonly security: readonly Readonly<Record<string, unknown>>[] };
const operations = Object.entries(openApiDocument().paths as Record<string, Record<string, Operation>>).flatMap(
  ([place, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: place,
      isPublic: operation.security.length === 0,
      /** How a caller makes itself known. */
      asks: operation.security.some((each) => 'signature' in each) ? /^Webhook-Signature / : /^Bearer$/,
    })),
);
const addressOf = (place: string) =>
  place
    .replace('{caseNo}', 'CQ-2026-000001')
    .replace('{ref}', 'sf-12345678')
    .replace('{id}', '1234')
    .replace('{partner}', 'court');
const call = (method: string, place: string, headers = {}) =>
  fetch(house.url + addressOf(place), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });

describe('without a token', () => {
  test.each(operations.filter((each) => !each.isPublic))(
    '$method $path is not answered',
    async ({ method, path, asks }) => {
      const response = await call(method, path);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(asks);
      expect(await response.json()).toMatchObject({ type: '/docs/problems/unauthenticated', status: 401 });
    },
  );

  test('only what tells nothing of any case is answered', () => {
    expect(
      operations
        .filter((each) => each.isPublic)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      '/.well-known/jwks.json',
      '/.well-known/openid-configuration',
      '/asyncapi.json',
      '/dev/token',
      '/health',
      '/openapi.json',
      '/ready',
      '/v1/audit/roots',
      '/v1/signing-keys',
    ]);
  });
});

describe('a token', () => {
  const claims = { sub: 'mediator-1', role: 'mediator', iss: 'http://issuer.test', aud: 'yuhe', exp: NOW / 1000 + 60 };
  const me = async (token: string) => (await call('GET', '/v1/me', { authorization: `Bearer ${token}` })).status;
  /** Signed with the issuer's own key, whatever it says. */
  const signed = async (said: object, header = {}) => {
    const { createPrivateKey } = await import('node:crypto');
    const seed = Buffer.alloc(32, 7);
    const key = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
      format: 'der',
      type: 'pkcs8',
    });
    return new SignJWT({ ...said })
      .setProtectedHeader({ alg: 'EdDSA', kid: house.issuer.jwk.kid, ...header })
      .sign(key);
  };

  test('of ours is good', async () => expect(await me(await signed(claims))).toBe(200));

  test.each([
    ['another issuer', { ...claims, iss: 'http://elsewhere.test' }],
    ['another audience', { ...claims, aud: 'another' }],
    ['no audience', { ...claims, aud: undefined }],
    ['a time that is over', { ...claims, exp: NOW / 1000 - 60 }],
    ['no end', { ...claims, exp: undefined }],
    ['no subject', { ...claims, sub: undefined }],
    ['a subject that is the clock', { ...claims, sub: 'clock' }],
    ['a subject with a slash', { ...claims, sub: 'a/b' }],
    ['the role of the system', { ...claims, role: 'system' }],
    ['an unknown role', { ...claims, role: 'king' }],
    ['no role', { ...claims, role: undefined }],
    ['a time before which it is not valid', { ...claims, nbf: NOW / 1000 + 600 }],
  ])('with %s is not', async (_why, said) => expect(await me(await signed(said))).toBe(401));

  test('signed with another key is not', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    expect(await me(await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey))).toBe(401);
  });

  test('signed with the public key as a secret is not', async () => {
    const secret = Buffer.from(JSON.stringify(house.issuer.jwk));
    expect(await me(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret))).toBe(401);
  });

  test('without a signature is not', async () => {
    expect(await me(new UnsecuredJWT(claims).encode())).toBe(401);
  });

  test('with a changed claim is not', async () => {
    const [head, body, signature] = (await signed(claims)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...claims, role: 'administrator' })).toString('base64url');
    expect(await me([head, changed, signature].join('.'))).toBe(401);
    expect(body).not.toBe(changed);
  });

  test('that has been good is not good for ever', async () => {
    const token = await signed(claims);
    expect(await me(token)).toBe(200);
    house.clock.set(NOW + 120_000);
    expect(await me(token)).toBe(401);
    house.clock.set(NOW);
  });
});

describe('roles', () => {
  const restricted = Object.values(CONTRACTS as Readonly<Record<string, Contract>>).filter((each) =>
    Array.isArray(each.access),
  );

  test.each(restricted.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s is for its roles only',
    async (_name, { method, path, access }) => {
      const strangers = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'system' && !access.includes(role));
      expect(strangers.length).toBeGreaterThan(0);
      for (const role of strangers) {
        const token = await house.issuer.sign(person(role));
        const response = await call(method.toUpperCase(), path, { authorization: `Bearer ${token}` });
        expect({ role, status: response.status }).toEqual({ role, status: 403 });
      }
    },
  );
});

describe('the development issuer', () => {
  test('issues tokens that say who one is', async () => {
    const { body } = await house.post('/dev/token', { role: 'mediator', name: '向素云', organ: 'ORG-NA-JD01' });
    const me = await house.get('/v1/me', undefined, { authorization: `Bearer ${body.access_token}` });
    expect(me).toMatchObject({
      status: 200,
      body: { role: 'mediator', roleLabel: '调解员', name: '向素云', organ: 'ORG-NA-JD01' },
    });
  });

  test('describes itself as OpenID Connect asks', async () => {
    const { body } = await house.get('/.well-known/openid-configuration');
    expect(body).toMatchObject({ issuer: 'http://issuer.test', jwks_uri: expect.stringMatching(/jwks\.json$/) });
    const { body: keys } = await house.get('/.well-known/jwks.json');
    expect(keys.keys).toEqual([expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' })]);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test('does not exist where it is not wanted', async () => {
    const other = await openHouse();
    expect((await other.post('/dev/token', { role: 'mediator' })).status).toBe(404);
    expect((await other.get('/.well-known/jwks.json')).status).toBe(404);
    expect((await other.get('/v1/me', MEDIATOR)).status).toBe(200);
    await other.close();
  });
});
