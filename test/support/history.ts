import type { WorkflowHandle } from '@temporalio/client';

/** What Temporal has written down about one run of a case. */
export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];

/** What an event is, from the name of its attributes: `workflowTaskScheduled`, `activityTaskCompleted`, `timerStarted` … */
export function kindOf(event: HistoryEvent): string {
  const attributes = Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value);
  return attributes?.[0].slice(0, -'EventAttributes'.length) ?? 'unknown';
}

/** So many events of a kind; of all kinds if none is named. */
export const count = (events: readonly HistoryEvent[], kind?: string): number =>
  kind ? events.filter((event) => kindOf(event) === kind).length : events.length;

const ENDED = /^workflowExecution(Completed|Failed|Terminated|TimedOut)$/;
/** What makes Temporal wake the case. */
const NEWS = /^(workflowExecution(Started|Signaled)|activityTask(Completed|Failed|TimedOut)|timerFired)$/;

/** Nothing is under way: the case waits for somebody, or for a day; or it has ended. */
export function isQuiet(events: readonly HistoryEvent[]): boolean {
  const kinds = events.map(kindOf);
  if (kinds.some((kind) => ENDED.test(kind))) return true;
  const seenUpTo = kinds.lastIndexOf('workflowTaskCompleted');
  const tasks = {
    begun: count(events, 'workflowTaskScheduled'),
    ended: kinds.filter((kind) => /^workflowTask(Completed|Failed|TimedOut)$/.test(kind)).length,
  };
  const activities = { begun: count(events, 'activityTaskScheduled'), ended: count(events, 'activityTaskCompleted') };
  return (
    kinds.findLastIndex((kind) => NEWS.test(kind)) < seenUpTo &&
    tasks.begun === tasks.ended &&
    activities.begun === activities.ended
  );
}

/** Bytes of the history as it goes over the wire. */
export function sizeOf(history: History): number {
  // Messages of protobufjs know how they are written; their types do not say so.
  const message = history.constructor as unknown as { encode(history: History): { finish(): Uint8Array } };
  return message.encode(history).finish().length;
}
