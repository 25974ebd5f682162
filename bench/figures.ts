/** A figure that was measured several times. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** The value below which so many hundredths of the values lie (nearest rank). */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? NaN;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: percentile(values, 50),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** One figure of both sides, repetition by repetition, in the same order. */
export type Pair = { readonly yuhe: readonly number[]; readonly baseline: readonly number[] };

/** Yuhe as a multiple of the baseline, each repetition against its own. */
export const ratioOf = ({ yuhe, baseline }: Pair): Spread =>
  spreadOf(yuhe.map((value, repetition) => value / (baseline[repetition] ?? NaN)));
