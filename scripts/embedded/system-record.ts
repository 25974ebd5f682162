import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GROUND } from './folders';

/** A process of the embedded system, and how a later start recognises and ends it if it was left behind. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  /** Text that the command line of this process has and that of no other program. */
  readonly mark: string;
  readonly signal: NodeJS.Signals;
}

/** Where everything is; kept in `.yuhe/system.json` while the system runs, and after it was stopped or killed. */
export interface SystemRecord {
  /** What the processes are told: the settings of `shared/platform/config.ts`. */
  readonly environment: Readonly<Record<string, string>>;
  /** In the order of their start; none after an orderly stop. */
  readonly processes: readonly ProcessRecord[];
}

const RECORD = path.join(GROUND, 'system.json');

/** The record of the system that runs, or ran last, in this folder; undefined if none ever did. */
export function readSystemRecord(): SystemRecord | undefined {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8')) as SystemRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Readable by its owner only, for it has the database's password. */
export function writeSystemRecord(record: SystemRecord): void {
  writeFileSync(`${RECORD}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${RECORD}.part`, RECORD);
}
