import { message } from '../../db/messages';
import { inbox } from '../../db/notices';
import { createPartnerActivities, type PartnerDeps } from '../../activities/partners/partner-activities';
import type { Activities } from '../../activities/ports';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { inOutbox, NOWHERE, sandboxAt, secretsFile, silent } from './ground';

type Partners = Pick<Activities, 'deliverMessage' | 'cancelMessage'>;

const secrets = secretsFile();
let database: FreshDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxAt>>;
let partners: Partners;
/** Deliveries that were woken, by id. */
const woken: string[] = [];
const temporal = {
  workflow: { getHandle: (id: string) => ({ signal: async () => void woken.push(id) }) },
} as unknown as PartnerDeps['temporal'];

const partnersWith = (config: Partial<PartnerDeps['config']>): Partners =>
  createPartnerActivities({
    pool: database.pool,
    temporal,
    log: silent,
    config: { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file, ...config },
  });

beforeAll(async () => {
  database = await freshDatabase();
  sandbox = await sandboxAt(secrets.secrets, NOWHERE);
  partners = partnersWith({});
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
  secrets.remove();
});
beforeEach(() => {
  sandbox.desks.court.forget();
  woken.length = 0;
});

const court = () => sandbox.desks.court;
/** What the owner of a message finds in the inbox about it. */
const told = async (id: string) => {
  const { caseNo, ownerOrgan } = await stored(id);
  const clerk = { id: 'zhou', role: 'clerk', organ: ownerOrgan } as const;
  const { items } = await inbox(database.pool, clerk, {}, { limit: 100 });
  return items.filter((each) => each.caseNo === caseNo).map((each) => each.template);
};
const stored = async (id: string) => (await message(database.pool, id))!;

describe('a partner that behaves', () => {
  test('gets the message in its own terms, and its acknowledgement is kept', async () => {
    const id = await inOutbox(database);
    const attempt = await partners.deliverMessage(id, 0);
    const [received] = court().received;
    expect(received).toMatchObject({
      id,
      name: 'payment-order.applied',
      content: { amountFen: 9_800_000, basis: 'mediation-agreement' },
    });
    expect(attempt).toEqual({ kind: 'acknowledged', ackId: received!.ackId });
    expect(await stored(id)).toMatchObject({
      state: 'acknowledged',
      ackId: received!.ackId,
      attempts: [{ kind: 'acknowledged' }],
    });
  });

  test('is not sent again what it has acknowledged', async () => {
    const id = await inOutbox(database);
    await partners.deliverMessage(id, 0);
    await expect(partners.deliverMessage(id, 0)).resolves.toMatchObject({ kind: 'acknowledged' });
    expect(court().requests).toBe(1);
  });

  test('a court is told the operation code of a result', async () => {
    const data = {
      ourCaseNo: 'CQ-2026-000001',
      mandateId: 'M-1',
      caseNo: '(2026)渝0103诉前调1号',
      revision: 2,
      outcome: 'refused',
      sessions: 1,
    };
    await partners.deliverMessage(
      await inOutbox(database, { key: 'court/mandate.result/1-2', type: 'mandate.result', data }),
      0,
    );
    expect(court().received[0]).toMatchObject({ subject: 'M-1', content: { revision: 2, operation: 61 } });
  });

  test('is told nothing that the contract does not name', async () => {
    const data = {
      ourCaseNo: 'CQ-2026-000002',
      court: '某法院',
      basis: 'unpaid-wages',
      amountFen: 1,
      appliedOn: '2026-07-14',
      sealed: '劳动者曾同意减半',
    };
    await partners.deliverMessage(await inOutbox(database, { data }), 0);
    expect(JSON.stringify(court().received)).not.toContain('减半');
    expect(court().received).toHaveLength(1);
  });
});

describe('a partner that misbehaves', () => {
  test.each([
    { how: { storms: 1 }, said: /HTTP 500/ },
    { how: { lostAcknowledgements: 1 }, said: /无法连接/ },
    { how: { wrongDigests: 1 }, said: /不一致/ },
    { how: { downUntil: Number.MAX_SAFE_INTEGER }, said: /无法连接/ },
  ])('$how: is tried again, and has the message once', async ({ how, said }) => {
    const id = await inOutbox(database);
    court().misbehave(how);
    const failed = await partners.deliverMessage(id, 0);
    expect(failed).toMatchObject({ kind: 'unavailable', detail: expect.stringMatching(said) });
    expect(await stored(id)).toMatchObject({
      state: 'pending',
      attempts: [{ kind: 'unavailable' }],
      nextAttemptAt: expect.any(String),
    });
    court().behave();
    await expect(partners.deliverMessage(id, 1)).resolves.toMatchObject({ kind: 'acknowledged' });
    expect(court().received.map((each) => each.id)).toEqual([id]);
  });

  test('429: its Retry-After is waited for', async () => {
    court().misbehave({ tooMany: 1, retryAfterSeconds: 7_200 });
    const attempt = await partners.deliverMessage(await inOutbox(database), 0);
    expect(attempt.kind === 'unavailable' && attempt.retryAfterMs).toBeGreaterThanOrEqual(7_200_000);
  });

  test('a delay is waited for', async () => {
    court().misbehave({ delayMs: 300 });
    await expect(partners.deliverMessage(await inOutbox(database), 0)).resolves.toMatchObject({ kind: 'acknowledged' });
  });

  test('422: the message lies with its owner, and can be delivered once more when the owner says so', async () => {
    const id = await inOutbox(database);
    court().misbehave({ refusals: 1 });
    await expect(partners.deliverMessage(id, 0)).resolves.toMatchObject({
      kind: 'rejected',
      status: 422,
      detail: expect.stringContaining('缺少必要材料'),
    });
    expect(await stored(id)).toMatchObject({ state: 'rejected', ownerOrgan: 'ORG-NA-JD01' });
    expect(await told(id)).toEqual(['delivery-failed']);
    await partners.deliverMessage(id, 0);
    expect(await stored(id)).toMatchObject({ state: 'acknowledged' });
  });

  test('after the last step of the ladder nobody tries any more', async () => {
    const id = await inOutbox(database);
    court().misbehave({ storms: 1 });
    await expect(partners.deliverMessage(id, 10)).resolves.toMatchObject({ kind: 'dead' });
    expect(await stored(id)).toMatchObject({ state: 'dead' });
    expect(await told(id)).toEqual(['delivery-failed']);
  });
});

