import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createPartnerActivities } from '../../activities/partners/partner-activities';
import { message } from '../../db/messages';
import { DELIVERY, type DeliveryState } from '../../shared/exchange/delivery';
import { workflowBundle } from '../../worker/bundle';
import { eventually, inOutbox, NOWHERE, sandboxAt, secretsFile, silent } from '../exchange/ground';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { timeSkipping } from '../support/temporal';

const TASK_QUEUE = 'delivery-test';
const HOUR = 3_600_000;

const secrets = secretsFile();
let database: FreshDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxAt>>;
let env: TestWorkflowEnvironment;
let worker: Worker;
let run: Promise<void>;

beforeAll(async () => {
  [database, sandbox, env] = await Promise.all([freshDatabase(), sandboxAt(secrets.secrets, NOWHERE), timeSkipping()]);
  const config = { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file };
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createPartnerActivities({ pool: database.pool, temporal: env.client, log: silent, config }),
  });
  run = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await run;
  await env.teardown();
  await sandbox.close();
  await database.drop();
  secrets.remove();
});
beforeEach(() => sandbox.desks.court.forget());

const court = () => sandbox.desks.court;
const deliver = (id: string) =>
  env.client.workflow.start<(id: string) => Promise<DeliveryState>>(DELIVERY.workflow, {
    workflowId: id,
    taskQueue: TASK_QUEUE,
    args: [id],
  });
const stored = async (id: string) => (await message(database.pool, id))!;
/** The message has been tried so often. */
const tried = (id: string, times: number) => eventually(async () => (await stored(id)).attempts.length === times);

test('a message to a partner that is there is delivered at once, in a short history', async () => {
  const id = await inOutbox(database);
  const handle = await deliver(id);
  await expect(handle.result()).resolves.toMatchObject({ stage: 'acknowledged', failures: 0 });
  expect((await handle.describe()).historyLength).toBeLessThanOrEqual(11);
});

test('a partner that was down for a day has the message once when it is back', async () => {
  const id = await inOutbox(database);
  court().misbehave({ downUntil: Number.MAX_SAFE_INTEGER });
  const handle = await deliver(id);
  await env.sleep('1 day');
  expect(await stored(id)).toMatchObject({ state: 'pending' });
  await expect(handle.query<DeliveryState>(DELIVERY.state)).resolves.toMatchObject({ stage: 'waiting', failures: 8 });
  court().behave();
  await expect(handle.result()).resolves.toMatchObject({ stage: 'acknowledged' });
  expect(court().received).toMatchObject([{ id, arrivals: 1 }]);
  expect(await stored(id)).toMatchObject({ state: 'acknowledged' });
});

test('an acknowledgement that was lost leaves the partner with one message, not two', async () => {
  const id = await inOutbox(database);
  court().misbehave({ lostAcknowledgements: 2 });
  await expect((await deliver(id)).result()).resolves.toMatchObject({ stage: 'acknowledged', failures: 2 });
  expect(court().received).toMatchObject([{ id, arrivals: 3 }]);
});

test('a message that nobody ever takes is given up after four days, and lies with its owner', async () => {
  const id = await inOutbox(database);
  court().misbehave({ storms: 100 });
  const begun = await env.currentTimeMs();
  await expect((await deliver(id)).result()).resolves.toMatchObject({ stage: 'dead', failures: 11 });
  const took = (await env.currentTimeMs()) - begun;
  expect(took).toBeGreaterThan(92 * HOUR);
  expect(took).toBeLessThan(103 * HOUR);
  expect(await stored(id)).toMatchObject({ state: 'dead', ownerOrgan: 'ORG-NA-JD01' });
});

test('a rejected message is a dead letter until its owner sends it again', async () => {
  const id = await inOutbox(database);
  court().misbehave({ refusals: 1 });
  await expect((await deliver(id)).result()).resolves.toMatchObject({
    stage: 'rejected',
    detail: expect.stringContaining('缺少必要材料'),
  });
  expect(court().requests).toBe(1);

  const again = await env.client.workflow.signalWithStart(DELIVERY.workflow, {
    workflowId: id,
    taskQueue: TASK_QUEUE,
    args: [id],
    signal: DELIVERY.retryNow,
  });
  await expect(again.result()).resolves.toMatchObject({ stage: 'acknowledged' });
  expect(await stored(id)).toMatchObject({ state: 'acknowledged' });
});

test('Retry-After is kept to', async () => {
  const id = await inOutbox(database);
  court().misbehave({ tooMany: 1, retryAfterSeconds: 5 * 3_600 });
  const begun = await env.currentTimeMs();
  await (await deliver(id)).result();
  expect((await env.currentTimeMs()) - begun).toBeGreaterThanOrEqual(5 * HOUR);
});

test('who is told to, tries again at once', async () => {
  const id = await inOutbox(database);
  court().misbehave({ storms: 1 });
  const handle = await deliver(id);
  await tried(id, 1);
  const begun = await env.currentTimeMs();
  await handle.signal(DELIVERY.retryNow);
  await tried(id, 2);
  expect((await env.currentTimeMs()) - begun).toBeLessThan(10_000);
  await handle.result();
});

test('a message that is called off is not sent any more', async () => {
  const id = await inOutbox(database);
  court().misbehave({ storms: 100 });
  const handle = await deliver(id);
  await tried(id, 1);
  await handle.signal(DELIVERY.cancel);
  await expect(handle.result()).resolves.toMatchObject({ stage: 'cancelled' });
  await env.sleep('2 days');
  expect(await stored(id)).toMatchObject({ state: 'cancelled', attempts: [{ kind: 'unavailable' }] });
});

test('of two messages of one subject the later goes after the earlier, and soon after it', async () => {
  const about = (revision: number) => ({
    ...{ caseNo: 'CQ-2026-800001', key: `court/mandate.result/1-${revision}`, type: 'mandate.result' },
    data: { ourCaseNo: 'CQ-2026-800001', mandateId: 'M-8', caseNo: '渝', revision, outcome: 'agreed', sessions: 1 },
  });
  const [first, second] = [await inOutbox(database, about(1)), await inOutbox(database, about(2))];
  court().misbehave({ storms: 5 });
  const later = await deliver(second);
  const earlier = await deliver(first);
  await Promise.all([earlier.result(), later.result()]);
  expect(court().received.map((each) => each.id)).toEqual([first, second]);
  expect(await stored(second)).toMatchObject({ attempts: [{ kind: 'acknowledged' }] });
});
