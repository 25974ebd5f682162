import { condition, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, Keeping } from '../activities/ports';
import type { CaseFile } from './file';

/** Beside an answer that somebody waits for. */
const { keep } = proxyActivities<Pick<Activities, 'keep'>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '15 seconds' },
});

/** Within the workflow task: half the price at midnight, when all periods end and nobody waits for an answer. */
const atOnce = proxyLocalActivities<Pick<Activities, 'keep'>>({
  scheduleToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 1 },
});

/** All that the case has made is known to be kept. */
export const isKept = ({ unkept: { entries, notices, messages } }: CaseFile): boolean =>
  entries.length + notices.length + messages.length === 0;

/** Hands over for ever what the file still has, in batches and in order; what is handed over twice is kept once. */
export async function handOver(file: CaseFile, isAnswering: () => boolean): Promise<never> {
  for (;;) {
    await condition(() => !isKept(file));
    await afterTheProse();
    const { entries, notices, messages } = file.unkept;
    const batch = { entries: [...entries], notices: [...notices], messages: [...messages] };
    const keeping: Keeping = { caseNo: file.facts.caseNo, shiftMs: file.shiftMs, ...batch };
    await (isAnswering() ? keep(keeping) : atOnce.keep(keeping).catch(() => keep(keeping)));
    entries.splice(0, batch.entries.length);
    notices.splice(0, batch.notices.length);
    messages.splice(0, batch.messages.length);
  }
}

/** Lets the paths go first that waited for the same fact, until each of them waits again. */
export async function afterTheProse(): Promise<void> {
  let rounds = 0;
  await condition(() => rounds++ > 0);
}
