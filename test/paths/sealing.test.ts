import { check } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import { sealingNotice } from '../../shared/case/sealing-notice';
import { consentsOf } from '../../shared/privacy/consents';
import { localDate } from '../../shared/law/local-date';
import { UNSEALING_PROVISIONS } from '../../shared/law/rulings/unsealing';
import { confirmationApplied, inReview, mediating, mediatingForCourt, negotiating } from '../support/builders';
import { actorOf, given, noonOf, requestOf } from '../support/given';
import type { TestCase } from '../support/test-case';

const ref = 'SEAL-00001';
const sealedIn = (from: TestCase) => from.does('standing.seal-fact', { ref, concededBy: 'worker', heading: 'minutes' });
const sealed = sealedIn(mediating());
const PAPER = { way: 'written', evidence: '2026-07-08同意书，存卷' } as const;
const consents = (from: TestCase, side: 'worker' | 'employer') =>
  from.does('standing.consent-to-unseal', { ref, side }, side);
const opened = consents(consents(sealed, 'worker'), 'employer');
const mayView = (from: TestCase, actor: Actor, day = from.today as string) =>
  check(requestOf('standing.view-sealed', { ref }), from.facts, actor, noonOf(localDate(day)));
const codes = (verdict: ReturnType<typeof check>) => (verdict.ok ? [] : verdict.refusals.map(({ code }) => code));

describe('a seal', () => {
  test('is put on once, and notes where the fact was conceded', () => {
    given(sealed)
      .when('2026-07-08', 'standing.seal-fact', { ref, concededBy: 'worker' })
      .isRefusedFor('standing/sealed-already');
    expect(sealed.facts.standing.sealed).toMatchObject([{ madeIn: 'mediation', heading: 'minutes' }]);
    expect(sealedIn(negotiating()).facts.standing.sealed[0]!.madeIn).toBe('negotiation');
  });

  test('tells whoever reads the case that it is there and by which text, never what', () => {
    expect(sealingNotice(mediating().facts)).toBeUndefined();
    expect(sealingNotice(sealed.facts)).toMatchObject({
      count: 1,
      items: [{ no: 1, heading: '调解笔录', openByConsent: false }],
      cites: [{ label: '渝人社〔2023〕553号措施7' }],
    });
    expect(sealingNotice(sealedIn(mediatingForCourt()).facts)?.cites).toMatchObject([
      { instrument: 'IMP', article: '22' },
    ]);
  });
});

