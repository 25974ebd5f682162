import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory of these processes and of all that they have started; what they share is counted once. */
export const memoryOf = (pids: readonly number[]): number => sumOver(pids, proportional);

/** Milliseconds for which whatever this process has started, and that lives, has had a processor; not this process. */
export const processorTimeOfChildren = (): number =>
  sumOver([process.pid], (pid) => (pid === process.pid ? 0 : processorTime(pid)));

function sumOver(pids: readonly number[], figure: (pid: number) => number): number {
  const parents = new Map(living().map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && (pids.includes(pid) || belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs).reduce((sum, pid) => sum + figure(pid), 0);
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

/** By the kernel's own clock in nanoseconds, thread by thread. */
function processorTime(pid: number): number {
  const threads = list(`/proc/${pid}/task`);
  const time = (thread: string): number => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]);
  return threads.reduce((sum, thread) => sum + time(thread), 0) / 1_000_000;
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
