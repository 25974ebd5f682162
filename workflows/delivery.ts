import { condition, defineQuery, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { Activities, DeliveryAttempt } from '../activities/ports';
import { DELIVERY, type DeliveryState } from '../shared/exchange/delivery';

const { deliverMessage, cancelMessage } = proxyActivities<Pick<Activities, 'deliverMessage' | 'cancelMessage'>>({
  startToCloseTimeout: '1 minute',
  // Only what is ours can fail here, the database for example: a partner that cannot be reached is an answer.
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const retryNowSignal = defineSignal(DELIVERY.retryNow);
const cancelSignal = defineSignal(DELIVERY.cancel);
const stateQuery = defineQuery<DeliveryState>(DELIVERY.state);

/**
 * One message to one partner, until it is acknowledged, rejected, given up (both lie with their owner then) or called
 * off. How long to wait after a failure is part of the attempt's answer, so that what is noted and what is done agree.
 */
export async function delivery(messageId: string): Promise<DeliveryState> {
  let state: DeliveryState = { stage: 'sending', failures: 0 };
  let hurried = false;
  let cancelled = false;
  setHandler(stateQuery, () => state);
  setHandler(retryNowSignal, () => void (hurried = true));
  setHandler(cancelSignal, () => void (cancelled = true));

  while (!cancelled) {
    hurried = false;
    const attempt = await deliverMessage(messageId, state.failures);
    state = stateAfter(attempt, state.failures);
    if (state.stage !== 'waiting') return state;
    const woken = () => hurried || cancelled;
    await (attempt.kind === 'unavailable' ? condition(woken, attempt.retryAfterMs) : condition(woken));
  }
  await cancelMessage(messageId);
  return (state = { ...state, stage: 'cancelled' });
}

function stateAfter(attempt: DeliveryAttempt, failures: number): DeliveryState {
  switch (attempt.kind) {
    case 'acknowledged':
    case 'cancelled':
      return { stage: attempt.kind, failures };
    case 'rejected':
    case 'dead':
      return { stage: attempt.kind, failures: failures + 1, detail: attempt.detail };
    case 'unavailable':
      return { stage: 'waiting', failures: failures + 1, detail: attempt.detail };
    case 'waiting':
      return { stage: 'waiting', failures };
  }
}
