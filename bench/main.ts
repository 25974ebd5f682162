import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Line, Measure } from './measure';
import { documents } from './measures/documents';
import { history } from './measures/history';
import { mandates } from './measures/mandates';
import { opening } from './measures/opening';
import { protection } from './measures/protection';
import { reads } from './measures/reads';
import { receipts } from './measures/receipts';
import { start } from './measures/start';
import { steps } from './measures/steps';
import { storm } from './measures/storm';
import { viewLag } from './measures/view-lag';
import { PROJECT, Rig } from './rig';
import { tableOf } from './table';

const MEASURES: readonly Measure[] = [
  receipts,
  documents,
  steps,
  protection,
  history,
  opening,
  mandates,
  viewLag,
  reads,
  storm,
  start,
];

/**
 * Measures Yuhe against the least that could do the same on the same engines, and prints one table.
 *
 *     npm run bench
 *     npm run bench -- --quick --only steps --only reads
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      repetitions: { type: 'string' },
      storm: { type: 'string' },
    },
  });
  const { quick = false, only, repetitions = '3', storm: deadlines = quick ? '700' : '10000' } = values;
  const extent = { quick, repetitions: Math.max(3, Number(repetitions)), storm: Number(deadlines) };
  const chosen = MEASURES.filter(({ name }) => !only || only.includes(name));
  if (chosen.length === 0) throw new Error(`Choose among: ${MEASURES.map(({ name }) => name).join(', ')}`);
  const begun = new Date();
  const lines: Line[] = [];
  const rig = await Rig.build();
  const end = (): void => void rig.takeDown().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    for (const { name, run } of chosen) {
      process.stderr.write(`${name} …\n`);
      // What was measured before is not lost with it.
      const measured = await run(rig, extent).catch((error: unknown) => void console.error(name, error));
      lines.push(...(measured ?? []));
      if (!measured) process.exitCode = 1;
    }
  } finally {
    if (lines.length > 0) await keep(begun, { extent, lines });
    await rig.takeDown();
  }
}

/** Prints the table, and keeps every figure of every repetition beside it. */
async function keep(begun: Date, results: { extent: object; lines: readonly Line[] }): Promise<void> {
  const folder = path.join(PROJECT, '.yuhe', 'bench');
  const file = path.join(folder, `${begun.toISOString().replaceAll(/[:.]/g, '-')}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify({ begun, ...results }, null, 2)}\n`);
  console.log(`${tableOf(results.lines)}\n\nraw data: ${path.relative(PROJECT, file)}`);
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