describe('what is wrong on our side', () => {
  test('a message that the contract does not know is not sent', async () => {
    const id = await inOutbox(database, { key: 'court/gossip/1', type: 'gossip', data: {} });
    await expect(partners.deliverMessage(id, 0)).resolves.toMatchObject({ kind: 'rejected', status: 0 });
    expect(court().requests).toBe(0);
  });

  test('a content that does not fit is not sent, and the fields are named', async () => {
    const id = await inOutbox(database, { data: { ourCaseNo: 'CQ-2026-000001', court: '某法院' } });
    await expect(partners.deliverMessage(id, 0)).resolves.toMatchObject({
      kind: 'rejected',
      detail: expect.stringContaining('amountFen'),
    });
    expect(court().requests).toBe(0);
  });

  test.each([
    { why: 'without an address', config: { COURT_URL: undefined } },
    { why: 'without a secret', config: { PARTNER_SECRETS_FILE: undefined } },
    { why: 'at an address where nobody is', config: { COURT_URL: NOWHERE } },
  ])('a partner $why may be there later', async ({ config }) => {
    await expect(partnersWith(config).deliverMessage(await inOutbox(database), 0)).resolves.toMatchObject({
      kind: 'unavailable',
    });
  });
});

describe('order within a subject', () => {
  const about = (revision: number) => ({
    ...{ caseNo: 'CQ-2026-900001', key: `court/mandate.result/1-${revision}`, type: 'mandate.result' },
    data: { ourCaseNo: 'CQ-2026-900001', mandateId: 'M-9', caseNo: '渝', revision, outcome: 'agreed', sessions: 1 },
  });

  test('a later message waits for the earlier one, and is woken when that one has gone', async () => {
    const [first, second] = [await inOutbox(database, about(1)), await inOutbox(database, about(2))];
    await expect(partners.deliverMessage(second, 0)).resolves.toEqual({ kind: 'waiting' });
    expect(court().requests).toBe(0);
    await partners.deliverMessage(first, 0);
    expect(woken).toEqual([second]);
    await expect(partners.deliverMessage(second, 0)).resolves.toMatchObject({ kind: 'acknowledged' });
    expect(court().received.map((each) => each.id)).toEqual([first, second]);
  });

  test('one that is called off lets the next one go', async () => {
    const [third, fourth] = [await inOutbox(database, about(3)), await inOutbox(database, about(4))];
    await partners.cancelMessage(third);
    expect(woken).toEqual([fourth]);
    await expect(partners.deliverMessage(third, 0)).resolves.toEqual({ kind: 'cancelled' });
    await expect(partners.deliverMessage(fourth, 0)).resolves.toMatchObject({ kind: 'acknowledged' });
    expect(court().received.map((each) => each.id)).toEqual([fourth]);
  });

  test('a message of another subject does not wait', async () => {
    await inOutbox(database, about(5));
    await expect(partners.deliverMessage(await inOutbox(database), 0)).resolves.toMatchObject({ kind: 'acknowledged' });
  });
});

describe('the alarm follows what is left of the statutory period, not the number of attempts', () => {
  const HOUR = 3_600_000;
  test.each([
    { left: 12 * HOUR, failures: 0, alarmed: true, why: 'half a day left, first failure' },
    { left: 10 * 24 * HOUR, failures: 5, alarmed: false, why: 'ten days left, sixth failure' },
    { left: 40 * HOUR, failures: 7, alarmed: true, why: 'the next attempt comes with less than a day left' },
  ])('$why', async ({ left, failures, alarmed }) => {
    const id = await inOutbox(database, { statutoryDueAt: new Date(Date.now() + left).toISOString() });
    court().misbehave({ storms: 1 });
    await partners.deliverMessage(id, failures);
    expect((await stored(id)).alarmedAt !== undefined).toBe(alarmed);
    expect(await told(id)).toEqual(alarmed ? ['delivery-late'] : []);
  });
});
