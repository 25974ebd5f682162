import { openedColumn } from '../../db/sealed-columns';
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
  const keys = () => secrets.secrets;
  const routes = inboundRoutes({ pool: database.pool, clock: { now: () => NOW }, keys });
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

const TABLES = ['inbound_messages', 'inbound_gaps', 'court_mandates', 'messages', 'deliveries_to_begin'];

/** Messages that are kept; of one that is not, nothing is anywhere. */
async function storedRows(): Promise<number> {
  const counts = TABLES.map((table) => `select count(*)::int as count from ${table}`).join(' union all ');
  const [messages, ...others] = (await database.pool.query<{ count: number }>(counts)).rows.map(({ count }) => count);
  if (messages === 0) expect(others.filter((count) => count > 0)).toEqual([]);
  return messages!;
}

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
    expect(
      rows.map((row: { body: string }) => ({ ...row, body: openedColumn(`court/${mandate.id}`, row.body) })),
    ).toEqual([
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
    const ask = (partner: Partner, secret: string, id = mandate.id, of = id) => {
      const [target, other] = [id, of].map((each) => `/v1/exchange/${partner}/messages/${each}`) as [string, string];
      return fetch(door.url + target, { headers: signed(secret, 'ask-1', NOW / 1000, other) });
    };
    const answer = await ask('court', secrets.secrets.court![0]!);
    expect(await answer.json()).toMatchObject({ ackId: body.ackId, state: 'received' });
    expect((await ask('court', secrets.secrets.union![0]!)).status).toBe(401);
    expect((await ask('union', secrets.secrets.union![0]!)).status).toBe(404);
    expect((await ask('court', secrets.secrets.court![0]!, '%00')).status).toBe(404);
    // A signature that asks for one message is none for another.
    expect((await ask('court', secrets.secrets.court![0]!, mandate.id, 'CRT-other')).status).toBe(401);
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
    // Whoever is not believed is told to sign: a token would not help.
    const challenge = status === 401 ? expect.stringMatching(/^Webhook-Signature .*webhook-timestamp/) : null;
    expect(answer.headers.get('www-authenticate')).toEqual(challenge);
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

describe('what speaks of a matter of somebody else is refused, and leaves nothing', () => {
  const MATTER = 'CQ-2026-000077';
  beforeEach(async () => {
    await database.pool.query(
      `insert into case_views (case_no, seq, facts, changed_at, organ, stage, opened_on, district, door, dispute_kind,
         collective, emergency, summary)
       values ($1, 1, '{}', now(), 'ORG-NA-JD01', 'mediating', '2026-07-14', '500108', 'walk-in', 'labour',
         false, false, '{}') on conflict do nothing`,
      [MATTER],
    );
  });

  test('a case in which the partner has no part', async () => {
    const content = { ourCaseNo: MATTER, decision: 'accepted', on: '2026-07-14' };
    const answer = await post(letter({ name: 'confirmation.decided', content }));
    expect(answer).toMatchObject({
      status: 403,
      body: { type: '/docs/problems/forbidden', detail: expect.stringContaining(MATTER) },
    });
    expect(await storedRows()).toBe(0);
  });

  test('the number of a mandate that another partner has given', async () => {
    const commissions = SAMPLES.arbitration[1]!.content('000145', '2026-07-14');
    const entrusted = letter({ partner: 'arbitration', name: 'mandate.entrusted', content: commissions });
    await post(entrusted, { partner: 'arbitration', secret: secrets.secrets.arbitration![0]! });
    const { rows } = await database.pool.query<{ subject: string }>('select subject from inbound_messages');
    const recall = { mandateId: rows[0]!.subject, reason: '委派有误' };
    const answer = await post(letter({ name: 'mandate.recalled', content: recall }));
    expect(answer).toMatchObject({ status: 403, body: { type: '/docs/problems/forbidden' } });
    expect(await storedRows()).toBe(1);
  });
});

test('a message that is being kept by somebody else has to wait, and is kept once', async () => {
  const mandate = letter();
  const other = await database.pool.connect();
  try {
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`court/${mandate.id}`]);
    const answer = await post(mandate);
    expect(answer).toMatchObject({ status: 409, body: { type: '/docs/problems/in-progress' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await storedRows()).toBe(0);
  } finally {
    await other.query('rollback');
    other.release();
  }
  await expect(post(mandate)).resolves.toMatchObject({ status: 202 });
  expect(await storedRows()).toBe(1);
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
