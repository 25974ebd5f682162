import { localDate } from '../../shared/law/local-date';
import { rulebook } from '../../shared/law/rulebooks/rulebooks';
import { mayUseAgainst, type Concession } from '../../shared/law/rulings/admissibility';
import { mayAgent, type AgentAct, type Authority } from '../../shared/law/rulings/agent-authority';
import { bindsNegotiation } from '../../shared/law/rulings/agreed-period';
import {
  bindingEffect,
  requiredMarks,
  statementEffect,
  type AgreementKind,
} from '../../shared/law/rulings/binding-effect';
import { collectiveProcedure, mayBeRepresentedBy, mayRepresentativeSettle } from '../../shared/law/rulings/collective';
import { paymentOrderFee } from '../../shared/law/rulings/court-fee';
import { enforcementStart } from '../../shared/law/rulings/enforcement-start';
import { forumAfterTermination } from '../../shared/law/rulings/forum-after-termination';
import { arbitrationJurisdiction } from '../../shared/law/rulings/jurisdiction';
import { mayAcceptMediation } from '../../shared/law/rulings/mediation-acceptance';
import { effectOfSuggestion } from '../../shared/law/rulings/mediation-suggestion';
import { objectionValidity, type Objection } from '../../shared/law/rulings/objection';
import type { Verdict } from '../../shared/law/verdict';

const day = localDate;
const book = rulebook('chongqing@2024-01-01');
const codes = (verdict: Verdict) => (verdict.ok ? [] : verdict.refusals.map(({ code }) => code));

describe('调解仲裁法 14 — an agreement takes effect with its last mark', () => {
  const marks = {
    parties: [day('2025-05-06'), day('2025-05-07')],
    mediator: day('2025-05-08'),
    seal: day('2025-05-09'),
  };

  test.each<[AgreementKind, string]>([
    ['mediation', '2025-05-09'],
    ['people-mediation', '2025-05-09'],
    ['court-delegated', '2025-05-07'],
    ['online', '2025-05-07'],
    ['settlement', '2025-05-07'],
  ])('%s: %s', (kind, effectiveOn) => expect(bindingEffect(kind, marks)).toMatchObject({ effectiveOn, missing: [] }));

  test('each missing mark is named, and the agreement has no effect', () => {
    const bare = { parties: [day('2025-05-06'), undefined] };
    expect(bindingEffect('mediation', bare)).toEqual({
      missing: ['party', 'mediator', 'seal'],
      cite: requiredMarks('mediation').cite,
    });
    expect(bindingEffect('court-delegated', bare).missing).toEqual(['party']);
    expect(bindingEffect('mediation', { ...marks, seal: undefined }).effectiveOn).toBeUndefined();
  });
  test('one signature is never enough', () => {
    expect(bindingEffect('settlement', { parties: [day('2025-05-06')] }).missing).toEqual(['party']);
  });
  test('办案规则 77 — the mediation statement takes effect when both have signed for it', () => {
    expect(statementEffect([day('2025-06-02'), day('2025-06-05')]).effectiveOn).toBe('2025-06-05');
    expect(statementEffect([day('2025-06-02'), undefined]).effectiveOn).toBeUndefined();
  });
});

describe('协商调解规定 22 — acceptance', () => {
  test.each([
    { withinScope: true, workerConsents: true, employerConsents: true, expected: [] },
    { withinScope: true, workerConsents: true, employerConsents: undefined, expected: ['mediation/consent-pending'] },
    { withinScope: true, workerConsents: true, employerConsents: false, expected: ['mediation/consent-refused'] },
    {
      withinScope: false,
      workerConsents: false,
      employerConsents: undefined,
      expected: ['mediation/out-of-scope', 'mediation/consent-refused'],
    },
  ])('%j', ({ expected, ...facts }) => expect(codes(mayAcceptMediation(facts))).toEqual(expected));
});

