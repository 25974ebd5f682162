import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Time } from './play';

/** The server's own time: it stands at the wall clock's pace, and leaps when asked. */
export class SkippedClock implements Time {
  private server = 0;
  private wall = 0;

  constructor(private readonly temporal: TestWorkflowEnvironment) {}

  now(): number {
    return this.server + (Date.now() - this.wall);
  }

  async passUntil(instant: number): Promise<void> {
    const wait = Math.ceil(instant - this.now());
    if (wait > 0) await this.temporal.sleep(wait);
    await this.read();
  }

  async read(): Promise<void> {
    this.server = await this.temporal.currentTimeMs();
    this.wall = Date.now();
  }
}
