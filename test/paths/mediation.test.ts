import { deadlinesOf } from '../../shared/case/deadlines';
import { aCase, inEffect, mediating, mediationApplied } from '../support/builders';
import { faultsOf, given } from '../support/given';

const BOTH_AGREE = { workerAgrees: true, employerAgrees: true } as const;

describe('ENMP 21 — the application', () => {
  test('is written, or oral and recorded on the spot', () => {
    expect(faultsOf('mediation.apply', { by: 'worker', form: 'oral', matter: '工资' })).toEqual([
      '口头申请应当当场记录并由申请人确认',
    ]);
    const oralRecord = { recordedOnTheSpot: true, readBack: true, signed: true } as const;
    given(aCase())
      .when('2026-07-06', 'mediation.apply', { by: 'worker', form: 'oral', matter: '工资', oralRecord })
      .isPermitted();
  });

  test('a party applies for itself only', () => {
    given(aCase())
      .when('2026-07-06', 'mediation.apply', { by: 'both', form: 'written', matter: '工资' }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第21条');
    given(aCase())
      .when('2026-07-06', 'mediation.apply', { by: 'both', form: 'written', matter: '工资' }, 'clerk')
      .isPermitted();
  });

  test('one mediation at a time', () =>
    given(mediationApplied())
      .when('2026-07-07', 'mediation.apply', { by: 'employer', form: 'written', matter: '工资' })
      .isRefused('mediation/already-open — 协商调解规定第21条'));

  test('an agreement in effect is performed, not mediated anew', () =>
    given(inEffect())
      .when('2026-07-15', 'mediation.apply', { by: 'worker', form: 'written', matter: '工资' })
      .isRefused('mediation/already-agreed — 调解仲裁法第14条'));
});

describe('ENMP 22 — acceptance within 3 working days', () => {
  test.each([
    { applied: '2026-07-06', due: '2026-07-09', why: 'the day of application is not counted' },
    { applied: '2026-07-10', due: '2026-07-15', why: 'a weekend is skipped' },
    { applied: '2026-09-17', due: '2026-09-21', why: 'the make-up Sunday 20 September is worked' },
    {
      applied: '2026-09-30',
      due: '2026-10-10',
      why: 'the National Day holiday is skipped, the make-up Saturday 10 October worked',
    },
  ])('applied on $applied, due on $due: $why', ({ applied, due }) =>
    expect(mediationApplied(aCase({}, applied)).deadline('mediation-accept/1').dueOn).toBe(due),
  );

  test('silence is no consent', () =>
    given(mediationApplied())
      .when('2026-07-07', 'mediation.accept', {})
      .isRefused('mediation/consent-pending — 协商调解规定第22条'));

  test('nobody is mediated against their will', () => {
    const refused = mediationApplied().does('mediation.record-consent', { side: 'employer', given: false }, 'employer');
    given(refused)
      .when('2026-07-07', 'mediation.accept', {})
      .isRefused('mediation/consent-refused — 协商调解规定第22条');
    given(refused)
      .when('2026-07-07', 'mediation.reject', { ground: 'party-refuses', reason: '单位不同意' })
      .happens({ type: 'mediation.not-accepted', ground: 'party-refuses', reason: '单位不同意' });
  });

  test('a refusal by a party is not made up by the organisation', () =>
    given(mediationApplied())
      .when('2026-07-07', 'mediation.reject', { ground: 'party-refuses', reason: '单位不同意' })
      .isRefused('mediation/nobody-refused — 协商调解规定第22条'));

  test('each side consents for itself', () =>
    given(mediationApplied())
      .when('2026-07-07', 'mediation.record-consent', { side: 'employer', given: true }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第22条'));

  test('nothing is accepted before it was received', () =>
    given(
      mediationApplied(aCase().on('2026-07-08')).does('mediation.record-consent', { side: 'employer', given: true }),
    )
      .when('2026-07-09', 'mediation.accept', { on: '2026-07-07' })
      .isRefused('case/before-the-step-before — 协商调解规定第22条'));

  test('a late acceptance stays possible and is overdue', () => {
    const late = mediationApplied()
      .does('mediation.record-consent', { side: 'employer', given: true })
      .on('2026-07-13')
      .does('mediation.accept', {});
    expect(late.deadline('mediation-accept/1').state).toBe('late');
  });

  test('a case that another body has taken over is mediated no more', () => {
    const handedOver = mediationApplied()
      .does('registration.refer', { to: 'people-mediation', organ: '人民调解委员会', reason: '就近' })
      .does('registration.answer-referral', { accepted: true });
    expect(handedOver.facts.mediations[0]?.outcome?.kind).toBe('transferred');
    given(handedOver)
      .when('2026-07-07', 'mediation.apply', { by: 'worker', form: 'written', matter: '工资' })
      .isRefused('case/closed — 协商调解规定第32条');
  });
});

describe('ENMP 23 — mediation of the organisation’s own motion', () => {
  const proposed = aCase().does('mediation.propose', { reason: '欠薪预警' });

  test('no application, so no days to accept it and none of LDMAL 14', () => {
    const rules = deadlinesOf(proposed.facts).map(({ rule }) => rule);
    expect(rules).not.toContain('mediation-accept');
    expect(rules).not.toContain('mediation-statutory-window');
  });

  test('it needs the consent of both', () => {
    given(proposed)
      .when('2026-07-06', 'mediation.accept', {})
      .isRefused('mediation/consent-pending — 协商调解规定第22条');
    const consented = proposed
      .does('mediation.record-consent', { side: 'worker', given: true })
      .does('mediation.record-consent', { side: 'employer', given: true });
    given(consented).when('2026-07-06', 'mediation.accept', {}).isPermitted();
  });
});

describe('ENMP 29 — over within 15 days, longer if both agree', () => {
  const extension = { until: '2026-07-31', ...BOTH_AGREE };

  test.each([
    { accepted: '2026-07-07', due: '2026-07-22', why: 'fifteen days after the day of acceptance' },
    { accepted: '2026-07-10', due: '2026-07-27', why: 'Saturday 25 July is a rest day, so Monday' },
    { accepted: '2026-09-16', due: '2026-10-08', why: '1 October opens the holiday, so Thursday 8 October' },
  ])('accepted on $accepted, over on $due: $why', ({ accepted, due }) => {
    const applied = mediationApplied(aCase({}, accepted)).does('mediation.record-consent', {
      side: 'employer',
      given: true,
    });
    expect(applied.does('mediation.accept', {}).deadline('mediation-conclude-committee/1').dueOn).toBe(due);
  });

  test.each([
    { day: '2026-07-22', reasons: [], why: 'the last day' },
    { day: '2026-07-23', reasons: ['mediation/term-over — 协商调解规定第29条'], why: 'the day after' },
  ])('extension on $why', ({ day, reasons }) =>
    given(mediating())
      .when(day, 'mediation.extend', extension)
      .isRefused(...reasons),
  );

  test('both sides agree to it, and it is longer than before', () => {
    expect(faultsOf('mediation.extend', { ...extension, employerAgrees: false })).toEqual([
      '延长调解期限应当由双方当事人同意',
    ]);
    given(mediating())
      .when('2026-07-10', 'mediation.extend', { ...extension, until: '2026-07-22' })
      .isRefused('mediation/extension-too-short — 协商调解规定第29条');
  });

  describe('each side may say for itself that it agrees', () => {
    const worker = { side: 'worker', given: true, until: '2026-07-31' } as const;
    const employer = { ...worker, side: 'employer' } as const;
    const asked = mediating().does('mediation.answer-extension', worker, 'worker');

    test('which binds nobody until the other agrees to the same day', () => {
      expect(asked.deadline('mediation-conclude-committee/1').dueOn).toBe('2026-07-22');
      given(asked)
        .when('2026-07-10', 'mediation.answer-extension', { ...employer, until: '2026-07-29' }, 'employer')
        .happens({ type: 'mediation.extension-answered', ...employer, until: '2026-07-29' });
      const both = asked.does('mediation.answer-extension', employer, 'employer');
      expect(both.deadline('mediation-conclude-committee/1').dueOn).toBe('2026-07-31');
    });

    test('never for the other', () =>
      given(mediating())
        .when('2026-07-10', 'mediation.answer-extension', employer, 'worker')
        .isRefused('case/not-own-side — 协商调解规定第29条'));

    test('and what is declined is asked no more', () => {
      const declined = asked.does('mediation.answer-extension', { ...employer, given: false }, 'employer');
      given(declined)
        .when('2026-07-10', 'mediation.answer-extension', employer, 'employer')
        .happens({ type: 'mediation.extension-answered', ...employer });
      given(mediating())
        .when('2026-07-10', 'mediation.answer-extension', { ...employer, given: false }, 'employer')
        .isRefused('mediation/no-extension-asked — 协商调解规定第29条');
    });

    test('as long as the period has not ended', () =>
      given(asked)
        .when('2026-07-23', 'mediation.answer-extension', employer, 'employer')
        .isRefusedFor('mediation/term-over'));
  });

  test('an extended mediation is over on the day agreed', () => {
    const extended = mediating().on('2026-07-20').does('mediation.extend', extension);
    expect(extended.deadline('mediation-conclude-committee/1').dueOn).toBe('2026-07-31');
    given(extended)
      .when('2026-07-30', 'mediation.record-session', { mode: 'video', attendees: ['甲'], minutes: '…' })
      .isPermitted();
  });

  test('what has lapsed, failed on the last day', () => {
    const lapsed = mediating().on('2026-07-23').lapsed('mediation-conclude-committee/1', { type: 'mediation.lapsed' });
    expect(lapsed.facts.mediations[0]?.outcome).toEqual({ kind: 'lapsed', on: '2026-07-22' });
    expect(lapsed.deadline('mediation-conclude-committee/1').state).toBe('lapsed');
  });
});

describe('LDMAL 14 — 15 days from the application beside the committee’s own', () => {
  test('inform the parties and bind nobody', () => {
    const window = mediating().deadline('mediation-statutory-window/1');
    expect([window.dueOn, window.informational, window.kind]).toEqual(['2026-07-21', true, 'notice']);
  });

  test.each(['personnel', 'civil-servant-contract'] as const)(
    'are the only ones in a %s dispute (LDMAL 52)',
    (disputeKind) => {
      const personnel = mediating(aCase({ disputeKind }));
      expect(personnel.deadline('mediation-statutory-window/1')).toMatchObject({
        dueOn: '2026-07-21',
        informational: false,
      });
      expect(() => personnel.deadline('mediation-conclude-committee/1')).toThrow();
      given(personnel)
        .when('2026-07-22', 'mediation.record-session', { mode: 'video', attendees: ['甲'], minutes: '…' })
        .isRefused('mediation/term-over — 调解仲裁法第14条');
    },
  );
});

describe('ENMP 25 — mediators', () => {
  const with_ = (conflictDeclared: boolean) => ({ mediator: { id: 'M2', name: '辛', conflictDeclared } });

  test('who has an interest in the case does not mediate it, from the beginning or later', () => {
    given(mediating())
      .when('2026-07-08', 'mediation.appoint-mediator', with_(true))
      .isRefused('mediation/conflict-of-interest — 协商调解规定第25条');
    const consented = mediationApplied().does('mediation.record-consent', { side: 'employer', given: true });
    given(consented)
      .when('2026-07-07', 'mediation.accept', with_(true))
      .isRefused('mediation/conflict-of-interest — 协商调解规定第25条');
  });

  test('a challenge is decided by the organisation and removes the mediator', () => {
    const challenge = { id: 'M1', reason: '系近亲属', upheld: true };
    given(mediating())
      .when('2026-07-08', 'mediation.challenge-mediator', challenge, 'worker')
      .isRefused('mediation/challenge-not-decided — 协商调解规定第25条');
    expect(
      given(mediating()).when('2026-07-08', 'mediation.challenge-mediator', challenge, 'clerk').facts().mediations[0]
        ?.mediators,
    ).toEqual([]);
    given(mediating())
      .when('2026-07-08', 'mediation.challenge-mediator', { ...challenge, id: 'M9' }, 'clerk')
      .isRefused('mediation/no-such-mediator — 协商调解规定第25条');
  });
});

describe('ENMP 30 — a mediation that fails', () => {
  test.each(['refused', 'withdrawn', 'unreachable', 'large-divergence', 'false-mediation-suspected'] as const)(
    'may end as %s, with a reason',
    (outcome) =>
      given(mediating())
        .when('2026-07-10', 'mediation.end', { outcome, reason: '分歧较大' })
        .happens({ type: 'mediation.ended', outcome, reason: '分歧较大' }),
  );

  test('nothing happens in it before it was accepted or after it has ended', () => {
    const session = { mode: 'on-site' as const, attendees: ['甲'], minutes: '…' };
    given(mediationApplied())
      .when('2026-07-06', 'mediation.record-session', session)
      .isRefused('mediation/not-running — 协商调解规定第29条');
    given(mediating())
      .when('2026-07-08', 'mediation.record-session', { ...session, on: '2026-07-06' })
      .isRefused('case/before-the-step-before — 协商调解规定第29条');
    const ended = mediating().does('mediation.end', { outcome: 'refused', reason: '不愿调解' });
    given(ended)
      .when('2026-07-08', 'mediation.propose-terms', { text: '一次性支付' })
      .isRefused('mediation/not-running — 协商调解规定第29条');
  });

  test('only the applicant withdraws the application', () => {
    given(mediating())
      .when('2026-07-08', 'standing.withdraw', { reason: '不再主张' }, 'employer')
      .isRefused('standing/not-the-applicant — 协商调解规定第21条');
    given(mediating())
      .when('2026-07-08', 'standing.withdraw', { reason: '不再主张' }, 'worker')
      .happens(
        { type: 'standing.withdrawn', reason: '不再主张' },
        { type: 'mediation.ended', outcome: 'withdrawn', reason: '不再主张' },
      );
  });
});