describe('协商调解规定 10 — only a period in writing by both ends the negotiation', () => {
  const until = day('2025-05-31');
  test('in writing by both', () => expect(bindsNegotiation({ inWriting: true, byBoth: true, until }).ok).toBe(true));
  test('both reasons at once', () => {
    expect(codes(bindsNegotiation({ inWriting: false, byBoth: false, until }))).toEqual([
      'negotiation/period-not-written',
      'negotiation/period-one-sided',
    ]);
  });
});

describe('民诉法解释 436 — what is no objection to a payment order', () => {
  const objection = (change: Partial<Objection>): Objection => ({
    form: 'written',
    receivedOn: day('2025-05-27'),
    lastDay: day('2025-05-27'),
    ground: 'disputes-debt',
    ...change,
  });
  test.each<[Partial<Objection>, string[]]>([
    [{}, []],
    [{ ground: 'other-ground' }, []],
    [{ form: 'oral' }, ['payment-order/objection-oral']],
    [{ receivedOn: day('2025-05-28') }, ['payment-order/objection-late']],
    [{ ground: 'cannot-pay' }, ['payment-order/objection-not-to-debt']],
    [{ ground: 'asks-delay' }, ['payment-order/objection-not-to-debt']],
    [{ ground: 'asks-other-manner' }, ['payment-order/objection-not-to-debt']],
    [{ byOtherSuit: true }, ['payment-order/objection-by-suit']],
  ])('%j: %j', (change, expected) => expect(codes(objectionValidity(objection(change)))).toEqual(expected));
});

describe('劳动争议解释（一）13 — where the way leads after the order failed', () => {
  test('with a mediation agreement: to court, and silence is a suit', () => {
    expect(forumAfterTermination('mediation-agreement')).toMatchObject({ forum: 'sue-directly', silenceIsSuit: true });
  });
  test('for wages alone: to arbitration first, and silence is no suit', () => {
    expect(forumAfterTermination('unpaid-wages')).toMatchObject({ forum: 'arbitrate-first', silenceIsSuit: false });
  });
});

describe('办案规则 8 — which commission', () => {
  test.each([
    { performancePlaces: ['渝北'], filed: [], places: ['渝北', '渝中'], decidedBy: 'choice' },
    { performancePlaces: ['渝北'], filed: ['渝中'], places: ['渝北', '渝中'], decidedBy: 'choice' },
    { performancePlaces: ['渝北'], filed: ['渝中', '渝北'], places: ['渝北'], decidedBy: 'place-of-performance' },
    { performancePlaces: [], filed: [], places: ['渝中'], decidedBy: 'employer-place' },
    { performancePlaces: ['渝中'], filed: [], places: ['渝中'], decidedBy: 'choice' },
  ])(
    '$decidedBy for work at $performancePlaces, filed at $filed',
    ({ performancePlaces, filed, places, decidedBy }) => {
      const facts = { performancePlaces, employerPlace: '渝中', filed: filed.map((at) => ({ at })) };
      expect(arbitrationJurisdiction(facts)).toMatchObject({ places, decidedBy });
    },
  );
  test('several places of work: the commission that accepted first, not the one that was asked first', () => {
    const filed = [
      { at: '江北', acceptedOn: day('2025-03-06') },
      { at: '渝北', acceptedOn: day('2025-03-04') },
    ];
    const facts = { performancePlaces: ['江北', '渝北'], employerPlace: '渝中', filed };
    expect(arbitrationJurisdiction(facts)).toMatchObject({ places: ['渝北'], decidedBy: 'first-accepted' });
  });
});

