import { Implementation, type Means } from './implementation';
import { MEDIATING } from './mediating';
import { RECEIVING } from './receiving';
import type { Scenario } from './scenario';

/** All that a conforming implementation does. */
export const SCENARIOS: readonly Scenario[] = [...RECEIVING, ...MEDIATING].map((scenario, i) => ({
  no: i + 1,
  ...scenario,
}));

/** How a scenario went; `skipped`: a means that it needs was not given. */
export type Score = {
  readonly no: number;
  readonly name: string;
  readonly expects: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
  readonly milliseconds: number;
};

const SIDE_BY_SIDE = 4;

/** Runs every scenario: those that share nothing side by side, then those that need the sandbox to themselves. */
export async function scoreCard(means: Means, heard: (score: Score) => void = () => {}): Promise<readonly Score[]> {
  const tested = new Implementation(means);
  const scores: Score[] = [];
  const work = async (queue: Scenario[]) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const score = await scored(next, tested);
      scores.push(score);
      heard(score);
    }
  };
  const together = SCENARIOS.filter(({ alone }) => !alone);
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => work(together)));
  await work(SCENARIOS.filter(({ alone }) => alone));
  return scores.sort((a, b) => a.no - b.no);
}

async function scored({ no, name, expects, needs, alone, run }: Scenario, tested: Implementation): Promise<Score> {
  const lacking = needs.filter((need) => tested.means[need] === undefined);
  const whole = { no, name, expects };
  if (lacking.length > 0)
    return { ...whole, result: 'skipped', detail: `needs ${lacking.join(', ')}`, milliseconds: 0 };
  const from = Date.now();
  try {
    await run(tested);
    return { ...whole, result: 'passed', milliseconds: Date.now() - from };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...whole, result: 'failed', detail, milliseconds: Date.now() - from };
  } finally {
    if (alone && tested.means.sandbox) await tested.sandboxCourt();
  }
}
