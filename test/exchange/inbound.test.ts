import { randomUUID } from 'node:crypto';
import express from 'express';
import { inboundRoutes } from '../../api/inbound/router';
import { problemHandler } from '../../api/problem-handler';
import { acknowledgement, bodyDigest } from '../../shared/exchange/acknowledgement';
import { typeOf } from '../../shared/exchange/envelope';
import type { Partner } from '../../shared/exchange/partners';
import { signed } from '../../shared/exchange/signature';
import { SAMPLES } from '../sandbox/samples';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { listening, secretsFile, silent } from './ground';

const NOW = Date.parse('2026-07-14T02:00:00Z');

const secrets = secretsFile();
let database: FreshDatabase;
let door: Awaited<ReturnType<typeof listening>>;

beforeAll(async () => {
  database = await freshDatabase();
  const routes = inboundRoutes({ pool: database.pool, clock: { now: () => NOW }, secretsFile: secrets.file });
  door = await listening(express().use('/v1/exchange', routes).use(problemHandler(silent)));
});
afterAll(async () => {
  await door.close();
  await database.drop();
  secrets.remove();
});
beforeEach(() => database.pool.query('truncate inbound_messages, court_mandates, inbound_gaps'));

type Letter = { readonly id: string; readonly body: string };

function letter({
  name = 'mandate.entrusted',
  content = SAMPLES.court[0]!.content('000145', '2026-07-14'),
  partner = 'court',
  ...more
}: { name?: string; content?: unknown; partner?: Partner } = {}): Letter {
  const id = `CRT-0103-${randomUUID()}`;
  const envelope = {
    specversion: '1.0',
    id,
    source: 'urn:cq:court:渝0103',
    type: typeOf(partner, name),
    subject: '(2026)渝0103诉前调000145号',
    time: '2026-07-14T10:00:00+08:00',
    data: content,
  };
  return { id, body: JSON.stringify({ ...envelope, ...more }) };
}

type Sending = {
  readonly partner?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly secret?: string;
  readonly at?: number;
};