describe('办案规则 62, 63 — collective disputes', () => {
  test.each([
    [{ workers: 10, commonRequest: true }, true],
    [{ workers: 9, commonRequest: true }, false],
    [{ workers: 30, commonRequest: false }, false],
    [{ workers: 1, commonRequest: false, collectiveContract: true }, true],
  ])('%j: %p', (facts, collective) => expect(collectiveProcedure(facts, book).collective).toBe(collective));

  test.each([
    [2, false],
    [3, true],
    [5, true],
    [6, false],
  ])('%i representatives: %p', (count, ok) => expect(mayBeRepresentedBy(count, book).ok).toBe(ok));

  test('a representative settles only with the consent of all who are bound', () => {
    expect(mayRepresentativeSettle({ withoutConsent: 0 }).ok).toBe(true);
    expect(codes(mayRepresentativeSettle({ withoutConsent: 1 }))).toEqual(['collective/consent-of-represented']);
  });
});

describe('民事诉讼法 62 — what an agent may do', () => {
  const general: Authority = { written: true, scopeStated: true, special: [], party: 'worker' };
  test.each<[AgentAct, Partial<Authority>, string[]]>([
    ['attend', {}, []],
    ['settle', {}, ['agent/no-special-power']],
    ['settle', { special: ['settle'] }, []],
    ['waive', { special: ['settle'] }, ['agent/no-special-power']],
    ['settle', { written: false }, ['agent/no-written-power', 'agent/no-special-power']],
    ['attend', { unionStaff: true }, []],
    ['attend', { unionStaff: true, party: 'employer' }, ['agent/union-staff-for-employer']],
  ])('%s with %j: %j', (act, change, expected) =>
    expect(codes(mayAgent(act, { ...general, ...change }))).toEqual(expected),
  );
});

describe('协商调解规定 11 — what was conceded for the sake of peace', () => {
  const conceded: Concession = { madeIn: 'mediation', forCompromise: true, bothConsent: false };
  test.each<[string, Partial<Concession>, boolean]>([
    ['may not be used', {}, false],
    ['may be used if both agree', { bothConsent: true }, true],
    ['may be used under a provision that is named', { provisionOfLaw: '某法第一条' }, true],
    ['may not be used under a provision that is not named', { provisionOfLaw: ' ' }, false],
    [
      'in court mediation knows no exception by law',
      { madeIn: 'court-mediation', provisionOfLaw: '某法第一条' },
      false,
    ],
    [
      'online is free once jointly confirmed as undisputed',
      { madeIn: 'online-court-mediation', jointlyConfirmed: true },
      true,
    ],
    ['elsewhere a joint confirmation does not free it', { jointlyConfirmed: true }, false],
    ['was no concession', { forCompromise: false }, true],
  ])('%s: %j', (_, change, ok) => expect(mayUseAgainst({ ...conceded, ...change }).ok).toBe(ok));
});

test('办案规则 69 — without consent to mediation the application is accepted as usual', () => {
  expect(effectOfSuggestion({ applicantConsents: false }).effect).toBe('accept');
});

describe('民事诉讼法 250 — from when enforcement can be applied for', () => {
  const effectiveOn = day('2024-06-01');
  test.each([
    [[], '2024-06-01'],
    [['2024-08-03'], '2024-08-03'],
    [['2024-10-03', '2024-08-03'], '2024-10-03'],
  ])('due on %j: from %s', (due, from) => {
    expect(enforcementStart({ performanceDays: due.map(day), effectiveOn }).from).toBe(from);
  });
});

describe('诉讼费用交纳办法 14(3) — a third of the property-case fee', () => {
  // worked by hand: 50 + 2.5% of 90,000 + 2% of 20,000 = 50 + 2,250 + 400 = 2,700 yuan, a third of which is 900
  test.each([
    { yuan: 8_000, fen: 1_667 },
    { yuan: 10_000, fen: 1_667 },
    { yuan: 20_000, fen: 10_000 },
    { yuan: 120_000, fen: 90_000 },
    { yuan: 300_000, fen: 193_333 },
  ])('on $yuan yuan: $fen fen', ({ yuan, fen }) => expect(paymentOrderFee(yuan * 100).fen).toBe(fen));
  test.each([0, -1, 0.5, NaN])('there is no fee on %p fen', (sum) =>
    expect(() => paymentOrderFee(sum)).toThrow(RangeError),
  );
});
