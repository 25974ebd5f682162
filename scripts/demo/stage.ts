import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { openSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/activities';
import { developmentIssuer } from '../../api/development-issuer';
import { createApp } from '../../api/app';
import { temporalCases } from '../../api/cases';
import { acceptTokens, ownKeys } from '../../api/tokens';
import { vaultCipher } from '../../api/vault-cipher';
import { openDoorRole } from '../../db/door-role';
import { migrate } from '../../db/migrate';
import { openDoorPool, openPool } from '../../db/pool';
import { caseFiles } from '../../db/case-files';
import { personalData } from '../../db/personal-data';
import { sealColumnsWith } from '../../db/sealed-columns';
import { readConfig } from '../../shared/platform/config';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import { diskObjects } from '../../shared/platform/objects/disk-objects';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { anyPort } from '../embedded/free-port';
import { databaseUrl, initialisePostgres, launchPostgres, postgresAnswers } from '../embedded/postgres-server';
import { serverUser } from '../embedded/postgres-user';
import { engineExecutable, TEMPORAL_TEST_SERVER } from '../embedded/temporal-binaries';
import { Desk } from './desk';
import type { Time } from './play';
import { SkippedClock } from './skipped-clock';

/** The real system in small: a server that skips time, a database of its own, the worker and the API. */
export type Stage = { readonly desk: Desk; readonly time: Time; strike(): Promise<void> };

/** @param say told what is being prepared */
export async function setStage(say: (text: string) => void): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuhe-demo-'));
  // The database may run as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  const log = createLog('demo', 'error');
  say('正在启动数据库和可以快进时间的工作流服务……');
  const [database, temporal] = await Promise.all([ownDatabase(folder), timeSkippingServer(say)]);
  const config = readConfig({ DATABASE_URL: database.url, TRAINING: 'true', TASK_QUEUE: 'demo' });
  const pool = openPool(config.DATABASE_URL, log);
  await migrate(pool);
  await openDoorRole(pool, database.apiUrl);
  const door = openDoorPool(database.apiUrl, log);

  const clock = new SkippedClock(temporal);
  await clock.read();
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ pool, temporal: temporal.client, log, config }),
    shutdownGraceTime: '2 seconds',
  });
  const running = worker.run();

  const secrets = path.join(folder, 'secret');
  await writeFile(secrets, randomBytes(32).toString('base64'), { mode: 0o600 });
  const issuer = await developmentIssuer(secrets, 'http://demo.invalid');
  const keys = requiredKeys({ PAYLOAD_KEY_FILE: secrets, CIPHER_SUITE: 'aes' });
  sealColumnsWith(keys.records);
  const office = {
    pool: door,
    clock,
    log,
    cases: temporalCases(temporal.client, config.TASK_QUEUE),
    vault: vaultCipher(keys),
    personal: personalData(pool, keys),
    files: caseFiles(door, keys, diskObjects(path.join(folder, 'files'))),
    training: true,
  };
  const server = createApp({ office, tokens: acceptTokens([ownKeys(issuer)], Date), log }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    desk: new Desk(`http://127.0.0.1:${port}`, (actor) => issuer.sign(actor)),
    time: clock,
    strike: async () => {
      server.close();
      server.closeAllConnections();
      worker.shutdown();
      await running;
      await Promise.all([pool.end(), door.end()]);
      await temporal.teardown();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function timeSkippingServer(say: (text: string) => void): Promise<TestWorkflowEnvironment> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const executable = { type: 'existing-path' as const, path: await engineExecutable(TEMPORAL_TEST_SERVER, say) };
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
}

async function ownDatabase(folder: string): Promise<{ url: string; apiUrl: string; stop(): Promise<void> }> {
  const dataFolder = path.join(folder, 'postgres');
  const user = await serverUser(folder);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const place = { dataFolder, port: await anyPort(), password: randomBytes(12).toString('hex'), user, settings };
  await initialisePostgres(place);
  const process = await launchPostgres(place, openSync(path.join(folder, 'postgres.log'), 'a'));
  await postgresAnswers(place, process);
  const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  return {
    url: databaseUrl(place),
    apiUrl: databaseUrl(place, 'postgres', 'yuhe_api'),
    stop: async () => {
      process.kill('SIGINT');
      await gone;
    },
  };
}
