import { setTimeout as pause } from 'node:timers/promises';
import { processorWatch } from './consumption';
import { percentile } from './figures';
import type { Extent } from './measure';
import { ORDINARY_STEPS, type Step } from './ordinary-case';

/** Something that cases can be carried through. */
export type Contender = { open(): Promise<string>; act(caseNo: string, step: Step): Promise<unknown> };

/**
 * What a step took: milliseconds until its answer (median), and processor time of all processes (mean), with recording;
 * without what the system takes in the same time when nobody asks it anything.
 */
export type StepCost = { readonly latency: number; readonly processor: number };

/** As a person works: what one step leaves to be recorded is recorded before the next is asked for. */
const THINKING_MS = 150;
/** So many times as long the system is watched at rest before each case. */
const IDLE_TIMES = 10;

/**
 * Carries cases through all contenders, step by step in turn, so that whatever the machine does meanwhile falls on all
 * alike. Nothing else happens while one of them acts and records: the processor time in between is that step's.
 * @returns for each contender its cost, repetition by repetition.
 */
export async function stepsInTurn(
  contenders: readonly Contender[],
  { repetitions, quick }: Pick<Extent, 'repetitions' | 'quick'>,
): Promise<StepCost[][]> {
  const costs: StepCost[][] = contenders.map(() => []);
  // The first case warms caches and compilers, and is not counted.
  await caseInTurn(contenders, 0);
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const steps: StepCost[][] = contenders.map(() => []);
    for (let cases = 0; cases < (quick ? 2 : 6); cases += 1)
      (await caseInTurn(contenders, THINKING_MS)).forEach((each, index) => steps[index]?.push(...each));
    steps.forEach((each, index) => costs[index]?.push(costOf(each)));
  }
  return costs;
}

const costOf = (steps: readonly StepCost[]): StepCost => ({
  latency: percentile(
    steps.map(({ latency }) => latency),
    50,
  ),
  processor: steps.reduce((sum, { processor }) => sum + processor, 0) / steps.length,
});

async function caseInTurn(contenders: readonly Contender[], thinkMs: number): Promise<StepCost[][]> {
  const cases: string[] = [];
  for (const contender of contenders) cases.push(await contender.open());
  await pause(thinkMs);
  const idle = await idleShare(thinkMs * IDLE_TIMES);
  const costs: StepCost[][] = contenders.map(() => []);
  for (const [turn, step] of ORDINARY_STEPS.entries())
    for (const index of inTurn(contenders.length, turn)) {
      const act = (): Promise<unknown> | undefined => contenders[index]?.act(cases[index] ?? '', step);
      costs[index]?.push(await costOfStep(act, thinkMs, idle));
    }
  return costs;
}

/** Milliseconds of processor that the system takes in a millisecond in which nobody asks it anything. */
async function idleShare(ms: number): Promise<number> {
  const processor = processorWatch();
  const before = performance.now();
  await pause(ms);
  return processor() / Math.max(1, performance.now() - before);
}

async function costOfStep(act: () => Promise<unknown> | undefined, thinkMs: number, idle: number): Promise<StepCost> {
  const processor = processorWatch();
  const before = performance.now();
  await act();
  const latency = performance.now() - before;
  await pause(thinkMs);
  const background = idle * (performance.now() - before);
  return { latency, processor: processor() - background };
}

/** Who goes first changes from turn to turn. */
export const inTurn = (count: number, turn: number): number[] =>
  Array.from({ length: count }, (_, index) => (index + turn) % count);
