import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance';
import { PROCESSES } from './installation';
import type { Outages } from './outages';

/** Something that goes wrong; resolves when it has. */
export type Fault = () => Promise<void>;

/** Lets things go wrong, again and again. */
export class Faults {
  constructor(
    private readonly outages: Outages,
    private readonly chance: Chance,
    private readonly more: { readonly say: (line: string) => void; readonly others: readonly Fault[] },
  ) {}

  /** @param pauseMs shortest and longest pause between two faults. */
  async rage(until: AbortSignal, pauseMs: readonly [number, number]): Promise<void> {
    while (!until.aborted) {
      await pause(this.chance.between(...pauseMs), undefined, { signal: until }).catch(() => {});
      if (!until.aborted) await this.next();
    }
  }

  /** Mostly one process dies, at times two at once, now and then all; or somebody outside misbehaves. */
  private async next(): Promise<void> {
    const dice = this.chance.next();
    if (dice < 0.55) return this.kill(1);
    if (dice < 0.75) return this.kill(2);
    if (dice < 0.8) return this.kill(PROCESSES.length);
    if (this.more.others.length > 0) return this.chance.pick(this.more.others)();
  }

  private async kill(count: number): Promise<void> {
    const withChildren = count === PROCESSES.length || this.chance.happens(0.5);
    const victims = this.chance.some(PROCESSES, count);
    const done = await Promise.all(victims.map((victim) => this.outages.kill(victim, withChildren)));
    this.more.say(`kill -9 ${victims.filter((_, i) => done[i]).join(', ') || 'nobody who lived'}`);
  }
}
