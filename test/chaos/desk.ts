import fc from 'fast-check';
import { setTimeout as pause } from 'node:timers/promises';
import { ACTIONS, findAction, situationOf, type ActionName } from '../../shared/case/actions';
import type { Role } from '../../shared/case/actor';
import { localDate } from '../../shared/law/local-date';
import { anyInput } from '../support/any-input';
import type { Chance } from './chance';
import type { CaseAnswer, Client } from './client';
import type { People } from './people';
import { formOf, ORDINARY, STORIES, strikeOf, type Story } from './stories';

/** Acts that would end a case soon: they are rare, so that the others have something to act upon. */
const ENDINGS = /^(closing|registration\.(decline|refer))/;
/** Through doors of their own, or for all cases at once. */
const ELSEWHERE = /seal|rulebook|calendar/;
/** Roles for which a person of the organisation has a token. */
const AT_HAND: readonly Role[] = ['mediator', 'clerk', 'union', 'arbitrator', 'court', 'hotline', 'supervisor'];
/** A story's clock is so many milliseconds before the hour when the case is opened. */
const BEFORE_THE_HOUR = [5_000, 30_000] as const;

/** One of those who use the system during a storm: plays stories, and does by chance what the law permits, or does not. */
export class Desk {
  /** The cases of this desk as they were last seen. */
  private readonly cases = new Map<string, CaseAnswer['case']>();

  constructor(
    private readonly name: string,
    private readonly client: Client,
    private readonly people: People,
    private readonly chance: Chance,
  ) {}

  async work(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      if (this.chance.happens(0.4)) await this.play(this.chance.pick(STORIES), until);
      else await this.stroll(until);
    }
  }

  /** Enters the story on its last day; now and then somebody acts in the very moment in which the hour strikes. */
  async play(story: Story, until: AbortSignal): Promise<string | undefined> {
    const left = this.chance.between(...BEFORE_THE_HOUR);
    const strike = Date.now() + left;
    const opened = await this.client.open(
      formOf(story, this.nonce()),
      this.people.at(this.name, 'clerk'),
      strikeOf(story) - left,
    );
    if (!opened) return undefined;
    const { caseNo } = opened.case;
    this.cases.set(caseNo, opened.case);
    for (const { name, input, by } of story.deeds) await this.act(caseNo, name, input, by);
    if (this.chance.happens(0.5)) {
      await pause(Math.max(0, strike + this.chance.between(-200, 300) - Date.now()), undefined, {
        signal: until,
      }).catch(() => {});
      await this.byChance(caseNo);
    }
    return caseNo;
  }

  /** Some acts, in a new case or in one that is known. */
  private async stroll(until: AbortSignal): Promise<void> {
    const known = [...this.cases.keys()];
    const fresh = known.length === 0 || this.chance.happens(0.3);
    const opened = fresh ? await this.client.open(ORDINARY, this.people.at(this.name, 'clerk')) : undefined;
    if (opened) this.cases.set(opened.case.caseNo, opened.case);
    const caseNo = opened?.case.caseNo ?? this.chance.pick(known);
    for (let acts = this.chance.between(2, 8); acts > 0 && !until.aborted; acts -= 1) {
      await this.byChance(caseNo);
      await pause(this.chance.between(0, 250));
    }
  }

  /** Mostly something that is permitted; now and then something that is not, which must leave no trace. */
  private async byChance(caseNo: string): Promise<void> {
    const now = this.cases.get(caseNo);
    if (!now) return;
    const permitted = this.permitted(now);
    const names = this.chance.happens(0.9) && permitted.length > 0 ? permitted : ACTIONS.map(({ name }) => name);
    const name = this.chance.pick(names);
    const found = findAction(name);
    const by = found?.by.filter((role) => AT_HAND.includes(role)) ?? [];
    if (!found || by.length === 0 || ELSEWHERE.test(name) || (ENDINGS.test(name) && !this.chance.happens(0.1))) return;
    const stage = { facts: now.facts, today: localDate(now.today) };
    const seed = this.chance.between(0, 2 ** 31 - 1);
    const input: unknown = JSON.parse(JSON.stringify(fc.sample(anyInput(found.input, stage), { numRuns: 1, seed })[0]));
    if (found.input.safeParse(input).success) await this.act(caseNo, name, input, this.chance.pick(by));
  }

  private permitted({ facts, today }: CaseAnswer['case']): ActionName[] {
    const situation = situationOf(facts, localDate(today));
    return ACTIONS.filter(({ name }) => findAction(name)?.rule(situation).ok).map(({ name }) => name);
  }

  private async act(caseNo: string, name: ActionName, input: unknown, by: Role): Promise<void> {
    const done = await this.client.act(caseNo, name, input, this.people.at(this.name, by));
    if (done && by !== 'court' && by !== 'arbitrator') this.cases.set(caseNo, done.case);
  }

  private nonce(): string {
    return `${this.name}${this.chance.between(0, 2 ** 31 - 1).toString(36)}`;
  }
}
