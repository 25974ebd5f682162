import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { isPartner, PARTNER_NAMES } from '../shared/exchange/partners';
import { RECONCILIATION } from '../shared/exchange/reconciliation';
import { readDataConverter } from '../shared/platform/codec';
import { installedConfig } from './installed-config';

/**
 * `npm run reconcile -- --partner court [--days 8] [--settling-minutes 10]`: compares notes with a partner at once. What
 * differs is kept as work (GET /v1/reconciliations); the exit code is 1 if anything does, or the partner has no list.
 */
async function main(): Promise<void> {
  const {
    partner,
    days,
    'settling-minutes': settling,
  } = parseArgs({
    options: { partner: { type: 'string' }, days: { type: 'string' }, 'settling-minutes': { type: 'string' } },
  }).values;
  if (!partner || !isPartner(partner)) throw new Error(`--partner must be one of ${PARTNER_NAMES.join(', ')}`);
  const config = installedConfig();
  const connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS });
  try {
    const { TEMPORAL_NAMESPACE: namespace, TASK_QUEUE: taskQueue } = config;
    const client = new Client({ connection, namespace, dataConverter: await readDataConverter(config) });
    const reach = {
      ...(days === undefined ? {} : { days: Number(days) }),
      ...(settling === undefined ? {} : { settlingMinutes: Number(settling) }),
    };
    const workflowId = `${RECONCILIATION.id(partner)}-${randomUUID()}`;
    const run = { workflowId, taskQueue, args: [partner, reach] };
    const outcome: unknown = await client.workflow.execute(RECONCILIATION.workflow, run);
    console.log(`${partner}: ${JSON.stringify(outcome)}`);
    const agreed = typeof outcome === 'object' && outcome !== null && 'differing' in outcome && outcome.differing === 0;
    process.exitCode = agreed ? 0 : 1;
  } finally {
    await connection.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
