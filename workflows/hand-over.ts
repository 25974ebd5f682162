import { condition, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, Keeping } from '../activities/ports';
import { digestOf } from '../shared/case/entry';
import type { CaseFile } from './file';

/** Beside an answer that somebody waits for. */
const keep = (keeping: Keeping): Promise<void> =>
  proxyActivities<Pick<Activities, 'keep'>>({
    activityId: nameOf(keeping),
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '15 seconds' },
  }).keep(keeping);

/**
 * Told by what is handed over. Replay compares the names of activities, not what they are given: so it finds code that
 * would record, or order, something else than what was.
 */
function nameOf({ entries, notices, messages }: Keeping): string {
  const content = [entries.map(({ hash }) => hash), notices.map(({ key }) => key), messages.map(({ key }) => key)];
  return `${entries.at(-1)?.seq ?? 'notices'} ${digestOf(content).slice(0, 16)}`;
}

/** Within the workflow task, where nobody waits for an answer. */
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
    await afterTheProse(file);
    const { entries, notices, messages } = file.unkept;
    const batch = { entries: [...entries], notices: [...notices], messages: [...messages] };
    const keeping: Keeping = { caseNo: file.facts.caseNo, shiftMs: file.shiftMs, ...batch };
    const hurried = isCertain(keeping) && !isAnswering();
    await (hurried ? atOnce.keep(keeping).catch(() => keep(keeping)) : keep(keeping));
    entries.splice(0, batch.entries.length);
    notices.splice(0, batch.notices.length);
    messages.splice(0, batch.messages.length);
  }
}

/**
 * Would be handed over again letter for letter if this workflow task were lost: nothing, or what follows from the opening
 * alone. Any other entry bears the instant of its task. Were it in the ledger before the engine knows of it, and the
 * worker died in between, the next task would make another one, and the case could never be kept again.
 */
function isCertain({ entries }: Keeping): boolean {
  const [first] = entries;
  return !first || (first.seq === 1 && entries.every(({ key }) => key === first.key));
}

/** Lets the paths go first, until each of them waits again and nothing more is written. */
export async function afterTheProse(file: CaseFile): Promise<void> {
  for (let written = -1; written !== writtenIn(file);) {
    written = writtenIn(file);
    await allHaveMoved();
    await allHaveMoved();
  }
}

const writtenIn = ({ seq, ordered }: CaseFile): number => seq + ordered.length;

/** Resolves when the conditions are looked at again: all that could go on without that has gone on. */
async function allHaveMoved(): Promise<void> {
  let looked = false;
  await condition(() => looked || !(looked = true));
}
