import { ACTIONS, availableActions, check, effectiveDay } from '../../shared/case/actions';
import { CASEWORKERS, ROLES, type Role } from '../../shared/case/actor';
import { groundsOf } from '../../shared/case/deadlines';
import { localDate } from '../../shared/law/local-date';
import { aCase, mediating, mediationApplied } from '../support/builders';
import { actorOf, given, noonOf, requestOf } from '../support/given';

const now = noonOf(localDate('2026-07-08'));
const today = localDate('2026-07-08');
const codes = (verdict: ReturnType<typeof check>) => (verdict.ok ? [] : verdict.refusals.map(({ code }) => code));

describe('one catalogue for everybody', () => {
  test('every action has a name of its own, a label of its own, somebody who may do it, and a rule of the book', () => {
    const { book } = groundsOf(aCase().facts);
    expect(new Set(ACTIONS.map(({ name }) => name)).size).toBe(ACTIONS.length);
    expect(new Set(ACTIONS.map(({ label }) => label)).size).toBe(ACTIONS.length);
    for (const { name, label, by, basis } of ACTIONS) {
      expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(label).toMatch(/^[\p{Script=Han}（）、]+$/u);
      expect([name, by.length > 0]).toEqual([name, true]);
      expect([name, basis in book.rules]).toEqual([name, true]);
    }
  });

  test('nobody sees what is not theirs to do', () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const shown = availableActions(mediating().facts, role, now).map(({ name }) => name);
      expect(shown).toEqual(ACTIONS.filter(({ by }) => by.includes(role)).map(({ name }) => name));
    }
  });

  test('an action that has a last day shows it', () => {
    const accept = availableActions(mediationApplied().facts, 'clerk', now).find(
      ({ name }) => name === 'mediation.accept',
    );
    expect(accept?.deadline).toMatchObject({ key: 'mediation-accept/1', dueOn: '2026-07-09' });
  });

  test('every caseworker can register, mediate and close', () => {
    for (const role of CASEWORKERS) {
      const names = availableActions(aCase().facts, role, now).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['mediation.apply', 'mediation.accept', 'closing.close']));
    }
  });
});

describe('an act is judged on its day', () => {
  const session = (on?: string) =>
    requestOf('mediation.record-session', { mode: 'video', attendees: ['甲'], minutes: '…', ...(on ? { on } : {}) });

  test.each([
    { on: undefined, day: '2026-07-08', refused: [], why: 'today, if nothing is said' },
    { on: '2026-07-07', day: '2026-07-07', refused: [], why: 'a paper that is entered later' },
    { on: '2026-07-09', day: '2026-07-09', refused: ['action/in-the-future'], why: 'nothing is done tomorrow' },
    {
      on: '2026-05-30',
      day: '2026-05-30',
      refused: ['action/before-the-case', 'case/before-the-step-before'],
      why: 'nor before the dispute',
    },
  ])('$why', ({ on, day, refused }) => {
    expect(effectiveDay(session(on), today)).toBe(day);
    expect(codes(check(session(on), mediating().facts, actorOf('mediator'), now))).toEqual(refused);
  });

  test('the day is that of Asia/Shanghai, which begins at 16:00 UTC', () => {
    const [before, after] = [Date.parse('2026-07-22T15:59:59.999Z'), Date.parse('2026-07-22T16:00:00.000Z')];
    expect(codes(check(session(), mediating().facts, actorOf('mediator'), before))).toEqual([]);
    expect(codes(check(session(), mediating().facts, actorOf('mediator'), after))).toEqual(['mediation/term-over']);
  });
});

describe('who may act', () => {
  test('a role that the action is not for is told who may', () => {
    const verdict = check(requestOf('mediation.accept', {}), mediationApplied().facts, actorOf('worker'), now);
    expect(verdict.ok ? [] : verdict.refusals[0]).toMatchObject({
      code: 'action/role',
      reason: '劳动者不能办理「受理调解申请」',
      remedy: '由调解员、调解组织工作人员、工会工作人员办理',
    });
  });

  test('every reason against is given at once', () =>
    given(mediationApplied())
      .when('2026-07-07', 'mediation.accept', {}, 'court')
      .isRefused('action/role — 协商调解规定第32条', 'mediation/consent-pending — 协商调解规定第22条'));
});
