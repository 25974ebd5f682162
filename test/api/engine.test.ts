import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/activities';
import { temporalCases, type Cases } from '../../api/cases';
import { developmentIssuer, developmentIssuerUrl } from '../../api/development-issuer';
import { anyPort } from '../../scripts/embedded/free-port';
import { payloadEncryption } from '../../shared/platform/codec';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { readConfig } from '../../shared/platform/config';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { auditKeyFile } from '../support/audit-key';
import { devServer } from '../support/temporal';
import { APPLICATION, FORM, houseWith, MEDIATOR, opened, type House } from './house';

const TASK_QUEUE = 'api-test';

const KEY = Buffer.alloc(32, 7);
const dataConverter = { payloadCodecs: [payloadEncryption(keysUnder(KEY, { CIPHER_SUITE: 'aes' }).payload)] };

let env: TestWorkflowEnvironment;
let house: House;
let worker: Worker;
let run: Promise<void>;
beforeAll(async () => {
  env = await devServer({ dataConverter });
  house = await houseWith<Cases>({ realTime: true, cases: () => temporalCases(env.client, TASK_QUEUE) });
  const { pool, url } = house.database;
  const config = readConfig({ DATABASE_URL: url, TASK_QUEUE });
  worker = await Worker.create({
    connection: env.nativeConnection,
    dataConverter,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ pool, temporal: env.client, log: createLog('test', 'fatal'), config }),
  });
  run = worker.run();
}, 180_000);
afterAll(async () => {
  worker.shutdown();
  await run;
  await house.close();
  await env.teardown();
});

const act = (caseNo: string, body: object, key = randomUUID() as string, headers = {}) =>
  house.post(`/v1/cases/${caseNo}/actions`, body, MEDIATOR, { key, headers });
const note = (text: string) => ({ name: 'standing.add-note', input: { text } });
type Line = { seq: number; key: string; event: { type: string } };
const docket = async (caseNo: string, atLeast: number): Promise<Line[]> => {
  // The house of a test is impatient, and the machine may be busy.
  for (let tries = 0; tries < 100; tries += 1) {
    const { status } = await house.get(`/v1/cases/${caseNo}?at-least=${atLeast}`, MEDIATOR);
    if (status === 200) break;
  }
  return (await house.get(`/v1/cases/${caseNo}/events?limit=500`, MEDIATOR)).body.entries;
};

describe('over the real engine', () => {
  test('a case is opened, acted in, refused, recorded and read as over any other', async () => {
    const { status, body } = await house.post('/v1/cases', FORM, MEDIATOR);
    expect(status).toBe(201);
    const { caseNo } = body.case;
    const done = await act(caseNo, APPLICATION);
    expect(done).toMatchObject({ status: 200, body: { case: { seq: 2, stage: 'mediation' } } });
    const accepted = await act(caseNo, { name: 'mediation.accept', input: {} });
    expect(accepted).toMatchObject({
      status: 409,
      body: { refusals: [{ cite: { instrument: 'ENMP', article: '22' } }] },
    });
    expect(await act(caseNo, note('已阅'), undefined, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { seq: 2, changed: [{ seq: 2 }] },
    });
    const lines = await docket(caseNo, 2);
    expect(lines).toEqual([...body.entries, ...done.body.entries]);
  });

  test('forty acts, each sent twice, while the case is renewed again and again: each is done once, and all are answered', async () => {
    const caseNo = await opened(house);
    const keys = Array.from({ length: 40 }, () => randomUUID() as string);
    const patiently = async (key: string): Promise<number> => {
      for (;;) {
        const { status, body, text } = await act(caseNo, note(key), key);
        if (status === 200) return body.entries[0].seq as number;
        if (!/in-progress|unavailable/.test(text)) throw new Error(text);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    let renewing = true;
    const renewals = (async () => {
      for (; renewing;) {
        await house.cases.renew(caseNo);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    })();
    const seqs: number[] = [];
    for (let from = 0; from < keys.length; from += 4) {
      const batch = keys.slice(from, from + 4).flatMap((key) => [key, key]);
      seqs.push(...(await Promise.all(batch.map(patiently))));
    }
    renewing = false;
    await renewals;
    const lines = (await docket(caseNo, 41)).filter(({ event }) => event.type === 'standing.noted');
    expect(lines.map(({ key }) => key).sort()).toEqual(keys.map((key) => `${MEDIATOR.id}/${key}`).sort());
    expect([...new Set(seqs)].sort((a, b) => a - b)).toEqual(lines.map(({ seq }) => seq));
  }, 120_000);

  test('a key that Temporal and the API have forgotten is still one act', async () => {
    const caseNo = await opened(house);
    const key = randomUUID();
    const first = await act(caseNo, APPLICATION, key);
    await docket(caseNo, 2);
    await house.cases.renew(caseNo);
    await house.database.pool.query('delete from idempotency where key = $1', [key]);
    const again = await act(caseNo, APPLICATION, key);
    expect(again).toMatchObject({ status: 200, body: { entries: first.body.entries } });
    expect(await docket(caseNo, 2)).toHaveLength(2);
  });
});

describe('the process', () => {
  let child: ChildProcess;
  let folder: string;
  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  test('says when it is ready, serves, goes on after a kill where it was, and ends within five seconds when told to', async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'yuhe-main-'));
    const secret = path.join(folder, 'secret');
    writeFileSync(secret, KEY.toString('base64'));
    const settings = { API_HOST: '127.0.0.1', API_PORT: await anyPort() };
    const environment = {
      ...process.env,
      ...{ ...settings, API_PORT: String(settings.API_PORT) },
      ...{
        DATABASE_URL: house.database.url,
        API_DATABASE_URL: house.database.apiUrl,
        TEMPORAL_ADDRESS: env.address,
        TASK_QUEUE,
        PAYLOAD_KEY_FILE: secret,
        AUDIT_KEY_FILE: auditKeyFile(folder),
        DEV_ISSUER_SECRET_FILE: secret,
        FILES_FOLDER: path.join(folder, 'files'),
      },
    };
    const start = async () => {
      child = spawn(process.execPath, ['--require', 'tsx/cjs', path.join(__dirname, '../../api/main.ts')], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      expect((await once(child, 'message'))[0]).toBe('ready');
    };
    const { sign } = await developmentIssuer(secret, developmentIssuerUrl(settings));
    const key = randomUUID();
    const open = async () => {
      const response = await fetch(`http://127.0.0.1:${settings.API_PORT}/v1/cases`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          authorization: `Bearer ${await sign(MEDIATOR)}`,
        },
        body: JSON.stringify(FORM),
      });
      return {
        status: response.status,
        replayed: response.headers.get('idempotent-replayed'),
        text: await response.text(),
      };
    };
    await start();
    const first = await open();
    expect(first.status).toBe(201);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await start();
    const again = await open();
    const caseOf = ({ text }: { text: string }) => (JSON.parse(text) as { case: { caseNo: string } }).case.caseNo;
    expect({ status: again.status, caseNo: caseOf(again) }).toEqual({ status: 201, caseNo: caseOf(first) });
    const asked = Date.now();
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5_000);
  }, 120_000);
});
