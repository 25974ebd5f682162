import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory of these processes and of all that they have started; what they share is counted once. */
export function memoryOf(pids: readonly number[]): number {
  const parents = new Map(living().map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && (pids.includes(pid) || belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs).reduce((sum, pid) => sum + proportional(pid), 0);
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

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
