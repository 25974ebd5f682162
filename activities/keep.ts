import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { LedgerConflict } from '../db/ledger';
import { messageId, pendingAmong } from '../db/messages';
import { transaction } from '../db/pool';
import type { Log } from '../shared/platform/log';
import type { Post } from './notices/wording';
import type { Activities, Keeping } from './ports';
import { record } from './record';

/** What keeping needs of the world. */
export type KeepDeps = {
  readonly pool: Pool;
  readonly temporal: Pick<Client, 'workflow'>;
  readonly log: Log;
  readonly taskQueue: string;
} & Post;

/**
 * Keeps what a case hands over. It may be called again with the same argument, by two workers at once, and after a crash
 * at any point: what is kept is kept once, and what has to go out is started in the end.
 */
export function createKeep({ pool, temporal, log, taskQueue, ...post }: KeepDeps): Activities['keep'] {
  return async (keeping) => {
    try {
      await transaction(pool, (client) => record(client, keeping, post));
    } catch (error) {
      if (error instanceof LedgerConflict) throw twoHistories(error, keeping, log);
      throw error;
    }
    await startDeliveries({ pool, temporal, taskQueue }, keeping);
  };
}

/** Trying again helps nobody: the case and the ledger disagree on what has happened, and a person must look. */
function twoHistories(error: LedgerConflict, { caseNo }: Keeping, log: Log): ApplicationFailure {
  log.error(
    { caseNo, alarm: 'ledger-conflict', reason: error.message },
    'the ledger and a case disagree on what has happened',
  );
  return ApplicationFailure.nonRetryable(error.message, error.name);
}

/** Only after the commit: a delivery reads its message. Those that an earlier attempt has started are let be. */
async function startDeliveries(
  { pool, temporal, taskQueue }: Pick<KeepDeps, 'pool' | 'temporal' | 'taskQueue'>,
  { caseNo, messages }: Keeping,
): Promise<void> {
  if (messages.length === 0) return;
  const pending = await pendingAmong(
    pool,
    messages.map(({ key }) => messageId(caseNo, key)),
  );
  await Promise.all(
    pending.map((id) =>
      temporal.workflow
        .start('delivery', { workflowId: id, taskQueue, args: [id], workflowIdReusePolicy: 'REJECT_DUPLICATE' })
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        }),
    ),
  );
}
