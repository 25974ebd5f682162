import type { z } from 'zod';
import {
  type ACTIONS,
  check,
  decide,
  effectiveDay,
  findAction,
  type ActionName,
  type ActionRequest,
} from '../../shared/case/actions';
import { CASEWORKERS, type Actor, type Role } from '../../shared/case/actor';
import { evolve, type CaseEvent, type CaseFacts, type CaseOpened } from '../../shared/case/facts';
import { localDate, startOfDay, type LocalDate } from '../../shared/law/local-date';

type SpecOf<Name extends ActionName> = Extract<(typeof ACTIONS)[number], { name: Name }>;
/** What a client sends for an action, before it is parsed. */
export type InputOf<Name extends ActionName> = z.input<SpecOf<Name>['input']>;
export type AfterOpening = Exclude<CaseEvent, CaseOpened>;
/** The same with days written as plain text. */
type Plain<T> = T extends LocalDate ? string : T extends object ? { [Member in keyof T]: Plain<T[Member]> } : T;

const NOON_MS = 12 * 3_600_000;

/** Noon in Asia/Shanghai of the day: the instant at which acts of a test take place. */
export const noonOf = (day: LocalDate): number => startOfDay(day) + NOON_MS;

export const actorOf = (role: Role): Actor => ({ id: `${role}-1`, role });

/** The request as the API makes it of what was sent; throws what the schema says against it. */
export function requestOf(name: string, input: unknown): ActionRequest {
  const found = findAction(name);
  if (!found) throw new RangeError(`no action ${name}`);
  return { name: found.name as ActionName, input: found.input.parse(input) };
}

/** What the form says against an input; empty if nothing. */
export function faultsOf<Name extends ActionName>(
  name: Name,
  input: InputOf<Name> | Record<string, unknown>,
): string[] {
  const parsed = findAction(name)?.input.safeParse(input);
  return parsed?.error?.issues.map((issue) => issue.message) ?? [];
}

/** The facts after some events of one day. */
export const after = (facts: CaseFacts, events: readonly CaseEvent[], on: LocalDate): CaseFacts =>
  events.reduce(
    (so, event) => evolve(so, event as AfterOpening, { at: new Date(noonOf(on)).toISOString(), on }),
    facts,
  );

/** given(case).when(day, action, input, role).then(events) or .refused('code — article'): a rule as a sentence. */
export function given({ facts }: { readonly facts: CaseFacts }) {
  return {
    when<Name extends ActionName>(day: string, name: Name, input: InputOf<Name>, role: Role = firstHand(name)) {
      const [now, request, actor] = [noonOf(localDate(day)), requestOf(name, input), actorOf(role)];
      const verdict = check(request, facts, actor, now);
      const refusals = verdict.ok ? [] : verdict.refusals.map(({ code, cite }) => `${code} — ${cite.label}`);
      const events = verdict.ok ? decide(request, facts, actor, now) : [];
      return {
        /** These events follow, and no others. */
        happens: (...expected: Plain<CaseEvent>[]) =>
          expect({ refusals, events }).toEqual({ refusals: [], events: expected }),
        /** It may be done; what follows is another test's matter. */
        isPermitted: () => expect(refusals).toEqual([]),
        /** These are all the reasons against it. */
        isRefused: (...expected: string[]) => expect(refusals).toEqual(expected),
        /** This is among the reasons against it. */
        isRefusedFor: (code: string) => expect(refusals.map((each) => each.split(' — ')[0])).toContain(code),
        /** The case after it. */
        facts: () => after(facts, events, effectiveDay(request, localDate(day))),
      };
    },
  };
}

/** Whose act it usually is: a caseworker's where a caseworker may, else that of the first who may. */
export function firstHand(name: ActionName): Role {
  const by = findAction(name)?.by ?? [];
  const role = by.find((each) => CASEWORKERS.includes(each)) ?? by[0];
  if (!role) throw new RangeError(`nobody does ${name}`);
  return role;
}
