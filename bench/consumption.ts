import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory of these processes and of all that they have started; what they share is counted once. */
export const memoryOf = (pids: readonly number[]): number =>
  belongingTo(pids).reduce((sum, pid) => sum + proportional(pid), 0);

/**
 * Starts a watch over what this process has started, this one not included: how many milliseconds of processor time has
 * it had since? What ends meanwhile is not counted; it did nothing but wait.
 */
export function processorWatch(): () => number {
  const before = threadTimes();
  // A thread that ends while it is looked at reads as nothing.
  const since = ([thread, time]: readonly [string, number]): number => Math.max(0, time - (before.get(thread) ?? 0));
  return () => [...threadTimes()].map(since).reduce((sum, time) => sum + time, 0);
}

function belongingTo(pids: readonly number[]): number[] {
  const parents = new Map(living().map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && (pids.includes(pid) || belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs);
}

const living = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

/** The process that has started this one, unless it has ended. */
export function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return parent === undefined || parent === '0' ? undefined : Number(parent);
}

/** The kernel's own sum: memory that several processes share is divided among them. */
const proportional = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1000;

/** Milliseconds for which each thread of what this process has started has had a processor, by the kernel's clock. */
function threadTimes(): ReadonlyMap<string, number> {
  const pids = belongingTo([process.pid]).filter((pid) => pid !== process.pid);
  const threads = pids.flatMap((pid) => list(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`));
  return new Map(threads.map((each) => [each, Number(read(`${each}/schedstat`).split(' ')[0]) / 1_000_000]));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
