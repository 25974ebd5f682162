import fc from 'fast-check';
import {
  ACTIONS,
  check,
  decide,
  effectiveDay,
  findAction,
  situationOf,
  type ActionName,
  type ActionRequest,
} from '../../shared/case/actions';
import { THE_CLOCK, type Actor, type Role } from '../../shared/case/actor';
import { sealed, type Entry } from '../../shared/case/entry';
import { evolve, type CaseFacts } from '../../shared/case/facts';
import { addDays, type LocalDate } from '../../shared/law/local-date';
import { anyInput } from '../support/any-input';
import { actorOf, noonOf, type AfterOpening } from '../support/given';
import { nextOutcome } from '../support/passing-days';
import type { TestCase } from '../support/test-case';

/** One step of a walk, as it is looked at by the properties. */
export type Step = {
  readonly request: ActionRequest;
  readonly actor: Actor;
  readonly now: number;
  readonly before: CaseFacts;
  /** Absent if it was refused. */
  readonly after?: CaseFacts;
};

/** A case on its way by chance: every act is one that the law permits just then. */
export class Walk {
  facts: CaseFacts;
  readonly entries: Entry[];
  today: LocalDate;
  readonly steps: Step[] = [];
  private readonly seen = new Set<ActionName>();

  constructor(
    private readonly gen: fc.GeneratorValue,
    from: TestCase,
  ) {
    this.facts = from.facts;
    this.entries = [...from.entries];
    this.today = from.today;
  }

  get now(): number {
    return noonOf(this.today);
  }

  /** Some days pass, with what their end brings; then somebody does something that is permitted, rather something new. */
  goOn(): void {
    this.wait(this.gen(fc.constantFrom, 0, 0, 1, 1, 3, 6, 16));
    const allowed = permitted(this.facts, this.today);
    const unseen = allowed.filter(([name]) => !this.seen.has(name));
    const [name, roles] = this.gen(pick<readonly [ActionName, readonly Role[]]>, unseen.length > 0 ? unseen : allowed);
    this.seen.add(name);
    this.tries(name, this.gen(pick<Role>, roles));
  }

  wait(days: number): void {
    this.today = addDays(this.today, days);
    for (let due = nextOutcome(this.facts, this.now); due; due = nextOutcome(this.facts, this.now)) {
      this.enter([due.event], due.deadline.dueOn ?? this.today, THE_CLOCK);
    }
  }

  /** Does it if the made-up input is permitted. */
  tries(name: ActionName, role: Role): boolean {
    const found = findAction(name);
    if (!found) return false;
    const made = this.gen(() => anyInput(found.input, this));
    const parsed = found.input.safeParse(JSON.parse(JSON.stringify(made)));
    if (!parsed.success) return false;
    const request: ActionRequest = { name, input: parsed.data };
    const [actor, before] = [actorOf(role), this.facts];
    const { ok } = check(request, before, actor, this.now);
    if (ok)
      this.enter(decide(request, before, actor, this.now) as AfterOpening[], effectiveDay(request, this.today), actor);
    this.steps.push({ request, actor, now: this.now, before, ...(ok ? { after: this.facts } : {}) });
    return ok;
  }

  /** Does the first of these that is permitted, by whoever may. */
  triesAny(names: readonly ActionName[]): boolean {
    return names.some((name) => (findAction(name)?.by ?? []).some((role) => this.tries(name, role)));
  }

  /** What happened, one line an entry. */
  story(): string {
    return this.entries.map(({ seq, on, by, event }) => `${seq} ${on} ${by.role} ${JSON.stringify(event)}`).join('\n');
  }

  private enter(events: readonly AfterOpening[], on: LocalDate, by: Actor): void {
    for (const event of events) {
      const seq = this.entries.length + 1;
      const entry = sealed(this.facts.caseNo, {
        seq,
        at: new Date(this.now).toISOString(),
        on,
        by,
        key: `k${seq}`,
        event,
        previous: this.entries.at(-1)?.hash ?? '',
      });
      this.entries.push(entry);
      this.facts = frozen(evolve(this.facts, event, entry));
    }
  }
}

export const ALL_NAMES = ACTIONS.map((each) => each.name);

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.noBias(fc.constantFrom(...from));

/** What may be done now, and by whom. */
function permitted(facts: CaseFacts, today: LocalDate): (readonly [ActionName, readonly Role[]])[] {
  const situation = situationOf(facts, today);
  return ALL_NAMES.filter((name) => findAction(name)?.rule(situation).ok).map(
    (name) => [name, findAction(name)?.by ?? []] as const,
  );
}

/** Whoever changes facts instead of making new ones is found out at once. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
