import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/activities';
import { openPool } from '../../db/pool';
import { sealColumnsWith } from '../../db/sealed-columns';
import { readDataConverter } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { queueFor } from './layers';

/** Carries out Yuhe's cases twice in one process, with the codec and without; otherwise as `worker/main.ts` does. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('worker', 'warn');
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
  const pool = openPool(config.DATABASE_URL, log);
  sealColumnsWith(requiredKeys(config).records);
  const bundle = await workflowBundle();
  const workerWith = async (missing: readonly string[]): Promise<Worker> => {
    const cluster = {
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      dataConverter: missing.includes('codec') ? {} : await readDataConverter(config),
    };
    const taskQueue = queueFor(missing);
    const settings = { ...config, TASK_QUEUE: taskQueue };
    const activities = createActivities({ pool, log, temporal: new Client(cluster), config: settings });
    return Worker.create({ ...cluster, taskQueue, workflowBundle: bundle, activities, shutdownGraceTime: '1 second' });
  };
  const workers = [await workerWith([]), await workerWith(['codec'])];
  process.on('SIGTERM', () => workers.forEach((worker) => worker.shutdown()));
  process.send?.('ready');
  await Promise.all(workers.map((worker) => worker.run()));
  await Promise.all([connection.close(), pool.end()]);
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
