import fc from 'fast-check';
import { ACTIONS, availableActions, check, situationOf, type AvailableAction } from '../../shared/case/actions';
import { deadlinesOf, groundsOf } from '../../shared/case/deadlines';
import { canonicalJson, hashOf, NO_PREVIOUS } from '../../shared/case/entry';
import { evolve, opened, type CaseFacts, type CaseOpened } from '../../shared/case/facts';
import { remindersOf } from '../../shared/case/reminders';
import type { Refusal } from '../../shared/law/verdict';
import { simulate } from '../../api/simulation';
import {
  aCase,
  aCollective,
  agreed,
  confirmed,
  delegated,
  inDefault,
  inEffect,
  inReview,
  mediating,
  mediatingForCourt,
  negotiating,
  orderServed,
  settled,
} from '../support/builders';
import type { AfterOpening } from '../support/given';
import { Walk } from './walk';

const STARTS = [
  aCase(),
  aCollective(),
  negotiating(),
  settled(),
  mediating(),
  delegated(),
  mediatingForCourt(),
  agreed(),
  inEffect(),
  inReview(),
  confirmed(),
  inDefault(),
  orderServed(),
];

/** The limitation watch goes on counting; enforcement may be applied for before the last instalment. */
const MAY_COME_EARLY = /^(limitation-|enforcement-apply)/;

/** The debtor alone says that it has paid, and the creditor knows better. */
const PERFORMANCE = /^(settlement|mediation-agreement)-performance/;

/** Entries that change nothing but the docket itself; and the region has no other rulebook to adopt yet. */
const SAID_IN_THE_DOCKET_ONLY = ['standing.corrected', 'standing.rulebook-adopted'];

const walks: Walk[] = [];

// Walks from every well-known point of the way; the seed is fixed, so that a failure can be found again.
beforeAll(() => {
  const walking = fc.property(fc.gen(), fc.constantFrom(...STARTS), (gen, start) => {
    const walk = new Walk(gen, start);
    for (let step = 0; step < 25; step += 1) walk.goOn();
    walks.push(walk);
  });
  fc.assert(walking, { numRuns: 250, seed: 20_260_706, endOnFailure: true });
});

/** A failed walk is told as the story of its entries, which says more than a shrunk list of random numbers. */
function onEveryWalk(property: (walk: Walk) => void): void {
  for (const walk of walks) {
    try {
      property(walk);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${walk.story()}`, { cause: error });
    }
  }
}

/** The facts from the first entry on, one after each entry. */
function history({ entries }: Walk): CaseFacts[] {
  const [first, ...rest] = entries;
  if (!first) return [];
  const facts = [opened(first.event as CaseOpened, first)];
  for (const entry of rest) facts.push(evolve(facts.at(-1)!, entry.event as AfterOpening, entry));
  return facts;
}

const reasonsOf = (verdict: ReturnType<typeof check>): readonly Refusal[] => (verdict.ok ? [] : verdict.refusals);

describe('whatever the law permits, in whatever order', () => {
  test('the facts are the fold of the entries', () =>
    onEveryWalk((walk) => expect(canonicalJson(history(walk).at(-1))).toBe(canonicalJson(walk.facts))));

  test('the entries are numbered without gaps and each is bound to the one before', () =>
    onEveryWalk(({ entries, facts }) => {
      entries.forEach((entry, i) => {
        expect(entry.seq).toBe(i + 1);
        expect(entry.previous).toBe(entries[i - 1]?.hash ?? NO_PREVIOUS);
        expect(entry.hash).toBe(hashOf(facts.caseNo, entry));
      });
    }));

  test('what is shown as possible is what is taken, and every reason shown is given', () =>
    onEveryWalk(({ steps }) => {
      for (const { request, actor, now, before } of steps) {
        const shown = availableActions(before, actor.role, now).find(
          (each) => each.name === request.name,
        ) as AvailableAction;
        const given = reasonsOf(check(request, before, actor, now)).map(({ code }) => code);
        expect(given).toEqual(expect.arrayContaining(shown.refusals.map(({ code }) => code)));
      }
    }));

  test('what is thought through comes to what is done', () =>
    onEveryWalk(({ steps }) => {
      for (const { request, actor, now, before, after } of steps) {
        const thought = simulate(before, now, { events: [request] }, actor);
        expect(canonicalJson(thought.facts)).toBe(canonicalJson(after ?? before));
      }
    }));

  test('no event is passed over in silence', () => {
    const [happened, changed] = [new Set<string>(), new Set<string>()];
    onEveryWalk((walk) => {
      history(walk).forEach((facts, i, all) => {
        const type = walk.entries[i]?.event.type ?? '';
        happened.add(type);
        if (i === 0 || canonicalJson(all[i - 1]) !== canonicalJson(facts)) changed.add(type);
      });
    });
    const silent = [...happened].filter((type) => !changed.has(type));
    expect(silent.filter((type) => !SAID_IN_THE_DOCKET_ONLY.includes(type))).toEqual([]);
    expect(happened.size).toBeGreaterThan(95);
  });

  test('a reason is a whole Chinese sentence with its article and a way out', () => {
    const refusals = new Map<string, Refusal>();
    for (const { facts, today } of walks) {
      const situation = situationOf(facts, today);
      for (const { rule } of ACTIONS)
        for (const each of reasonsOf(rule(situation))) refusals.set(each.code + each.reason, each);
    }
    expect(refusals.size).toBeGreaterThan(100);
    for (const { code, reason, cite, remedy } of refusals.values()) {
      expect(code).toMatch(/^[a-z-]+\/[a-z-]+$/);
      expect([reason, remedy, cite.label].join()).not.toMatch(/undefined|NaN|\[object/);
      expect(reason).toMatch(/\p{Script=Han}/u);
      expect(remedy).toMatch(/\p{Script=Han}/u);
    }
  });

  test('no last day is a rest day', () =>
    onEveryWalk(({ facts }) => {
      const { book, calendar } = groundsOf(facts);
      for (const { rule, dueOn, receipt } of deadlinesOf(facts)) {
        if (!dueOn || receipt.period?.unit === 'hours' || book.rules[rule].roll === 'none') continue;
        expect([rule, dueOn, calendar.isRestDay(dueOn)]).toEqual([rule, dueOn, false]);
      }
    }));

  test('no two deadlines share a key, and none is met before it began', () =>
    onEveryWalk((walk) => {
      for (const facts of history(walk)) {
        const deadlines = deadlinesOf(facts);
        expect(new Set(deadlines.map(({ key }) => key)).size).toBe(deadlines.length);
        for (const { key, closedOn, receipt, kind } of deadlines) {
          if (kind !== 'notice' && !MAY_COME_EARLY.test(key) && closedOn !== undefined && closedOn < receipt.trigger)
            throw new Error(`${key} was met on ${closedOn}, before ${receipt.trigger}`);
        }
      }
    }));

  test('every reminder of a deadline has its own key', () =>
    onEveryWalk(({ facts }) => {
      const keys = remindersOf(facts).map(({ notice }) => notice.key);
      expect(new Set(keys).size).toBe(keys.length);
    }));

  test('a deadline that is over does not open again, unless it was met by a payment that the creditor denies', () =>
    onEveryWalk((walk) => {
      const over = new Set<string>();
      history(walk).forEach((facts, i) => {
        const denied = walk.entries[i]?.event.type === 'performance.receipt-confirmed';
        for (const { key, state } of deadlinesOf(facts)) {
          if (state !== 'open') over.add(key);
          else if (over.delete(key) && !(denied && PERFORMANCE.test(key))) throw new Error(`${key} is open again`);
        }
      });
    }));
});
