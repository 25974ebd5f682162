/** What protects a case on each step, apart from the law itself. */
export const LAYERS = {
  policy: 'who may see a case, and what of it',
  codec: 'what Temporal stores is compressed and encrypted',
  'row-security': 'PostgreSQL shows only what the one who asks may see',
} as const;
export type Layer = keyof typeof LAYERS;

/** Where a process of this bench is told what it goes without; no process of Yuhe looks there. */
export const WITHOUT = 'YUHE_BENCH_WITHOUT';

export const layersMissing = (environment: Readonly<Record<string, string | undefined>>): readonly string[] =>
  (environment[WITHOUT] ?? '').split(' ').filter(Boolean);

/** Where cases wait that are carried out with the codec, and those without. */
export const queueFor = (missing: readonly string[]): string =>
  missing.includes('codec') ? 'bench-without-codec' : 'bench-as-it-is';
