import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/activities';
import { temporalCases, type Cases } from '../../api/cases';
import { payloadEncryption } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { addKey } from '../../shared/platform/keys/key-file';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { devServer } from '../support/temporal';
import { houseWith, MEDIATOR, opened } from './house';

const TASK_QUEUE = 'key-rotation';
/** Longer than a process takes to see a new key. */
const SEEN_MS = 2_500;

test('a case that runs goes on under a new key, and its past is read, by workers of before and of after', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-rotation-'));
  const converter = () => ({
    payloadCodecs: [
      payloadEncryption(keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: 'aes', KEY_FOLDER: folder }).payload),
    ],
  });
  const env = await devServer({ dataConverter: converter() });
  const house = await houseWith<Cases>({ realTime: true, cases: () => temporalCases(env.client, TASK_QUEUE) });
  const { pool, url } = house.database;
  const config = readConfig({ DATABASE_URL: url, TASK_QUEUE });
  const bundle = await workflowBundle();
  const atWork = async () => {
    const worker = await Worker.create({
      connection: env.nativeConnection,
      dataConverter: converter(),
      taskQueue: TASK_QUEUE,
      workflowBundle: bundle,
      activities: createActivities({ pool, temporal: env.client, log: createLog('test', 'fatal'), config }),
    });
    const run = worker.run();
    return async () => {
      worker.shutdown();
      await run;
    };
  };
  let leave = await atWork();
  try {
    const caseNo = await opened(house);
    const note = async (text: string) =>
      (await house.post(`/v1/cases/${caseNo}/actions`, { name: 'standing.add-note', input: { text } }, MEDIATOR))
        .status;
    const written: string[] = [];
    for (const suite of ['aes', 'sm'] as const) {
      expect(await note('更换密钥之前')).toBe(200);
      written.push(addKey(path.join(folder, 'payload.json'), 'payload', suite, new Date()));
      await pause(SEEN_MS);
      expect(await note('更换密钥之后')).toBe(200);
    }
    // A worker that comes later has nothing in memory: it reads the whole history, under all keys.
    await leave();
    leave = await atWork();
    expect(await note('另一个进程')).toBe(200);
    expect((await house.office.cases.facts(caseNo))!.facts.standing.notes).toBe(5);
    expect(await keysIn(env.client.workflow.getHandle(caseNo).fetchHistory())).toEqual(expect.arrayContaining(written));
  } finally {
    await leave();
    await house.close();
    await env.teardown();
    rmSync(folder, { recursive: true });
  }
}, 240_000);

/** The names of the keys with which the payloads of a history are encrypted. */
async function keysIn(history: Promise<unknown>): Promise<string[]> {
  const names = new Set<string>();
  JSON.stringify(await history, (key, value: unknown) => {
    if (key === 'key-id') names.add(Buffer.from(value as string, 'base64').toString());
    return value;
  });
  return [...names];
}
