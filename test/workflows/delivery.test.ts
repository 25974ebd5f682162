import { Client, type WorkflowHandle } from '@temporalio/client';
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
/** Waits for a result without skipping time: only `env.sleep` lets it pass, and only so far. */
let client: Client;
let worker: Worker;
let run: Promise<void>;

beforeAll(async () => {
  [database, sandbox, env] = await Promise.all([freshDatabase(), sandboxAt(secrets.secrets, NOWHERE), timeSkipping()]);
  client = new Client({ connection: env.connection });
  const config = { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file };
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createPartnerActivities({ pool: database.pool, temporal: client, log: silent, config }),
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

type Delivery = (id: string) => Promise<DeliveryState>;

const court = () => sandbox.desks.court;
const deliver = (id: string) =>
  client.workflow.start<Delivery>(DELIVERY.workflow, { workflowId: id, taskQueue: TASK_QUEUE, args: [id] });
const stored = async (id: string) => (await message(database.pool, id))!;
/** The message has been tried so often. */
const tried = (id: string, times: number) => eventually(async () => (await stored(id)).attempts.length === times);

/** Lets hour after hour pass until the delivery has ended; how it ended, and after how many hours. */
async function inTheEnd(handle: WorkflowHandle<Delivery>): Promise<DeliveryState & { hours: number }> {
  while ((await handle.describe()).status.name === 'RUNNING') await env.sleep('1 hour');
  const { startTime, closeTime } = await handle.describe();
  return { ...(await handle.result()), hours: (closeTime!.getTime() - startTime.getTime()) / HOUR };
}

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
  expect(await stored(id)).toMatchObject({ state: 'pending', nextAttemptAt: expect.any(String) });
  await expect(handle.query<DeliveryState>(DELIVERY.state)).resolves.toMatchObject({ stage: 'waiting' });
  court().behave();
  await expect(inTheEnd(handle)).resolves.toMatchObject({ stage: 'acknowledged' });
  expect(court().received).toMatchObject([{ id, arrivals: 1 }]);
  expect(await stored(id)).toMatchObject({ state: 'acknowledged' });
});

test('an acknowledgement that was lost leaves the partner with one message, not two', async () => {
  const id = await inOutbox(database);
  court().misbehave({ lostAcknowledgements: 2 });
  await expect(inTheEnd(await deliver(id))).resolves.toMatchObject({ stage: 'acknowledged', failures: 2 });
  expect(court().received).toMatchObject([{ id, arrivals: 3 }]);
});

test('a message that nobody ever takes is given up after four days, and lies with its owner', async () => {
  const id = await inOutbox(database);
  court().misbehave({ storms: 100 });
  const { hours, ...end } = await inTheEnd(await deliver(id));
  expect(end).toMatchObject({ stage: 'dead', failures: 11 });
  expect(hours).toBeGreaterThan(92);
  // A tenth of jitter, and the hours in which this test lets time pass.
  expect(hours).toBeLessThan(92 * 1.1 + 15);
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

  const again = await client.workflow.signalWithStart<Delivery>(DELIVERY.workflow, {
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
  const { stage, hours } = await inTheEnd(await deliver(id));
  expect(stage).toBe('acknowledged');
  expect(hours).toBeGreaterThanOrEqual(5);
});

test('who is told to, tries again at once', async () => {
  const id = await inOutbox(database);
  court().misbehave({ tooMany: 1, retryAfterSeconds: 5 * 3_600 });
  const handle = await deliver(id);
  await tried(id, 1);
  await handle.signal(DELIVERY.retryNow);
  await expect(handle.result()).resolves.toMatchObject({ stage: 'acknowledged' });
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
  await inTheEnd(earlier);
  await later.result();
  expect(court().received.map((each) => each.id)).toEqual([first, second]);
  expect(await stored(second)).toMatchObject({ attempts: [{ kind: 'acknowledged' }] });
});
