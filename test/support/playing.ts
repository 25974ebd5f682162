import type { Entry } from '../../shared/case/entry';
import { evolve, opened, type CaseFacts, type CaseOpened } from '../../shared/case/facts';
import { remindersOf } from '../../shared/case/reminders';
import type { Engine } from './engine';
import { actorOf, type AfterOpening } from './given';
import type { Journey, Step } from './journeys';

/** What became of a journey, in the words of its data. */
export type Outcome = Pick<Journey, 'docket' | 'notices' | 'messages'> & {
  readonly reminders: readonly string[];
  /** What the entries say, without the instants that differ from run to run. */
  readonly events: readonly unknown[];
};

type Act = Extract<Step, { act: unknown }>;

/** How a journey is carried through where it matters to the test; each has its plain way. */
export type Ways = {
  /** Lets time pass until the moment. */
  readonly pass: (caseNo: string, moment: string) => Promise<void>;
  readonly perform: (caseNo: string, act: Act) => Promise<void>;
  readonly afterStep: (caseNo: string) => Promise<void>;
};

/** In one run, act after act. */
export const inOneRun = (engine: Engine): Ways => ({
  pass: (caseNo, moment) => engine.until(caseNo, moment),
  perform: async (caseNo, { act, input, by }) => {
    await engine.act(caseNo, act, input, actorOf(by));
    await engine.settled(caseNo);
  },
  afterStep: () => Promise.resolve(),
});

/** As a new run after every step. */
export const renewedAfterEveryStep = (engine: Engine): Ways => ({
  ...inOneRun(engine),
  afterStep: async (caseNo) => {
    if (await engine.isRunning(caseNo)) await engine.renew(caseNo);
  },
});

/** As much of a journey as is played. */
type Beginning = Pick<Journey, 'form' | 'opens' | 'steps'>;

/** Plays a journey and returns the number of its case, which is left as it is. */
export async function play(journey: Beginning, engine: Engine, ways: Ways = inOneRun(engine)): Promise<string> {
  const caseNo = await engine.open(journey.form, journey.opens);
  for (const step of journey.steps) {
    await ways.pass(caseNo, 'until' in step ? step.until : step.at);
    if ('act' in step) await ways.perform(caseNo, step);
    await ways.afterStep(caseNo);
  }
  return caseNo;
}

/** What a case has handed over. Notes are left out: they are nobody's journey. */
export function outcomeOf(engine: Engine, caseNo: string): Outcome {
  const docket = engine.kept.docket(caseNo).filter((entry) => entry.event.type !== 'standing.noted');
  const keys = engine.kept.notices(caseNo).map((notice) => notice.key);
  return {
    docket: byDay(docket),
    notices: keys.filter((key) => !isReminder(key)),
    reminders: keys.filter(isReminder).sort(),
    messages: engine.kept.messages(caseNo).map((message) => message.key),
    events: docket.map((entry) => ({ ...entry.event, at: undefined, caseNo: undefined })),
  };
}

export const isReminder = (key: string): boolean => key.startsWith('deadline-');

function byDay(docket: readonly Entry[]): string[] {
  const lines: string[] = [];
  for (const { on, event } of docket) {
    if (lines.at(-1)?.startsWith(on)) lines.push(`${lines.pop()} · ${event.type}`);
    else lines.push(`${on} ${event.type}`);
  }
  return lines;
}

/** The facts after each entry of a docket, by nothing but `evolve`. */
export function factsAfterEach(docket: readonly Entry[]): readonly CaseFacts[] {
  const facts: CaseFacts[] = [];
  for (const entry of docket) {
    const before = facts.at(-1);
    facts.push(before ? evolve(before, entry.event as AfterOpening, entry) : opened(entry.event as CaseOpened, entry));
  }
  return facts;
}

/**
 * The reminders that a docket must have brought by an instant (UTC milliseconds): whatever came due while the facts
 * were those between one entry and the next, and nothing that lay in the past already.
 */
export function remindersDue(docket: readonly Entry[], now: number): readonly string[] {
  const facts = factsAfterEach(docket);
  const keys = docket.flatMap((entry, i) => {
    const [from, to] = [Date.parse(entry.at), i + 1 < docket.length ? Date.parse(docket[i + 1]!.at) : now];
    return remindersOf(facts[i]!).filter(({ at }) => at > from && at <= to);
  });
  return [...new Set(keys.map(({ notice }) => notice.key))].sort();
}