describe('opening by consent (双方均同意)', () => {
  test('takes both sides, each for itself', () => {
    const one = consents(sealed, 'worker');
    expect(one.facts.standing.sealed[0]!.released).toBeUndefined();
    expect(codes(mayView(one, actorOf('mediator')))).toEqual(['standing/still-sealed']);
    expect(opened.entries.slice(-2).map(({ event }) => event.type)).toEqual([
      'standing.unsealing-consented',
      'standing.seal-released',
    ]);
    expect(mayView(opened, actorOf('mediator')).ok).toBe(true);
    given(sealed)
      .when('2026-07-08', 'standing.consent-to-unseal', { ref, side: 'employer' }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第11条');
    given(one)
      .when('2026-07-08', 'standing.consent-to-unseal', { ref, side: 'worker' }, 'worker')
      .isRefusedFor('standing/consented-already');
  });

  test('says who consented, when and by what it is shown', () => {
    given(sealed)
      .when('2026-07-08', 'standing.consent-to-unseal', { ref, side: 'worker' }, 'clerk')
      .isRefused('standing/consent-without-evidence — 协商调解规定第11条');
    given(sealed)
      .when(
        '2026-07-09',
        'standing.consent-to-unseal',
        { ref, side: 'worker', shownBy: PAPER, on: '2026-07-08' },
        'clerk',
      )
      .happens({ type: 'standing.unsealing-consented', ref, sealNo: 1, side: 'worker', ...PAPER });
    given(sealed)
      .when('2026-07-09', 'standing.consent-to-unseal', { ref, side: 'worker', shownBy: PAPER }, 'worker')
      .happens({ type: 'standing.unsealing-consented', ref, sealNo: 1, side: 'worker', way: 'own-page' });
  });

  test('may be withdrawn until it is open: then the other consent alone opens nothing', () => {
    const withdrawn = consents(sealed, 'worker').does(
      'standing.withdraw-unsealing-consent',
      { ref, side: 'worker' },
      'worker',
    );
    const other = consents(withdrawn, 'employer');
    expect(other.facts.standing.sealed[0]!.released).toBeUndefined();
    expect(codes(mayView(other, actorOf('court')))).toEqual(['standing/still-sealed']);
    given(withdrawn)
      .when('2026-07-08', 'standing.withdraw-unsealing-consent', { ref, side: 'worker' }, 'worker')
      .isRefusedFor('standing/no-unsealing-consent');
  });

  test('withdrawn after it is open, is closed again at once for the time to come, and both stand in the docket', () => {
    const closed = opened.does('standing.withdraw-unsealing-consent', { ref, side: 'employer' }, 'employer');
    expect(closed.entries.slice(-2).map(({ event }) => event.type)).toEqual([
      'standing.unsealing-consent-withdrawn',
      'standing.seal-restored',
    ]);
    expect(codes(mayView(closed, actorOf('mediator')))).toEqual(['standing/still-sealed']);
    expect(
      consentsOf(closed.entries)
        .filter(({ kind }) => kind === 'open-sealed')
        .map(({ side, withdrawnOn }) => [side, withdrawnOn]),
    ).toEqual([
      ['worker', undefined],
      ['employer', '2026-07-07'],
    ]);
    expect(mayView(consents(closed, 'employer'), actorOf('mediator')).ok).toBe(true);
  });

  test('is of one seal, not of another', () => {
    const two = opened.does('standing.seal-fact', { ref: 'SEAL-00002', concededBy: 'employer' });
    const other = requestOf('standing.view-sealed', { ref: 'SEAL-00002' });
    expect(codes(check(other, two.facts, actorOf('mediator'), noonOf(two.today)))).toEqual(['standing/still-sealed']);
  });
});

const ASKED = {
  ref,
  provision: 'suspected-false-evidence',
  purpose: '核实协议是否真实',
  proceeding: '渝北劳仲审12号',
} as const;
const reviewing = sealedIn(inReview());
const asked = reviewing.does('standing.request-unsealing', ASKED, 'arbitrator');
const approved = asked.does('standing.approve-unsealing', { no: 1 }, 'clerk');

describe('opening by law (法律另有规定)', () => {
  test.each([
    { from: reviewing, role: 'arbitrator', provision: 'suspected-false-evidence', why: [] },
    { from: reviewing, role: 'court', provision: 'verify-with-organisation', why: ['unsealing/no-such-proceeding'] },
    { from: sealed, role: 'arbitrator', provision: 'suspected-false-evidence', why: ['unsealing/no-such-proceeding'] },
    {
      from: sealedIn(confirmationApplied()),
      role: 'court',
      provision: 'verify-with-organisation',
      why: ['unsealing/no-such-proceeding'],
    },
    { from: sealedIn(inConfirmation()), role: 'court', provision: 'verify-with-organisation', why: [] },
    { from: sealedIn(inConfirmation()), role: 'court', provision: 'suspected-false-mediation', why: [] },
    {
      from: sealedIn(inConfirmation()),
      role: 'arbitrator',
      provision: 'suspected-false-mediation',
      why: ['unsealing/no-such-proceeding'],
    },
  ] as const)('$role may ask by $provision: $why', ({ from, role, provision, why }) => {
    const request = requestOf('standing.request-unsealing', { ...ASKED, provision });
    expect(codes(check(request, from.facts, actorOf(role), noonOf(from.today)))).toEqual(why);
  });

  test('knows no exception for what was conceded in a mediation for a court (特邀调解规定第22条)', () => {
    given(sealedIn(mediatingForCourt()))
      .when('2026-07-10', 'standing.request-unsealing', { ...ASKED, provision: 'verify-with-organisation' }, 'court')
      .isRefusedFor('evidence/compromise-fact');
  });

  test('rests on articles that are quoted', () => {
    expect(Object.values(UNSEALING_PROVISIONS).map(({ cite }) => cite.label)).toEqual([
      '民诉法解释第356条',
      '在线调解规则第23条',
      '办案规则第78条',
    ]);
  });

  describe('takes two persons', () => {
    const decide = (actor: Actor, from = asked) =>
      codes(check(requestOf('standing.approve-unsealing', { no: 1 }), from.facts, actor, noonOf(from.today)));
    const stoodFor = reviewing.facts;
    test.each<[string, Actor, string[]]>([
      ['another of the keepers', { id: 'clerk-1', role: 'clerk' }, []],
      ['the supervisor', { id: 'supervisor-1', role: 'supervisor' }, []],
      ['the requester under another post', { id: 'arbitrator-1', role: 'clerk' }, ['standing/own-unsealing']],
      [
        'who acts in the requester’s place',
        { id: 'x', role: 'clerk', onBehalfOf: 'arbitrator-1' },
        ['standing/own-unsealing'],
      ],
      ['a colleague of the requester', { id: 'arbitrator-2', role: 'arbitrator' }, ['action/role']],
      ['a mediator', { id: 'mediator-1', role: 'mediator' }, ['action/role']],
    ])('%s: %j', (_who, actor, why) => expect(decide(actor)).toEqual(why));

    test('in whose place it was asked, decides it no more than who asked', () => {
      const delegate: Actor = { id: 'y', role: 'arbitrator', onBehalfOf: 'supervisor-1' };
      const events = [{ type: 'standing.unsealing-requested' as const, ...ASKED, sealNo: 1, requester: delegate }];
      const facts = {
        ...stoodFor,
        standing: { ...stoodFor.standing, unsealings: [{ ...events[0]!, requestedOn: asked.today }] },
      };
      const request = requestOf('standing.approve-unsealing', { no: 1 });
      const supervisor: Actor = { id: 'supervisor-1', role: 'supervisor' };
      expect(codes(check(request, facts, supervisor, noonOf(asked.today)))).toEqual(['standing/own-unsealing']);
    });
  });

  test('shows it to the one who asked, and to nobody else, for three days', () => {
    const [requester, colleague] = [actorOf('arbitrator'), { id: 'arbitrator-2', role: 'arbitrator' } as const];
    expect(codes(mayView(asked, requester))).toEqual(['standing/still-sealed']);
    expect(mayView(approved, requester).ok).toBe(true);
    for (const other of [colleague, actorOf('clerk'), actorOf('supervisor'), actorOf('worker')])
      expect(codes(mayView(approved, other))).toEqual(['standing/still-sealed']);
    expect(approved.deadline('unsealing-look/1')).toMatchObject({ kind: 'policy', dueOn: '2026-07-20' });
    expect(mayView(approved, requester, '2026-07-20').ok).toBe(true);
    expect(codes(mayView(approved, requester, '2026-07-21'))).toEqual(['standing/still-sealed']);
    const ended = approved.lapsed('unsealing-look/1', { type: 'standing.unsealing-ended', no: 1 });
    expect(ended.deadline('unsealing-look/1').state).toBe('lapsed');
    given(ended).when('2026-07-21', 'standing.request-unsealing', ASKED, 'arbitrator').isPermitted();
  });

  test('may be refused with a reason; then it has to be asked for anew', () => {
    const refused = asked.does('standing.refuse-unsealing', { no: 1, reason: '可以先向当事人核实' }, 'supervisor');
    expect(codes(mayView(refused, actorOf('arbitrator')))).toEqual(['standing/still-sealed']);
    given(refused)
      .when('2026-07-16', 'standing.approve-unsealing', { no: 1 }, 'clerk')
      .isRefusedFor('standing/no-unsealing-asked');
    given(refused).when('2026-07-16', 'standing.request-unsealing', ASKED, 'arbitrator').isPermitted();
  });

  test('lapses when nobody decides within three working days', () => {
    given(asked)
      .when('2026-07-16', 'standing.request-unsealing', ASKED, 'arbitrator')
      .isRefusedFor('standing/unsealing-asked-already');
    expect(asked.deadline('unsealing-decision/1')).toMatchObject({ kind: 'policy', dueOn: '2026-07-21' });
    const lapsed = asked.lapsed('unsealing-decision/1', { type: 'standing.unsealing-lapsed', no: 1 });
    expect(lapsed.deadline('unsealing-decision/1').state).toBe('lapsed');
    given(lapsed)
      .when('2026-07-22', 'standing.approve-unsealing', { no: 1 }, 'clerk')
      .isRefusedFor('standing/no-unsealing-asked');
  });

  test('leaves in the docket who looked on which ground, and nothing of what', () => {
    const viewed = approved.does('standing.view-sealed', { ref }, 'arbitrator');
    expect(viewed.entries.at(-1)!.event).toEqual({ type: 'standing.sealed-viewed', ref, sealNo: 1, ground: 'law' });
    expect(opened.does('standing.view-sealed', { ref }, 'worker').entries.at(-1)!.event).toMatchObject({
      ground: 'both-consent',
    });
  });
});

test('a seal that one person released by law, as the first version had it, opens nothing any more', () => {
  const { standing } = sealed.facts;
  const released = { on: sealed.today, ground: 'law', provision: '某条' } as const;
  const facts = { ...sealed.facts, standing: { ...standing, sealed: [{ ...standing.sealed[0]!, released }] } };
  const request = requestOf('standing.view-sealed', { ref });
  expect(codes(check(request, facts, actorOf('arbitrator'), noonOf(sealed.today)))).toEqual(['standing/still-sealed']);
});

function inConfirmation(): TestCase {
  return confirmationApplied().does('confirmation.accept', {}, 'court');
}
