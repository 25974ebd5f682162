import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { paths } from '../../client/src/api';
import { createYuhe, type Yuhe } from '../../client/src/client';
import { createPartnerLine } from '../../client/src/partner';
import { YuheProblem } from '../../client/src/problem';
import { isSigned, signedHeaders } from '../../client/src/signature';
import { clientTypes } from '../../scripts/client-types';
import { openHouse, FORM, MEDIATOR, type House } from '../api/house';
import { secretsFile } from '../exchange/ground';
import { disputeFromCourt } from './mandate';

const secrets = secretsFile();
let house: House;
let yuhe: Yuhe;
beforeAll(async () => {
  house = await openHouse({ realTime: true, partnerSecretsFile: secrets.file });
  yuhe = createYuhe({ baseUrl: house.url, token: () => house.issuer.sign(MEDIATOR) });
});
afterAll(async () => {
  await house.close();
  secrets.remove();
});

const body = FORM as paths['/v1/cases']['post']['requestBody']['content']['application/json'];

/** What a client sends over a line on which the first answers get lost or are temporary. */
function troubled(...troubles: readonly (Response | 'lost')[]) {
  const left = [...troubles];
  const seen: Request[] = [];
  const send = async (request: Request): Promise<Response> => {
    seen.push(request.clone());
    const trouble = left.shift();
    if (trouble === undefined) return fetch(request);
    await (await fetch(request)).arrayBuffer();
    if (trouble === 'lost') throw new TypeError('fetch failed');
    return trouble;
  };
  return { seen, send };
}

const overloaded = () =>
  Response.json({ type: '/docs/problems/unavailable', title: '', status: 503, detail: '' }, { status: 503 });
const cases = async () =>
  (await house.database.pool.query<{ n: number }>('select count(*)::int as n from case_numbers')).rows[0]!.n;

test('its types are those of the committed OpenAPI document (npm run client)', () => {
  const file = path.join(__dirname, '..', '..', 'client', 'src', 'api.d.ts');
  expect(readFileSync(file, 'utf8') === clientTypes()).toBe(true);
});

describe('the client', () => {
  test('speaks the API, and makes up a key for what changes something', async () => {
    const opened = await yuhe.POST('/v1/cases', { body });
    const { caseNo } = opened.data!.case;
    const read = await yuhe.GET('/v1/cases/{caseNo}', { params: { path: { caseNo } } });
    expect(read.data).toMatchObject({ caseNo, stage: 'registered' });
  });

  test('throws the problem that it is answered with', async () => {
    const asked = yuhe.GET('/v1/cases/{caseNo}', { params: { path: { caseNo: 'CQ-2026-999999' } } });
    const problem = await asked.then(
      () => undefined,
      (error: unknown) => error as YuheProblem,
    );
    expect(problem).toBeInstanceOf(YuheProblem);
    expect(problem).toMatchObject({ status: 404, slug: 'no-such-case', isTemporary: false });
    expect(problem!.message).toMatch(/[一-龥]/);
  });

  test('sends again, under the same key, what was not answered: it is done once', async () => {
    const { seen, send } = troubled('lost', overloaded(), 'lost');
    const stubborn = createYuhe({
      baseUrl: house.url,
      token: await house.issuer.sign(MEDIATOR),
      fetch: send,
      firstPauseMs: 1,
    });
    const before = await cases();
    const { data, response } = await stubborn.POST('/v1/cases', { body });
    expect(data!.case.caseNo).toMatch(/^CQ-/);
    expect(response.headers.get('idempotent-replayed')).toBe('true');
    expect(await cases()).toBe(before + 1);
    expect(new Set(seen.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    expect(seen).toHaveLength(4);
  });

  test('gives up after so many attempts, and never repeats a refusal', async () => {
    const troubles = troubled(overloaded(), overloaded(), overloaded());
    const impatient = createYuhe({
      ...{ baseUrl: house.url, token: await house.issuer.sign(MEDIATOR) },
      ...{ fetch: troubles.send, firstPauseMs: 1, attempts: 2 },
    });
    await expect(impatient.GET('/v1/me')).rejects.toMatchObject({ slug: 'unavailable', isTemporary: true });
    expect(troubles.seen).toHaveLength(2);
    const refused = troubled();
    const other = createYuhe({ baseUrl: house.url, token: 'nonsense', fetch: refused.send });
    await expect(other.GET('/v1/me')).rejects.toMatchObject({ slug: 'unauthenticated' });
    expect(refused.seen).toHaveLength(1);
  });
});

describe('the signature', () => {
  const key = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

  test('is believed fresh, whole and from whoever knows one of two secrets', () => {
    const headers = signedHeaders(key, 'm-1', '{"a":1}', 1_000);
    const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    expect(isSigned([other, key], headers, '{"a":1}', 1_000_000)).toBe(true);
    expect(isSigned([other], headers, '{"a":1}', 1_000_000)).toBe(false);
    expect(isSigned([key], headers, '{"a":2}', 1_000_000)).toBe(false);
    expect(isSigned([key], headers, '{"a":1}', 1_301_000)).toBe(false);
    expect(isSigned([key], { ...headers, 'webhook-id': 'm-2' }, '{"a":1}', 1_000_000)).toBe(false);
    expect(isSigned([key], {}, '', 0)).toBe(false);
  });
});

describe("a partner's line", () => {
  const line = (more: object = {}) =>
    createPartnerLine({
      ...{ baseUrl: house.url, partner: 'court', source: 'urn:cq:court:渝0103' },
      ...{ secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}`, firstPauseMs: 1, ...more },
    });
  const mandate = disputeFromCourt('M-CLIENT-1');

  test('hands over a mandate once, although the acknowledgement got lost', async () => {
    const { seen, send } = troubled('lost');
    const { id } = await line({ fetch: send }).send(mandate);
    expect(seen).toHaveLength(2);
    expect(await line().progress(id)).toMatchObject({ state: 'received' });
    const { rows } = await house.database.pool.query('select from inbound_messages where id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  test('says what is wrong with one, by its path', async () => {
    const data = { ...(mandate.data as object), mode: 'transferred' };
    await expect(line().send({ ...mandate, data })).rejects.toMatchObject({
      slug: 'validation',
      document: { fields: [expect.objectContaining({ path: expect.stringContaining('mode') })] },
    });
  });

  test('with another secret is nobody’s', async () => {
    const stranger = line({ secret: `whsec_${Buffer.alloc(24, 99).toString('base64')}` });
    await expect(stranger.send(mandate)).rejects.toMatchObject({ slug: 'unauthenticated' });
  });
});
