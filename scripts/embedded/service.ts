import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { hasEnded } from './eventually';
import type { ProcessRecord } from './system-record';

/** One process of the embedded system. */
export interface ServiceSpec {
  readonly name: string;
  /** See `ProcessRecord`. */
  readonly mark: string;
  /** The signal that lets the process finish what it is doing, and the one that does not. */
  readonly signals: { readonly gentle: NodeJS.Signals; readonly final: NodeJS.Signals };
  readonly launch: () => Promise<ChildProcess>;
  /** Resolves when the process does its work; rejects if it does not come to it. */
  readonly ready: (child: ChildProcess) => Promise<void>;
}

/** What a service tells the system. */
export interface ServiceListener {
  /** Something that an operator should know. */
  readonly say: (line: string) => void;
  /** Another process has taken the service's place. */
  readonly changed: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Who has run this long is well again: the next fall starts the waits anew. */
const WELL_AFTER_MS = 60_000;
const STOP_LIMIT_MS = 8_000;

/** Keeps one process running until told to stop. */
export class Service {
  private child: ChildProcess | undefined;
  private readonly stopping = new AbortController();
  private wait = FIRST_WAIT_MS;

  constructor(
    private readonly spec: ServiceSpec,
    private readonly listener: ServiceListener,
  ) {}

  /** Starts the process and waits until it does its work. @throws Error if it does not come to it. */
  async start(): Promise<void> {
    const child = await this.spec.launch();
    this.child = child;
    // A command that cannot be run at all is told by this event; `ready` then finds the process ended.
    child.once('error', () => {});
    this.listener.changed();
    try {
      this.stopping.signal.throwIfAborted();
      await this.spec.ready(child);
    } catch (error) {
      child.kill(this.spec.signals.final);
      throw error;
    }
    const since = Date.now();
    const ended = (): void => void this.revive(Date.now() - since, child.signalCode ?? child.exitCode);
    if (hasEnded(child)) ended();
    else child.once('exit', ended);
  }

  get record(): ProcessRecord | undefined {
    const { name, mark, signals } = this.spec;
    const pid = this.child?.pid;
    return pid === undefined ? undefined : { name, pid, mark, signal: signals.gentle };
  }

  /** Ends the process: gently, and after eight seconds, or at once if it is wished, finally. */
  async stop(atOnce = false): Promise<void> {
    const { gentle, final } = this.spec.signals;
    this.stopping.abort();
    const child = this.child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(atOnce ? final : gentle);
    const limit = setTimeout(() => child.kill(final), STOP_LIMIT_MS);
    await ended.finally(() => clearTimeout(limit));
  }

  private async revive(livedMs: number, how: NodeJS.Signals | number | null): Promise<void> {
    if (livedMs >= WELL_AFTER_MS) this.wait = FIRST_WAIT_MS;
    const { signal } = this.stopping;
    let reason = `has ended (${how})`;
    while (!signal.aborted) {
      this.listener.say(`${this.spec.name} ${reason}; starting it again in ${this.wait / 1000} s`);
      await pause(this.wait, undefined, { signal }).catch(() => {});
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
      if (signal.aborted) return;
      try {
        await this.start();
        return this.listener.say(`${this.spec.name} is running again`);
      } catch (error) {
        reason = `does not start (${error instanceof Error ? error.message : String(error)})`;
      }
    }
  }
}
