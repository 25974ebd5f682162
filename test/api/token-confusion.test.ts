import { createHmac } from 'node:crypto';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { CONTRACTS } from '../../shared/contract/contracts';
import { MEDIATOR, opened, openHouse, person, type Answer, type House } from './house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
});
afterAll(() => house.close());

const gives = (answer: Answer, status: number): void => {
  expect(answer.status).toBe(status);
  expect(answer.text).not.toContain('冉启贵');
};
const withToken = (token: string): Promise<Answer> =>
  house.get(`/v1/cases/${caseNo}`, undefined, { authorization: `Bearer ${token}` });

describe('mistaking one token for another', () => {
  const claims = { role: 'administrator', organ: 'ORG-NA-JD01' };
  const signed = (alter: (token: SignJWT) => SignJWT, key: Parameters<SignJWT['sign']>[0], alg: string) =>
    alter(
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setSubject('x')
        .setIssuer('http://issuer.test')
        .setAudience('yuhe')
        .setExpirationTime('1h'),
    ).sign(key);

  test('one that nobody has signed', async () => {
    const token = new UnsecuredJWT(claims).setSubject('x').setIssuer('http://issuer.test').setAudience('yuhe');
    gives(await withToken(token.setExpirationTime('1h').encode()), 401);
    gives(await withToken(`${token.encode()}AAAA`), 401);
  });

  test('one that is signed with the public key, as if that were a secret', async () => {
    const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = `${text({ alg: 'HS256' })}.${text({ ...claims, sub: 'x', iss: 'http://issuer.test', aud: 'yuhe', exp: 9e9 })}`;
    const mac = createHmac('sha256', JSON.stringify(house.issuer.jwk)).update(head).digest('base64url');
    gives(await withToken(`${head}.${mac}`), 401);
  });

  test('one of a stranger’s key under our issuer’s name', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    gives(await withToken(await signed((token) => token, privateKey, 'EdDSA')), 401);
  });

  test('a good one, changed afterwards: its role, its audience, its issuer', async () => {
    const [head, body, mac] = (await house.issuer.sign(MEDIATOR)).split('.') as [string, string, string];
    const told = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    for (const change of [{ role: 'administrator' }, { aud: 'yuhe-console' }, { iss: 'https://elsewhere.example' }]) {
      const altered = Buffer.from(JSON.stringify({ ...told, ...change })).toString('base64url');
      gives(await withToken(`${head}.${altered}.${mac}`), 401);
    }
  });

  test('one whose role is the clock’s own, or unknown', async () => {
    for (const role of ['system', 'root', '']) {
      const token = await house.issuer.sign({ id: 'x', role: role as 'system' });
      gives(await withToken(token), 401);
    }
  });

  test('something else in the place of a token, or a token in another place', async () => {
    const token = await house.issuer.sign(MEDIATOR);
    for (const authorization of [
      `Basic ${token}`,
      token,
      `Bearer  ${token}`,
      `Bearer ${token},${token}`,
      'Bearer null',
    ])
      gives(await house.get(`/v1/cases/${caseNo}`, undefined, { authorization }), 401);
    for (const query of [`access_token=${token}`, `token=${token}`])
      gives(await house.get(`/v1/cases/${caseNo}?${query}`), 401);
    gives(await house.get(`/v1/cases/${caseNo}`, undefined, { cookie: `yuhe-session=${token}` }), 401);
    gives(
      await house.get(`/v1/cases/${caseNo}`, undefined, { 'x-user': 'administrator', 'x-forwarded-user': 'x' }),
      401,
    );
  });

  test('a person’s token at the routes of a system that needs a scope', async () => {
    const court = person('court', { organ: '渝0103' });
    const { path } = CONTRACTS.mandateReport;
    gives(await house.get(path.replace('{mandateId}', 'M-1'), court), 403);
  });
});
