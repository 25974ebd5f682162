import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../shared/case/actor';
import type { Deadline } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import { startOfDay, type LocalDate } from '../../shared/law/local-date';
import { Declined, type Answer, type Desk } from './desk';
import { nextStep } from './epilogue';
import type { Move } from './moves';
import { People } from './people';
import type { SampleCase, SampleEvent, SampleFile } from './sample';
import { movesOf } from './scenes';

/** Moves time forward; the demo lets months pass in seconds. */
export type Time = {
  /** The instant that it is on the stage (UTC milliseconds). */
  now(): number;
  /** Lets time pass until then. */
  passUntil(instant: number): Promise<void>;
};

/** One sample case on the stage. */
export class Player {
  caseNo = '';
  answer: Answer | undefined;
  /** Every deadline that the case ever showed, for the expectations of the sample. */
  readonly seen: Deadline[] = [];
  readonly faults: string[] = [];
  readonly people: People;
  private sealedRef = '';

  constructor(
    readonly sample: SampleCase,
    file: SampleFile,
    private readonly desk: Pick<Desk, 'open' | 'act' | 'seal' | 'look' | 'read'>,
  ) {
    this.people = new People(file, sample);
  }

  async perform(event: SampleEvent): Promise<void> {
    if (!this.caseNo && event !== this.sample.events[0]) return;
    for (const move of movesOf(this.sample, event, this.people))
      await this.make(move, event.at).catch((error: unknown) => this.fault(event.type, error));
  }

  async make(move: Move, at: string): Promise<void> {
    switch (move.kind) {
      case 'open':
        this.note(await this.desk.open(move.form, move.by, at));
        this.caseNo = this.answer?.case.caseNo ?? '';
        return;
      case 'act': {
        const input = await this.inputOf(move);
        if (input) this.note(await this.desk.act(this.caseNo, move.name, input, move.by));
        return;
      }
      case 'seal':
        this.sealedRef = (await this.desk.seal(this.caseNo, move.content, move.concededBy, move.by)).ref;
        return;
      case 'look-denied':
        return this.mustDecline(this.desk.look(this.caseNo, this.sealedRef, move.by), 403);
      case 'refused':
        return this.mustDecline(this.desk.act(this.caseNo, move.name, {}, move.by), 409, move.code);
      case 'expect':
        return this.mustBecome(move.what, move.holds);
    }
  }

  /** One step further towards the archive; the day until which nothing can be done, or undefined if the case is there. */
  async finish(today: number): Promise<{ done: boolean; waitUntil?: number }> {
    const step = nextStep((await this.refresh()).case.facts, this.people);
    if (!step) return { done: true };
    const from = step.from ? startOfDay(step.from as LocalDate) + 10 * 3_600_000 : 0;
    if (from > today) return { done: false, waitUntil: from };
    for (const move of step.moves) await this.make(move, '');
    return { done: false };
  }

  async refresh(): Promise<Answer> {
    const answer = await this.desk.read(this.caseNo, this.reader, this.answer?.case.seq ?? 1);
    this.note(answer);
    return answer;
  }

  get reader(): Actor {
    return this.people.desk;
  }

  /** Some inputs depend on how the case stands; nothing where there is nothing to do. */
  private async inputOf({ input }: Extract<Move, { kind: 'act' }>): Promise<object | undefined> {
    if (typeof input !== 'function') return input;
    const { facts } = (await this.refresh()).case;
    return (input as (facts: CaseFacts) => object | undefined)(facts);
  }

  private note(answer: Answer): void {
    this.answer = answer;
    this.seen.push(...answer.deadlines);
  }

  private fault(where: string, error: unknown): void {
    this.faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }

  private async mustDecline(attempt: Promise<unknown>, status: number, code?: string): Promise<void> {
    const outcome = await attempt.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (
      outcome instanceof Declined &&
      outcome.status === status &&
      (!code || outcome.refusals.some((refusal) => refusal.code === code))
    )
      return;
    throw new Error(`expected ${status}, got ${outcome instanceof Error ? outcome.message : 'no refusal'}`);
  }

  /** What time brings about is recorded a moment after its instant. */
  private async mustBecome(what: string, holds: (facts: Answer['case']['facts']) => boolean): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      if (holds((await this.refresh()).case.facts)) return;
      await pause(100);
    }
    throw new Error(`did not come about: ${what}`);
  }
}

/** Plays all samples on one stage in the order of their events, then carries each to the archive. */
export async function playAll(players: readonly Player[], time: Time, progress: (text: string) => void): Promise<void> {
  const events = players
    .flatMap((player) => player.sample.events.map((event) => ({ player, event, at: Date.parse(event.at) })))
    .sort((a, b) => a.at - b.at);
  const [first] = events;
  if (!first) return;
  // All cases share one clock: the first event happens now.
  const shift = first.at - time.now();
  for (const { player, event, at } of events) {
    await time.passUntil(at - shift);
    progress(`${event.at.slice(0, 16).replace('T', ' ')}  ${player.sample.id}  ${event.summary}`);
    await player.perform(event);
  }
  await archiveAll(players, time, shift, progress);
}

async function archiveAll(
  players: readonly Player[],
  time: Time,
  shift: number,
  progress: (text: string) => void,
): Promise<void> {
  let left = players.filter((player) => player.caseNo);
  while (left.length > 0) {
    const results = [];
    for (const player of left) results.push({ player, ...(await player.finish(time.now() + shift)) });
    left = results.filter(({ done }) => !done).map(({ player }) => player);
    const waits = results.filter(({ done }) => !done).map(({ waitUntil }) => waitUntil ?? 0);
    const next = Math.min(...waits);
    if (left.length === 0 || next === 0) continue;
    progress(`${new Date(next + 8 * 3_600_000).toISOString().slice(0, 10)}  ${left.length}件待履行、回访、归档`);
    await time.passUntil(next - shift);
  }
}
