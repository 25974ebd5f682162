import { ActivityFailure, ApplicationFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, ReconciliationOutcome } from '../activities/ports';
import type { Partner } from '../shared/exchange/partners';

const { reconcile } = proxyActivities<Pick<Activities, 'reconcile'>>({
  startToCloseTimeout: '10 minutes',
  // A partner that is down at night is asked until the morning; then the next night is the next chance.
  scheduleToCloseTimeout: '5 hours',
  retry: { initialInterval: '30 seconds', maximumInterval: '20 minutes' },
});
const { giveUpReconciliation } = proxyActivities<Pick<Activities, 'giveUpReconciliation'>>({
  startToCloseTimeout: '1 minute',
  retry: { maximumInterval: '1 minute' },
});

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Looked back, so that a difference survives some nights on which the partner was down. */
const SPAN_DAYS = 8;

/** How far a comparison reaches, where it is not the nightly one: seconds back from now, and from when. */
export type ReconciliationReach = { readonly days?: number; readonly settlingMinutes?: number };

/** What is on its way at this moment is left to the next comparison. */
const SETTLING_MINUTES = 10;

/** Compares notes with a partner, once. */
export async function reconciliation(
  partner: Partner,
  { days = SPAN_DAYS, settlingMinutes = SETTLING_MINUTES }: ReconciliationReach = {},
): Promise<ReconciliationOutcome | { readonly failure: string }> {
  const { workflowId, runId } = workflowInfo();
  const now = Date.now();
  const run = {
    id: `${workflowId}/${runId}`,
    partner,
    since: new Date(now - days * DAY_MS).toISOString(),
    until: new Date(now - settlingMinutes * MINUTE_MS).toISOString(),
  };
  try {
    return await reconcile(run);
  } catch (error) {
    const failure = reasonOf(error);
    await giveUpReconciliation(run, failure);
    return { failure };
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === 'NoList' ? cause.message : '整夜未能取得对方的对账清单';
}
