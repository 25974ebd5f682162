import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { THE_CLOCK } from '../../shared/case/actor';
import type { Entry } from '../../shared/case/entry';
import { endOfDay, localDateOf } from '../../shared/law/local-date';
import { Engine } from '../support/engine';
import { JOURNEYS, type Journey } from '../support/journeys';
import {
  factsAfterEach,
  inOneRun,
  outcomeOf,
  play,
  remindersDue,
  renewedAfterEveryStep,
  type Ways,
} from '../support/playing';
import { timeSkipping } from '../support/temporal';

// The time-skipping server now and then stops answering on a busy machine (its known fault, not the case's): a journey that hung
// is played once more, as a case of its own.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

let env: TestWorkflowEnvironment;
let engine: Engine;

beforeAll(async () => {
  env = await timeSkipping();
  engine = await Engine.start(env);
});
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

async function played(journey: Journey, ways: Ways) {
  const caseNo = await play(journey, engine, ways);
  const [docket, now] = [engine.kept.docket(caseNo), await engine.now(caseNo)];
  const facts = await engine.facts(caseNo);
  await engine.end(caseNo);
  expect(engine.kept.faults).toEqual([]);
  // The ledger alone says what the case remembers, and what it must have reminded of.
  expect(factsAfterEach(docket).at(-1)).toEqual(facts);
  expect(docket.filter((entry, i) => entry.by.id === THE_CLOCK.id && !isPunctual(entry, docket[i - 1]))).toEqual([]);
  const outcome = outcomeOf(engine, caseNo);
  expect(outcome.reminders).toEqual(remindersDue(docket, now));
  return outcome;
}

/**
 * What no person decided is recorded on its own legal day; for a period that ended, at the midnight after it, or with the
 * act that brought to light that it had ended.
 */
function isPunctual({ on, at }: Entry, before?: Entry): boolean {
  const isWithin = (instant: number, ms: number) => Math.abs(Date.parse(at) - instant) < ms;
  return (
    on === localDateOf(Date.parse(at)) ||
    isWithin(endOfDay(on), 10_000) ||
    isWithin(Date.parse(before?.at ?? at), 1_000)
  );
}

test.each(JOURNEYS)('$name: in one run and renewed after every step, the same docket', async (journey) => {
  const straight = await played(journey, inOneRun(engine));
  const { docket, notices, messages } = journey;
  expect(straight).toMatchObject({ docket, notices, messages });
  expect(await played(journey, renewedAfterEveryStep(engine))).toEqual(straight);
});
