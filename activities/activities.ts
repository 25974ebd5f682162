import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { publicUrlOf, type Config } from '../shared/platform/config';
import type { Log } from '../shared/platform/log';
import { createKeep } from './keep';
import { createPartnerActivities } from './partners/partner-activities';
import type { Activities } from './ports';
import { createReconciliationActivities } from './reconciliation/reconciliation-activities';

/** What the effects need of the world. */
export type ActivityDeps = {
  readonly pool: Pool;
  readonly temporal: Pick<Client, 'workflow'>;
  readonly log: Log;
  readonly config: Config;
};

/** All effects that workflows ask for, as a worker registers them. */
export function createActivities({ pool, temporal, log, config }: ActivityDeps): Activities {
  const { TASK_QUEUE: taskQueue, TRAINING: training } = config;
  const [mails, texts] = [config.SMTP_URL !== undefined, config.SMS_URL !== undefined];
  const partyPage = config.PUBLIC_URL && `${publicUrlOf(config)}/party/home`;
  return {
    keep: createKeep({ pool, temporal, log, taskQueue, mails, texts, training, partyPage }),
    ...createPartnerActivities({ pool, temporal, log, config }),
    ...createReconciliationActivities({ pool, log, config }),
  };
}