/** Posts a letter, signed rightly unless said otherwise. */
async function post(
  { id, body }: Letter,
  { partner = 'court', secret = secrets.secrets.court![0]!, at = NOW, headers = {}, body: sent = body }: Sending = {},
) {
  const response = await fetch(`${door.url}/v1/exchange/${partner}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed(secret, id, Math.floor(at / 1000), body), ...headers },
    body: sent,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const storedRows = async () =>
  (await database.pool.query<{ count: number }>('select count(*)::int as count from inbound_messages')).rows[0]!.count;

describe('a message that can be believed and understood', () => {
  test('is kept before it is acknowledged, and the acknowledgement names its bytes', async () => {
    const mandate = letter();
    const { status, body } = await post(mandate);
    expect(status).toBe(202);
    expect(acknowledgement.parse(body)).toMatchObject({
      bodySha256: bodyDigest(mandate.body),
      receivedAt: new Date(NOW).toISOString(),
    });
    const { rows } = await database.pool.query(
      'select partner, id, ack_id, name, subject, body, state from inbound_messages',
    );
    expect(rows).toEqual([
      {
        partner: 'court',
        id: mandate.id,
        ack_id: body.ackId,
        name: 'mandate.entrusted',
        subject: 'CRT-0103-000145',
        body: mandate.body,
        state: 'received',
      },
    ]);
  });

  test('sent again after a lost acknowledgement is answered as before, and kept once', async () => {
    const mandate = letter();
    const first = await post(mandate);
    const again = await post(mandate, { at: NOW + 60_000 });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await storedRows()).toBe(1);
  });

  test('sent five times at once is kept once', async () => {
    const mandate = letter();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(mandate)));
    expect(new Set(answers.map(({ body }) => body.ackId)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await storedRows()).toBe(1);
  });

  test('may say more than we know of', async () => {
    const content = { ...(SAMPLES.court[0]!.content('000146', '2026-07-14') as object), colourOfTheFile: 'blue' };
    await expect(post(letter({ content, ...{ traceparent: '00-0af7' } }))).resolves.toMatchObject({ status: 202 });
  });

  test('can be asked after by who sent it, and by nobody else', async () => {
    const mandate = letter();
    const { body } = await post(mandate);
    const ask = (partner: Partner, secret: string) =>
      fetch(`${door.url}/v1/exchange/${partner}/messages/${mandate.id}`, {
        headers: signed(secret, 'ask-1', NOW / 1000, ''),
      });
    const answer = await ask('court', secrets.secrets.court![0]!);
    expect(await answer.json()).toMatchObject({ ackId: body.ackId, state: 'received' });
    expect((await ask('court', secrets.secrets.union![0]!)).status).toBe(401);
    expect((await ask('union', secrets.secrets.union![0]!)).status).toBe(404);
    const odd = await fetch(`${door.url}/v1/exchange/court/messages/%00`, {
      headers: signed(secrets.secrets.court![0]!, 'ask-2', NOW / 1000, ''),
    });
    expect(odd.status).toBe(404);
  });
});

describe('what cannot be believed is refused, and leaves nothing', () => {
  const other = `whsec_${Buffer.alloc(24, 99).toString('base64')}`;
  test.each<{ why: string; sending: Sending; status: number }>([
    { why: 'tampered with', sending: { body: letter().body.replace('违法', '合法') }, status: 401 },
    { why: 'signed with a secret that is not the sender’s', sending: { secret: other }, status: 401 },
    { why: 'signed by another partner', sending: { partner: 'union' }, status: 401 },
    { why: 'recorded six minutes ago', sending: { at: NOW - 360_000 }, status: 401 },
    { why: 'six minutes ahead', sending: { at: NOW + 360_000 }, status: 401 },
    { why: 'without a signature', sending: { headers: { 'webhook-signature': '' } }, status: 401 },
    {
      why: 'under another id than it was signed with',
      sending: { headers: { 'webhook-id': 'msg-other' } },
      status: 401,
    },
    { why: 'to a partner that there is not', sending: { partner: 'post-office' }, status: 404 },
    { why: 'to a partner named like a property of every object', sending: { partner: 'constructor' }, status: 404 },
    { why: 'in another format', sending: { headers: { 'content-type': 'text/plain' } }, status: 415 },
    { why: 'compressed', sending: { headers: { 'content-encoding': 'gzip' } }, status: 415 },
  ])('$why', async ({ sending, status }) => {
    const answer = await post(letter(), sending);
    expect(answer).toMatchObject({ status, body: { status, type: expect.any(String), detail: expect.any(String) } });
    expect(await storedRows()).toBe(0);
  });

  test('larger than a message can be', async () => {
    const answer = await post(letter({ content: { summary: '长'.repeat(100_000) } }));
    expect(answer).toMatchObject({ status: 413, body: { detail: expect.stringContaining('256kb') } });
    expect(await storedRows()).toBe(0);
  });

  test('an id that was used for another message', async () => {
    const first = letter();
    await post(first);
    const second = { id: first.id, body: first.body.replace('000145', '000999') };
    await expect(post(second)).resolves.toMatchObject({
      status: 422,
      body: { type: expect.stringContaining('key-reused') },
    });
    expect(await storedRows()).toBe(1);
  });
});

describe('what cannot be understood is refused by field, and leaves nothing', () => {
  const mandate = SAMPLES.court[0]!.content('000147', '2026-07-14');
  test.each<{ why: string; sent: Letter; path: string }>([
    { why: 'a message that is not in the contract', sent: letter({ name: 'mandate.forgotten' }), path: 'body.type' },
    {
      why: 'a message of another partner',
      sent: letter({ partner: 'union', name: 'request.made' }),
      path: 'body.type',
    },
    {
      why: 'another major version',
      sent: letter({ type: 'cn.cq.ldm.court.mandate.entrusted.v2' } as object),
      path: 'body.type',
    },
    {
      why: 'an unknown kind of claim',
      sent: letter({ content: { ...mandate, claims: [{ no: 1, kind: 'gossip', text: '…' }] } }),
      path: 'body.claims.0.kind',
    },
    {
      why: 'an entrusted mandate without its procedure',
      sent: letter({ content: { ...mandate, mode: 'entrusted' } }),
      path: 'body.procedure',
    },
    {
      why: 'two claims of one number',
      sent: letter({ content: { ...mandate, claims: [1, 1].map((no) => ({ no, kind: 'other', text: '…' })) } }),
      path: 'body.claims',
    },
    {
      why: 'a day that does not exist',
      sent: letter({
        name: 'confirmation.decided',
        content: { ourCaseNo: 'CQ-2026-000001', decision: 'accepted', on: '2026-02-30' },
      }),
      path: 'body.on',
    },
    {
      why: 'a ruling without its number',
      sent: letter({ name: 'confirmation.decided', content: { ourCaseNo: 'CQ-2026-000001', decision: 'confirmed' } }),
      path: 'body.docNo',
    },
    { why: 'an envelope without a subject', sent: letter({ subject: '' } as object), path: 'body.subject' },
    { why: 'an id beside the one in the header', sent: { ...letter(), id: 'CRT-other' }, path: 'body.id' },
  ])('$why', async ({ sent, path }) => {
    const { status, body } = await post(sent);
    expect(status).toBe(400);
    expect((body.fields as { path: string }[]).map((field) => field.path)).toContain(path);
    expect(await storedRows()).toBe(0);
  });

  test.each([
    ['no JSON', '{'],
    ['a NUL', JSON.stringify({ specversion: '1.0', id: '\u0000' })],
    ['half a character', '{"subject":"\\ud800"}'],
    ['nested too deeply', '['.repeat(1_000) + ']'.repeat(1_000)],
    ['nothing', ''],
  ])('%s', async (_, body) => {
    const { status } = await post({ id: 'CRT-1', body });
    expect(status).toBe(400);
    expect(await storedRows()).toBe(0);
  });
});
