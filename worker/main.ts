import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { createActivities } from '../activities/activities';
import { createImportActivities } from '../activities/imports/import-activities';
import { createMailDispatcher } from '../activities/mail/dispatcher';
import { createSmsDispatcher } from '../activities/sms/dispatcher';
import { configuredGateway } from '../activities/sms/gateway';
import { temporalCases } from '../api/cases';
import { openingAt } from '../api/counter';
import { openingFor } from '../api/imports/counter';
import { personalData } from '../db/personal-data';
import { sealColumnsWith } from '../db/sealed-columns';
import { openPool } from '../db/pool';
import { readDataConverter } from '../shared/platform/codec';
import { readConfig, type Config } from '../shared/platform/config';
import { requiredKeys } from '../shared/platform/keys/key-chest';
import { createLog, type Log } from '../shared/platform/log';
import { available } from './availability';
import { workflowBundle } from './bundle';
import { installRuntime } from './runtime';
import { scheduleReconciliations } from './schedules';

/** What the worker needs of the world. */
interface World {
  readonly config: Config;
  readonly log: Log;
  readonly pool: Pool;
  /** Asks the worker to finish what it has in hand, and to go. */
  readonly signal: AbortSignal;
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('worker', config.LOG_LEVEL);
  installRuntime(config, log);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  const pool = openPool(config.DATABASE_URL, log);
  try {
    await work({ config, log, pool, signal: stop.signal });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    await pool.end();
  }
}

/** Carries out workflows and their effects, and sends mail, until the signal. */
async function work({ config, log, pool, signal }: World): Promise<void> {
  const address = config.TEMPORAL_ADDRESS;
  const [connection] = await Promise.all([
    available('Temporal', () => NativeConnection.connect({ address }), { log, signal }),
    available('PostgreSQL', () => pool.query('select 1'), { log, signal }),
  ]);
  try {
    const cluster = {
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      dataConverter: await readDataConverter(config),
    };
    const temporal = new Client(cluster);
    // Imported rows are opened at the same counter as everything else.
    const cases = temporalCases(temporal, config.TASK_QUEUE);
    const keys = requiredKeys(config);
    sealColumnsWith(keys.records);
    const personal = personalData(pool, keys);
    const counter = { pool, log, clock: Date, cases, personal };
    const worker = await Worker.create({
      ...cluster,
      taskQueue: config.TASK_QUEUE,
      workflowBundle: config.WORKFLOW_BUNDLE ? { codePath: config.WORKFLOW_BUNDLE } : await workflowBundle(),
      activities: {
        ...createActivities({ pool, temporal, log, config }),
        ...createImportActivities({ pool, clock: Date, open: openingFor(openingAt(counter)) }),
      },
      shutdownGraceTime: '4 seconds',
    });
    await scheduleReconciliations(temporal, config, config.TASK_QUEUE).catch((error: unknown) =>
      log.error(error, 'the nightly reconciliations could not be scheduled'),
    );
    const mail = createMailDispatcher({
      ...{ pool, log, open: personal.open },
      ...{ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM },
    });
    mail.start();
    const texts = createSmsDispatcher({ pool, log, open: personal.open, gateway: configuredGateway(config) });
    texts.start();
    log.info({ taskQueue: config.TASK_QUEUE }, 'the worker is at work');
    process.send?.('ready');
    await worker.runUntil(aborted(signal)).finally(() => Promise.all([mail.stop(), texts.stop()]));
    log.info('the worker has finished');
  } finally {
    await connection.close();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}

main().then(
  // Ends here also if something still holds a timer: all work is done.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
