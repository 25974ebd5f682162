import type { Pair } from './figures';
import type { Rig } from './rig';

/** What a ratio should be; without one the line is for information. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** A line of the table. */
export type Line = Pair & {
  readonly what: string;
  readonly unit: string;
  readonly against: string;
  readonly goal?: Goal;
  /** Says more than a ratio can: a bound in plain units, or why the line has no goal. */
  readonly remark?: string;
};

/** How much is measured. */
export type Extent = {
  readonly quick: boolean;
  /** Interleaved repetitions, at least three. */
  readonly repetitions: number;
  /** Deadlines at one instant. */
  readonly storm: number;
};

export type Measure = {
  readonly name: string;
  run(rig: Rig, extent: Extent): Promise<readonly Line[]>;
};

export type Side = 'yuhe' | 'baseline';

/**
 * Measures both sides in turn, as often as the extent says. Which side goes first alternates, so that what the machine
 * does meanwhile, and whatever the first leaves behind for the second, falls on both.
 */
export async function interleaved<Result>(
  { repetitions }: Pick<Extent, 'repetitions'>,
  sides: Readonly<Record<Side, (repetition: number) => Promise<Result>>>,
): Promise<Record<Side, Result[]>> {
  const results: Record<Side, Result[]> = { yuhe: [], baseline: [] };
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const order: readonly Side[] = repetition % 2 === 0 ? ['baseline', 'yuhe'] : ['yuhe', 'baseline'];
    for (const side of order) results[side].push(await sides[side](repetition));
  }
  return results;
}

/** The same figure of both sides' results. */
export const pairOf = <Result>(
  results: Readonly<Record<Side, readonly Result[]>>,
  figure: (result: Result) => number,
): Pair => ({
  yuhe: results.yuhe.map(figure),
  baseline: results.baseline.map(figure),
});
