// `npm run history:record [journey…]`: plays the journeys and keeps what Temporal writes down about them. Every later
// version of the code must replay these histories, for cases that are open today go on with it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Engine } from '../test/support/engine';
import { JOURNEYS, journey, type Journey } from '../test/support/journeys';
import { inOneRun, play, type Ways } from '../test/support/playing';
import { HISTORIES, writtenHistory } from '../test/support/recorded';
import { timeSkipping } from '../test/support/temporal';

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const env = await timeSkipping();
  try {
    const engine = await Engine.start(env);
    await mkdir(HISTORIES, { recursive: true });
    await recordAll(engine, names.length > 0 ? names.map(journey) : JOURNEYS).finally(() => engine.stop());
  } finally {
    await env.teardown();
  }
}

async function recordAll(engine: Engine, journeys: readonly Journey[]): Promise<void> {
  for (const each of journeys) {
    await record(engine, each, each.name, inOneRun(engine));
    await record(engine, each, `${each.name}.renewed`, renewedHalfway(engine, each));
  }
}

async function record(engine: Engine, each: Journey, name: string, ways: Ways): Promise<void> {
  const caseNo = await play(each, engine, ways);
  const history = await engine.handle(caseNo).fetchHistory();
  await engine.end(caseNo);
  await writeFile(path.join(HISTORIES, `${name}.json`), writtenHistory(history));
  console.log(`${name}: ${history.events?.length} events`);
}

/** The second half goes on from the file of the first: so the form of the file is kept readable as well. */
function renewedHalfway(engine: Engine, { steps }: Journey): Ways {
  let done = 0;
  return {
    ...inOneRun(engine),
    afterStep: async (caseNo) => {
      done += 1;
      if (done === Math.ceil(steps.length / 2) && (await engine.isRunning(caseNo))) await engine.renew(caseNo);
    },
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
