import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Actor } from '../shared/case/actor';
import type { CaseFacts } from '../shared/case/facts';
import type { Opening } from '../shared/case/opening';
import type { YearCalendar } from '../shared/law/calendar';
import type { Refusal } from '../shared/law/verdict';
import { DELIVERY } from '../shared/exchange/delivery';
import { IMPORT } from '../shared/exchange/imports';
import {
  actUpdate,
  calendarSignal,
  factsQuery,
  REFUSED,
  renewSignal,
  STALE,
  type ActRequest,
  type Receipt,
} from '../workflows/messages';
import { unavailable } from './problem';

/** How a case answered an act. */
export type ActOutcome =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** Somebody else was faster: the case is at `seq`. */
  | { readonly kind: 'stale'; readonly seq: number }
  /** No such workflow, or it has ended: the case is archived. */
  | { readonly kind: 'gone' };

/** The open cases, as the engine keeps them. Every method throws Problem `unavailable` if the engine does not answer. */
export type Cases = {
  /** Starts a case; one that has been started before goes on as it is. */
  start(opening: Opening, shiftMs: number): Promise<void>;
  /** Does an act, once for its id, however often it is asked and whatever happens meanwhile. */
  act(caseNo: string, request: ActRequest, by: Actor, id: string): Promise<ActOutcome>;
  /** The case as it is at this moment, recorded or not; undefined if it is gone. */
  facts(caseNo: string): Promise<{ readonly seq: number; readonly facts: CaseFacts } | undefined>;
  /** Moves the case to the newest code at its next quiet moment. */
  renew(caseNo: string): Promise<void>;
  /** Tells the case of a year's calendar; false if it is gone. */
  tell(caseNo: string, calendar: YearCalendar, by: Actor, key: string): Promise<boolean>;
  /** Tries a message to a partner again at once, or gives it up. */
  retryDelivery(messageId: string): Promise<void>;
  cancelDelivery(messageId: string): Promise<void>;
  /** Goes on with the rows of an import that wait; one that is at work already is told to look again. */
  runImport(importId: string): Promise<void>;
  /** @throws if the engine is not there. */
  ping(): Promise<void>;
};

/** An act is answered within this time, or the engine counts as unavailable. */
const ACT_LIMIT_MS = 12_000;
const CALL_LIMIT_MS = 5_000;
const FIRST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 400;

/** Not found, precondition failed, aborted, internal: what an update meets when its case continues as new, or a host is lost. */
const WORTH_ANOTHER_TRY = new Set([8, 9, 10, 13, 14]);
/** The server's way to say that a run ended before the update was answered. */
const RUN_ENDED = 'AcceptedUpdateCompletedWorkflow';

/** The one file of the API that knows Temporal. */
export function temporalCases(client: Client, taskQueue: string): Cases {
  const handle = (id: string) => client.workflow.getHandle(id);
  const within = <T>(limit: number, call: () => Promise<T>) =>
    client.withDeadline(Date.now() + limit, call).catch((error: unknown) => {
      throw error instanceof WorkflowNotFoundError ||
        error instanceof WorkflowUpdateFailedError ||
        error instanceof WorkflowExecutionAlreadyStartedError
        ? error
        : unavailable(error);
    });

  async function act(caseNo: string, request: ActRequest, by: Actor, id: string): Promise<ActOutcome> {
    const deadline = Date.now() + ACT_LIMIT_MS;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        const update = () => handle(caseNo).executeUpdate(actUpdate, { args: [request, by], updateId: id });
        return { kind: 'done', receipt: await client.withDeadline(deadline, update) };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome) return outcome;
        // The id makes it safe: what has been done is answered, not done again.
        if (!isWorthAnotherTry(error) || Date.now() + wait > deadline) throw unavailable(error);
        await pause(wait);
      }
    }
  }

  /** Also if its delivery has ended, or has not begun. */
  async function tellDelivery(messageId: string, signal: string): Promise<void> {
    const telling = { workflowId: messageId, taskQueue, args: [messageId], signal, signalArgs: [] };
    await within(CALL_LIMIT_MS, () => client.workflow.signalWithStart(DELIVERY.workflow, telling));
  }

  return {
    act,
    start: async (opening, shiftMs) => {
      const start = () =>
        client.workflow.start('disputeCase', {
          workflowId: opening.caseNo,
          taskQueue,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [{ opening, shiftMs }],
        });
      await within(CALL_LIMIT_MS, start).catch((error: unknown) => {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      });
    },
    facts: (caseNo) => within(CALL_LIMIT_MS, () => handle(caseNo).query(factsQuery)).catch(goneAs(undefined)),
    renew: (caseNo) => within(CALL_LIMIT_MS, () => handle(caseNo).signal(renewSignal)),
    tell: (caseNo, calendar, by, key) =>
      within(CALL_LIMIT_MS, () => handle(caseNo).signal(calendarSignal, calendar, by, key))
        .then(() => true)
        .catch(goneAs(false)),
    retryDelivery: (messageId) => tellDelivery(messageId, DELIVERY.retryNow),
    cancelDelivery: (messageId) => tellDelivery(messageId, DELIVERY.cancel),
    runImport: async (importId) => {
      const args = [{ importId, after: 0 }];
      const start = { workflowId: importId, taskQueue, args, signal: IMPORT.moreRows, signalArgs: [] };
      await within(CALL_LIMIT_MS, () => client.workflow.signalWithStart(IMPORT.workflow, start));
    },
    ping: async () => {
      await within(2_000, () => client.workflowService.getSystemInfo({}));
    },
  };
}

function outcomeOf(error: unknown): ActOutcome | undefined {
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(failure instanceof ApplicationFailure)) return undefined;
  if (failure.type === REFUSED) return { kind: 'refused', refusals: failure.details?.[0] as readonly Refusal[] };
  if (failure.type === STALE) return { kind: 'stale', seq: failure.details?.[0] as number };
  if (failure.type === RUN_ENDED) return undefined;
  throw failure;
}

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return false;
  if (error instanceof WorkflowUpdateFailedError) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  const grpc = isGrpcServiceError(error) ? error : isGrpcServiceError(cause) ? cause : undefined;
  return grpc !== undefined && WORTH_ANOTHER_TRY.has(grpc.code);
}

const goneAs =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof WorkflowNotFoundError) return value;
    throw error;
  };
