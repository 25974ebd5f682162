import type { Actor, Role } from '../../shared/case/actor';
import { marksOf, mayReach, reachOf } from '../../shared/case/access';
import type { CaseFacts } from '../../shared/case/facts';
import {
  aCase,
  confirmationApplied,
  delegated,
  inEffect,
  mediating,
  orderApplied,
  reviewApplied,
} from '../support/builders';

const person = (role: Role, more: Partial<Actor> = {}): Actor => ({ id: 'x', role, ...more });
const sees = (actor: Actor, facts: CaseFacts): boolean => mayReach(actor, facts);

const HERE = 'ORG-1';
const BODIES = ['union', 'court', 'arbitrator', 'inspector', 'hotline', 'platform'] as const;
/** Which bodies of the outside, beside the organ that has it, see a case. */
const bodiesThatSee = (facts: CaseFacts): string[] => BODIES.filter((role) => sees(person(role), facts));

const TICKET = { hotline: '12333', orderNo: 'T-1', dispatchedOn: '2026-07-06' } as const;

test.each<[string, CaseFacts, string[]]>([
  ['registered at the window', aCase().facts, []],
  ['in mediation', mediating().facts, []],
  ['applied for online', aCase({ door: 'online' }).facts, ['platform']],
  ['from a hotline', aCase({ door: 'hotline', ticket: TICKET }).facts, ['hotline']],
  ['of the unions’ hotline', aCase({ door: 'hotline', ticket: { ...TICKET, hotline: '12351' } }).facts, ['union', 'hotline']], // prettier-ignore
  ['that a union handed in', aCase({ door: 'union' }).facts, ['union']],
  ['that inspectors handed in', aCase({ door: 'inspection' }).facts, ['inspector']],
  ['that a court entrusted', delegated().facts, ['court']],
  ['with an application for review', reviewApplied(inEffect()).facts, ['arbitrator']],
  ['with an application for confirmation', confirmationApplied(inEffect()).facts, ['court']],
  ['with an application for a payment order', orderApplied().facts, ['court']],
])('a case %s is seen by its organ and by %j', (_what, facts, bodies) => {
  expect(bodiesThatSee(facts)).toEqual(bodies);
  for (const role of ['mediator', 'clerk', 'union'] as const)
    expect(sees(person(role, { organ: facts.standing.organ }), facts)).toBe(true);
  for (const role of ['mediator', 'clerk'] as const) {
    expect(sees(person(role, { organ: 'ORG-ELSEWHERE' }), facts)).toBe(false);
    expect(sees(person(role), facts)).toBe(false);
  }
  for (const role of ['supervisor', 'administrator'] as const) expect(sees(person(role), facts)).toBe(true);
});

test('a party sees the cases that its token names, and no other', () => {
  const { facts } = aCase();
  expect(sees(person('worker', { cases: [facts.caseNo] }), facts)).toBe(true);
  expect(sees(person('employer', { cases: ['CQ-2026-999999'], organ: facts.standing.organ }), facts)).toBe(false);
  expect(sees(person('worker'), facts)).toBe(false);
});

test('a case is seen by the organ to which it is offered, and, handed over, still by the one that registered it', () => {
  const offered = aCase({ organ: HERE }).does('standing.offer-transfer', { to: 'ORG-2', reason: '就近办理' });
  const there = person('clerk', { organ: 'ORG-2' });
  expect(sees(there, offered.facts)).toBe(true);
  const { facts } = offered.does('standing.answer-transfer', { accepted: true, officer: '丁' });
  expect(facts.standing.organ).toBe('ORG-2');
  expect(sees(there, facts)).toBe(true);
  expect(sees(person('mediator', { organ: HERE }), facts)).toBe(true);
});

test('an organ that has refused a case sees it no more', () => {
  const { facts } = aCase({ organ: HERE })
    .does('standing.offer-transfer', { to: 'ORG-2', reason: '就近办理' })
    .does('standing.answer-transfer', { accepted: false });
  expect(sees(person('clerk', { organ: 'ORG-2' }), facts)).toBe(false);
});

test('the marks of a case are sorted, each once', () => {
  const marks = marksOf(confirmationApplied(inEffect()).facts);
  expect(marks).toEqual([...new Set(marks)].sort());
});

test('a name that looks like a mark opens nothing', () => {
  expect(reachOf(person('clerk', { organ: 'body:court' }))).toEqual({ kind: 'concerned', marks: ['organ:body:court'] });
});
