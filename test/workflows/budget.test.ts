import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { count, kindOf, sizeOf } from '../support/history';
import { journey, type Journey } from '../support/journeys';
import { inOneRun, play } from '../support/playing';
import { timeSkipping } from '../support/temporal';

// What a case costs: its history is what Temporal has to write, to keep, and to read again after a restart.

let env: TestWorkflowEnvironment;
let engine: Engine;

beforeAll(async () => {
  env = await timeSkipping();
  engine = await Engine.start(env);
});
afterEach(() => engine.endAll());
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

type Cost = { readonly what: string; readonly workflowTasks: number; readonly events: number };

/** Plays the journey and says what each step of it cost, and the opening. */
async function costsOf(whole: Journey): Promise<{ costs: readonly Cost[]; caseNo: string }> {
  const costs: Cost[] = [];
  const [plain, seen] = [inOneRun(engine), { events: 0 }];
  const since = async (caseNo: string, what: string): Promise<Cost> => {
    const events = (await engine.handle(caseNo).fetchHistory()).events ?? [];
    const fresh = events.slice(seen.events);
    seen.events = events.length;
    return { what, workflowTasks: count(fresh, 'workflowTaskScheduled'), events: fresh.length };
  };
  const caseNo = await play(whole, engine, {
    ...plain,
    pass: async (no, moment) => {
      if (seen.events === 0) costs.push(await since(no, 'case.open'));
      await plain.pass(no, moment);
      await since(no, moment);
    },
    perform: async (no, act) => {
      await plain.perform(no, act);
      costs.push(await since(no, act.act));
    },
  });
  return { costs, caseNo };
}

test.each(['ordinary', 'settlement-broken-then-mediated-and-reviewed', 'court-delegated-agreed', 'hotline-ticket'])(
  '%s: no step costs more than two workflow tasks and twelve events',
  async (name) => {
    const { costs } = await costsOf(journey(name));
    expect(costs.length).toBeGreaterThan(5);
    expect(costs.filter(({ workflowTasks, events }) => workflowTasks > 2 || events > 12)).toEqual([]);
  },
);

test('the ordinary case, from the opening to the archive, costs less than 150 events and 40 KB', async () => {
  const { caseNo } = await costsOf(journey('ordinary'));
  const history = await engine.handle(caseNo).fetchHistory();
  expect(await engine.isRunning(caseNo)).toBe(false);
  expect(count(history.events ?? [])).toBeLessThan(150);
  expect(sizeOf(history)).toBeLessThan(40 * 1024);
});

test('nothing but one workflow task stands between an act and its answer', async () => {
  const caseNo = await play({ ...journey('ordinary'), steps: [] }, engine);
  const eventsOf = async () => (await engine.handle(caseNo).fetchHistory()).events ?? [];
  const before = await eventsOf();
  await engine.act(caseNo, 'standing.add-note', { text: '电话询问进展' }, actorOf('clerk'));
  await engine.settled(caseNo);
  const kinds = (await eventsOf()).slice(before.length).map(kindOf);
  const task = ['workflowTaskScheduled', 'workflowTaskStarted', 'workflowTaskCompleted'];
  const answer = ['workflowExecutionUpdateAccepted', 'workflowExecutionUpdateCompleted'];
  const keeping = ['activityTaskScheduled', 'activityTaskStarted', 'activityTaskCompleted'];
  expect(kinds).toEqual([...task, ...answer, ...keeping, ...task]);
});
