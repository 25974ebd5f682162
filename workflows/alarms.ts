import { condition, sleep } from '@temporalio/workflow';

/** The calendar on the wall: what comes due next, and what is done when it does. All instants in UTC milliseconds. */
export type Calendar = {
  readonly now: () => number;
  /** The next instant, after now, at which something comes due; Infinity if nothing will. */
  readonly next: () => number;
  /** Resolves when nobody is about to change what comes due. */
  readonly settled: () => Promise<void>;
  readonly ring: () => void;
};

/**
 * Sets an alarm for what comes due next, whenever none rings before it. An alarm that is no longer needed is left to
 * ring for nothing: calling it off and setting another would cost the act that does so more than that.
 */
export async function keepTime(calendar: Calendar): Promise<never> {
  const alarms = new Set<number>();
  for (;;) {
    calendar.ring();
    const isSooner = () => calendar.next() < Math.min(...alarms);
    await condition(isSooner);
    await calendar.settled();
    if (isSooner()) void setAlarm(calendar, alarms);
  }
}

async function setAlarm({ now, next, ring }: Calendar, alarms: Set<number>): Promise<void> {
  const at = next();
  alarms.add(at);
  await sleep(at - now());
  alarms.delete(at);
  ring();
}
