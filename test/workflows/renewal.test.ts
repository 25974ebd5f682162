import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { renewSignal } from '../../workflows/messages';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { JOURNEYS } from '../support/journeys';
import { factsAfterEach, outcomeOf, play, remindersDue, type Ways } from '../support/playing';
import { devServer } from '../support/temporal';

let env: TestWorkflowEnvironment;
let engine: Engine;

beforeAll(async () => {
  env = await devServer();
  engine = await Engine.start(env);
  const luck = luckOf('answers');
  engine.kept.losesAnswer = () => luck() < 0.05;
});
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

/** Numbers from 0 to 1 that a journey's name decides, so that a failure can be looked for again. */
function luckOf(name: string): () => number {
  let state = createHash('sha256').update(name).digest().readUInt32LE();
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Acts that come twice and side by side with others, while the case is renewed at any moment; notes are counted. */
function inAStorm(luck: () => number, notes: { sent: number }): Ways {
  const soon = async <T>(what: () => Promise<T>): Promise<T> => pause(luck() * 25).then(what);
  return {
    pass: (caseNo, moment) => engine.travel(caseNo, moment),
    perform: async (caseNo, { act, input, by }) => {
      const key = randomUUID();
      const send = () => soon(() => engine.act(caseNo, act, input, actorOf(by), { key }));
      const renew = () => soon(() => engine.handle(caseNo).signal(renewSignal));
      const note = () => {
        notes.sent += 1;
        return soon(() => engine.act(caseNo, 'standing.add-note', { text: '电话询问进展' }, actorOf('clerk')));
      };
      const endsTheCase = act === 'closing.archive';
      const others = endsTheCase ? [] : [renew, renew, note, note].filter(() => luck() < 0.6);
      const [answers] = await Promise.all([
        Promise.all([send(), ...(luck() < 0.5 ? [send()] : [])]),
        Promise.all(others.map((other) => other())),
      ]);
      await engine.settled(caseNo);
      // The key once more, by now perhaps in another run.
      if (!endsTheCase) answers.push(await send());
      expect(new Set(answers.map(({ from, seq }) => `${from}–${seq}`)).size).toBe(1);
    },
    afterStep: () => Promise.resolve(),
  };
}

// Side by side: most of the time each waits for the server.
test.concurrent.each(JOURNEYS)(
  '$name: renewed at any moment under double and concurrent acts, the same docket',
  async (journey) => {
    const [luck, notes] = [luckOf(journey.name), { sent: 0 }];
    const caseNo = await play(journey, engine, inAStorm(luck, notes));
    const [kept, now, facts] = [engine.kept.docket(caseNo), await engine.now(caseNo), await engine.facts(caseNo)];
    await engine.end(caseNo);

    expect(engine.kept.faults).toEqual([]);
    const { docket, notices, messages } = journey;
    expect(outcomeOf(engine, caseNo)).toMatchObject({ docket, notices, messages, reminders: remindersDue(kept, now) });
    expect(facts.standing.notes).toBe(notes.sent);
    expect(factsAfterEach(kept).at(-1)).toEqual(facts);
  },
);
