import type { Installation, ProcessName } from './installation';

/** When a process was not there, in UTC milliseconds; open as long as it has not come back. */
export type Outage = { readonly process: ProcessName; readonly from: number; until?: number };

/** Notes which processes are away, by what the supervisor says. */
export class Outages {
  readonly all: Outage[] = [];
  /** Processes that ended although nobody had killed them: what a neighbour's death may not do to them. */
  readonly unforced: string[] = [];
  private readonly killed = new Map<ProcessName, number>();

  constructor(private readonly installation: Installation) {
    installation.listener = (line) => this.hear(line);
  }

  async kill(process: ProcessName, withChildren = false): Promise<boolean> {
    const from = Date.now();
    const done = await this.installation.kill(process, withChildren);
    if (done) {
      this.killed.set(process, (this.killed.get(process) ?? 0) + 1);
      this.all.push({ process, from });
    }
    return done;
  }

  /** Those that have not come back yet. */
  get open(): readonly Outage[] {
    return this.all.filter(({ until }) => until === undefined);
  }

  /** The first instant from which, for so long, all of these were there: what was due at `due` is done by its end. */
  firstCalm(due: number, lastingMs: number, of: readonly ProcessName[]): number {
    const away = this.all.filter(({ process }) => of.includes(process)).sort((a, b) => a.from - b.from);
    return away.reduce(
      (from, { from: fell, until = Infinity }) => (fell < from + lastingMs && until > from ? until : from),
      due,
    );
  }

  private hear(line: string): void {
    const [, process, what] = /^\S+ (\S+) (is running again|has ended|does not start)/.exec(line) ?? [];
    if (!process) return;
    const name = process as ProcessName;
    if (what === 'is running again') {
      for (const outage of this.open) if (outage.process === name) outage.until = Date.now();
    } else {
      const known = this.killed.get(name) ?? 0;
      // Killed by us, as it ran or as it was starting.
      if (known > 0 && line.includes('(SIGKILL)')) this.killed.set(name, known - 1);
      else this.unexpected(name, line);
    }
  }

  private unexpected(process: ProcessName, line: string): void {
    this.unforced.push(line);
    if (!this.open.some((outage) => outage.process === process)) this.all.push({ process, from: Date.now() });
  }
}
