import type { TestWorkflowEnvironment } from '@temporalio/testing';
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
  const outcome = outcomeOf(engine, caseNo);
  expect(outcome.reminders).toEqual(remindersDue(docket, now));
  return outcome;
}

test.each(JOURNEYS)('$name: in one run and renewed after every step, the same docket', async (journey) => {
  const straight = await played(journey, inOneRun(engine));
  const { docket, notices, messages } = journey;
  expect(straight).toMatchObject({ docket, notices, messages });
  expect(await played(journey, renewedAfterEveryStep(engine))).toEqual(straight);
});
