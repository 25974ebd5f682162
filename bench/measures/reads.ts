import { randomUUID } from 'node:crypto';
import { Archive, type Sample } from '../archive';
import { percentile, type Pair } from '../figures';
import { repeated, type Load } from '../load';
import type { Extent, Line, Measure } from '../measure';
import type { Rig } from '../rig';

const CLIENTS = 16;
const FIRST_PORT = 51_000 + (process.pid % 5_000);

const READS = {
  'the worklist of an organ': ({ organ }: Sample) => `/v1/worklist?organ=${organ}&limit=50`,
  'a search by name': ({ worker }: Sample) => `/v1/cases?q=${encodeURIComponent(worker)}&limit=50`,
  'a case page': ({ caseNo }: Sample) => `/v1/cases/${caseNo}`,
} as const;
const NAMES = Object.keys(READS) as readonly (keyof typeof READS)[];

/** What sixteen people read at once, with few cases and with very many. */
export const reads: Measure = {
  name: 'reads',
  run: async (rig, extent) => {
    const sizes = extent.quick ? [10_000, 100_000] : [10_000, 1_000_000];
    const archives: Archive[] = [];
    try {
      for (const [index, size] of sizes.entries()) archives.push(await Archive.of(rig, size, FIRST_PORT + index));
      return await linesOf(rig, extent, archives, sizes);
    } finally {
      await Promise.all(archives.map((archive) => archive.close()));
    }
  },
};

type Round = { readonly row: Load; readonly reads: readonly Readonly<Record<keyof typeof READS, Load>>[] };

async function linesOf(
  rig: Rig,
  extent: Extent,
  archives: readonly Archive[],
  sizes: readonly number[],
): Promise<Line[]> {
  const rowId = randomUUID();
  await rig.bare.post(`/row/${rowId}`, { content: 'x'.repeat(3_000) });
  const questions = extent.quick ? 200 : 1_000;
  const rounds: Round[] = [];
  // The first round warms caches and compilers, and is not counted.
  for (let round = -1; round < extent.repetitions; round += 1) {
    const row = await repeated(CLIENTS, questions, () => rig.bare.get(`/row/${rowId}`));
    const measured: Round['reads'][number][] = [];
    for (const archive of archives) measured.push(await readAll(archive, questions));
    if (round >= 0) rounds.push({ row, reads: measured });
  }
  return NAMES.flatMap((name) => [
    ...sizes.flatMap((size, index) => linesOfSize(rounds, name, index, size)),
    flatness(rounds, name, sizes),
  ]);
}

async function readAll(archive: Archive, questions: number): Promise<Round['reads'][number]> {
  const loads: [string, Load][] = [];
  for (const name of NAMES) {
    let next = 0;
    const read = (): Promise<string> => {
      const sample = archive.samples[next++ % archive.samples.length] as Sample;
      return archive.door.get(READS[name](sample), archive.clerkOf(sample));
    };
    loads.push([name, await repeated(CLIENTS, questions, read)]);
  }
  return Object.fromEntries(loads) as Round['reads'][number];
}

const linesOfSize = (rounds: readonly Round[], name: keyof typeof READS, index: number, size: number): Line[] =>
  [50, 99].map((hundredths) => ({
    ...{ what: `${name}, ${size.toLocaleString('en')} cases, p${hundredths}`, unit: 'ms', against: 'a bare row' },
    ...(hundredths === 99 ? { remark: 'goal: p99 under 20 ms' } : {}),
    yuhe: rounds.map(({ reads: measured }) => percentile(measured[index]?.[name].latencies ?? [], hundredths)),
    baseline: rounds.map(({ row }) => percentile(row.latencies, hundredths)),
  }));

function flatness(rounds: readonly Round[], name: keyof typeof READS, sizes: readonly number[]): Line {
  const p99 = (index: number) =>
    rounds.map(({ reads: measured }) => percentile(measured[index]?.[name].latencies ?? [], 99));
  const pair: Pair = { yuhe: p99(sizes.length - 1), baseline: p99(0) };
  const [few, many] = [sizes[0], sizes.at(-1)].map((size) => size?.toLocaleString('en'));
  return { what: `${name}, ${many} cases, p99`, unit: 'ms', against: `${few} cases`, goal: { atMost: 1.25 }, ...pair };
}
