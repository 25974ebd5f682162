import { aCase, mediating, negotiating, negotiationRequested, settled } from '../support/builders';
import { faultsOf, given } from '../support/given';

describe('ENMP 8 — a party asks the other to negotiate', () => {
  test('either side may ask, each for itself', () => {
    const input = { by: 'employer', matter: '协商补偿' } as const;
    given(aCase())
      .when('2026-07-06', 'negotiation.request', input, 'employer')
      .happens({ type: 'negotiation.requested', ...input, served: true });
    given(aCase())
      .when('2026-07-06', 'negotiation.request', input, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第10条');
  });

  test('one negotiation at a time, and another after it has ended', () => {
    const ask = { by: 'worker', matter: '再谈' } as const;
    given(negotiating())
      .when('2026-07-08', 'negotiation.request', ask)
      .isRefused('negotiation/already-open — 协商调解规定第10条');
    const stopped = negotiating().does('negotiation.stop', { by: 'employer', reason: '不愿再谈' }, 'employer');
    given(stopped).when('2026-07-09', 'negotiation.request', ask).isPermitted();
  });

  test('while a mediation goes on, the parties talk in it', () =>
    given(mediating())
      .when('2026-07-08', 'negotiation.request', { by: 'worker', matter: '协商' })
      .isRefused('negotiation/in-mediation — 协商调解规定第29条'));

  test.each(['personnel', 'civil-servant-contract'] as const)('17号令 does not reach a %s dispute', (disputeKind) =>
    given(aCase({ disputeKind }))
      .when('2026-07-06', 'negotiation.request', { by: 'worker', matter: '协商' })
      .isRefused('negotiation/not-labour — 协商调解规定第10条'),
  );
});

describe('ENMP 10 — five days to reply', () => {
  test.each([
    { asked: '2026-07-06', due: '2026-07-13', why: 'Saturday 11 July is a rest day, so Monday' },
    { asked: '2026-07-08', due: '2026-07-13', why: 'the day of service is not counted' },
    { asked: '2026-04-27', due: '2026-05-06', why: 'the Labour Day holiday is at its end' },
  ])('asked on $asked, a reply is due on $due: $why', ({ asked, due }) =>
    expect(
      negotiationRequested(aCase({ infringedOn: '2026-03-01' }, asked)).deadline('negotiation-reply/1').dueOn,
    ).toBe(due),
  );

  test('the days run from the service of the request, not from the request', () => {
    const unserved = aCase().does('negotiation.request', { by: 'worker', matter: '协商', served: false });
    expect(() => unserved.deadline('negotiation-reply/1')).toThrow();
    const served = unserved.on('2026-07-09').does('negotiation.record-service', {});
    expect(served.deadline('negotiation-reply/1').receipt.trigger).toBe('2026-07-09');
  });

  test('the request cannot have been served before it was made', () =>
    given(aCase().on('2026-07-09').does('negotiation.request', { by: 'worker', matter: '协商', served: false }))
      .when('2026-07-10', 'negotiation.record-service', { on: '2026-07-08' })
      .isRefused('case/before-the-step-before — 协商调解规定第10条'));

  test('the other side answers, not the one that asked', () => {
    given(negotiationRequested())
      .when('2026-07-08', 'negotiation.reply', { willing: true }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第10条');
    given(negotiationRequested()).when('2026-07-08', 'negotiation.reply', { willing: true }, 'employer').isPermitted();
  });

  test('an oral answer is as good as a written one, noted by the office', () =>
    given(negotiationRequested())
      .when('2026-07-08', 'negotiation.reply', { willing: false, text: '电话答复' }, 'clerk')
      .happens({ type: 'negotiation.answered', willing: false, text: '电话答复' }));

  test('a refusal ends the negotiation', () => {
    const refused = negotiationRequested().on('2026-07-08').does('negotiation.reply', { willing: false }, 'employer');
    expect(refused.facts.negotiations[0]?.outcome).toEqual({ kind: 'unwilling', on: '2026-07-08' });
    expect(refused.deadline('negotiation-reply/1').state).toBe('met');
  });

  test('silence is unwillingness on the last day of the five', () => {
    const silent = negotiationRequested()
      .on('2026-07-14')
      .lapsed('negotiation-reply/1', { type: 'negotiation.deemed-unwilling' });
    expect(silent.facts.negotiations[0]?.outcome).toEqual({ kind: 'unwilling', on: '2026-07-13' });
  });

  test('nothing is settled before the other side is willing', () =>
    given(negotiationRequested())
      .when('2026-07-07', 'negotiation.record-talk', { summary: '面谈' })
      .isRefused('negotiation/not-agreed-to — 协商调解规定第10条'));
});

describe('ENMP 10 — the period of negotiation is agreed in writing', () => {
  const talking = negotiating().does('negotiation.agree-period', { until: '2026-07-20', inWriting: true });

  test('a written period ends the negotiation, an oral one does not', () => {
    expect(talking.deadline('negotiation-agreed-period/1').dueOn).toBe('2026-07-20');
    const oral = negotiating().does('negotiation.agree-period', { until: '2026-07-20', inWriting: false });
    expect(() => oral.deadline('negotiation-agreed-period/1')).toThrow();
    expect(oral.facts.negotiations[0]?.oralUntil).toBe('2026-07-20');
  });

  test.each([
    { day: '2026-07-20', until: '2026-07-31', inWriting: true, reasons: [] },
    {
      day: '2026-07-20',
      until: '2026-07-31',
      inWriting: false,
      reasons: ['negotiation/extension-not-in-writing — 协商调解规定第10条'],
    },
    {
      day: '2026-07-10',
      until: '2026-07-15',
      inWriting: true,
      reasons: ['negotiation/extension-not-in-writing — 协商调解规定第10条'],
    },
    {
      day: '2026-07-21',
      until: '2026-07-31',
      inWriting: true,
      reasons: ['negotiation/period-over — 协商调解规定第10条'],
    },
  ])('extension on $day until $until, in writing $inWriting: $reasons', ({ day, until, inWriting, reasons }) =>
    given(talking)
      .when(day, 'negotiation.agree-period', { until, inWriting })
      .isRefused(...reasons),
  );

  test('each side may consent for itself; the same day of both is written agreement', () => {
    const until = '2026-07-20';
    const asked = negotiating().does('negotiation.consent-period', { side: 'worker', until }, 'worker');
    expect(() => asked.deadline('negotiation-agreed-period/1')).toThrow();
    given(asked)
      .when('2026-07-09', 'negotiation.consent-period', { side: 'employer', until: '2026-07-24' }, 'employer')
      .happens({ type: 'negotiation.period-consented', side: 'employer', until: '2026-07-24' });
    given(asked)
      .when('2026-07-09', 'negotiation.consent-period', { side: 'employer', until }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第10条');
    const both = asked.does('negotiation.consent-period', { side: 'employer', until }, 'employer');
    expect(both.deadline('negotiation-agreed-period/1').dueOn).toBe(until);
  });

  test('a party alone records no agreement of both', () =>
    given(negotiating())
      .when('2026-07-09', 'negotiation.agree-period', { until: '2026-07-20', inWriting: true }, 'worker')
      .isRefusedFor('action/role'));

  test('one side may stop, for itself', () => {
    given(talking)
      .when('2026-07-10', 'negotiation.stop', { by: 'employer', reason: '不愿再谈' }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第10条');
    given(talking)
      .when('2026-07-10', 'negotiation.stop', { by: 'employer', reason: '不愿再谈' }, 'employer')
      .happens({ type: 'negotiation.stopped', by: 'employer', reason: '不愿再谈' });
  });
});

describe('ENMP 9 — the union may take part', () => {
  test('on its own or at the request of the worker', () =>
    given(negotiating())
      .when('2026-07-08', 'negotiation.join-union', { officer: '庚', ownInitiative: true }, 'union')
      .happens({ type: 'negotiation.union-joined', officer: '庚', ownInitiative: true }));

  test('an internal appeal is answered once', () => {
    const appealed = negotiating().does('negotiation.record-appeal', { text: '请求补发' }, 'worker');
    given(negotiating())
      .when('2026-07-08', 'negotiation.answer-appeal', { text: '同意' })
      .isRefused('negotiation/no-appeal — 协商调解规定第10条');
    const answered = appealed.does('negotiation.answer-appeal', { text: '同意' }, 'employer');
    given(answered)
      .when('2026-07-09', 'negotiation.answer-appeal', { text: '同意' })
      .isRefused('negotiation/no-appeal — 协商调解规定第10条');
  });

  test('a negotiation room is booked from an earlier to a later hour', () => {
    const [from, to] = ['2026-07-09T09:00:00+08:00', '2026-07-09T11:00:00+08:00'];
    given(negotiating())
      .when('2026-07-08', 'negotiation.book-room', { name: '协商室', from, to })
      .happens({ type: 'negotiation.room-booked', name: '协商室', from, to });
    given(negotiating())
      .when('2026-07-08', 'negotiation.book-room', { name: '协商室', from: to, to: from })
      .isRefused('negotiation/room-time — 协商调解规定第9条');
  });
});

describe('ENMP 11 — a settlement is written and binds both', () => {
  const terms = {
    obligations: [{ kind: 'act', text: '出具证明', dueOn: '2026-07-31' }],
    inWriting: true,
    signedBy: ['worker', 'employer'],
  } as const;

  test('it takes effect when both have signed it', () => {
    expect(settled().facts.agreements[0]).toMatchObject({ kind: 'settlement', effectiveOn: '2026-07-13' });
    expect(settled().facts.negotiations[0]?.outcome?.kind).toBe('settled');
  });

  test('an oral settlement is none, and one signature is not two', () => {
    expect(faultsOf('negotiation.settle', { ...terms, inWriting: false })).toEqual(['和解协议应当是书面的']);
    expect(faultsOf('negotiation.settle', { ...terms, signedBy: ['worker'] })).toEqual(['双方均应签名']);
    given(negotiating())
      .when('2026-07-13', 'negotiation.settle', {
        ...terms,
        obligations: [...terms.obligations],
        signedBy: ['worker', 'worker'],
      })
      .isRefused('negotiation/not-signed-by-both — 协商调解规定第11条');
  });

  test('signed on the last day agreed for the talks, it may be entered after that day’s midnight, no later one', () => {
    const ended = negotiating()
      .does('negotiation.agree-period', { until: '2026-07-20', inWriting: true })
      .on('2026-07-21')
      .lapsed('negotiation-agreed-period/1', { type: 'negotiation.period-ended' });
    const settle = { ...terms, obligations: [...terms.obligations], signedBy: [...terms.signedBy] };
    const signed = ended.does('negotiation.settle', { ...settle, on: '2026-07-20' });
    expect(signed.facts.negotiations[0]?.outcome).toEqual({ kind: 'settled', on: '2026-07-20' });
    expect(signed.facts.agreements[0]?.effectiveOn).toBe('2026-07-20');
    given(ended)
      .when('2026-07-21', 'negotiation.settle', settle)
      .isRefused('negotiation/not-agreed-to — 协商调解规定第10条');
  });

  test('it cannot be made binding by review or confirmation', () => {
    const keys = settled().facts.agreements.length;
    expect(keys).toBe(1);
    expect(() => settled().deadline('arbitration-review-apply/1')).toThrow();
    expect(() => settled().deadline('judicial-confirmation-apply/1')).toThrow();
  });
});
