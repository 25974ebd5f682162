import { aCase, inDefault, inEffect, mediating, negotiating, orderServed, settled } from '../support/builders';
import { given } from '../support/given';

describe('agents — LDMAL 24, CPL 62, the union regulations', () => {
  const agent = { party: 'p1', name: '律师', kind: 'lawyer', authority: 'special' } as const;
  test('each side appoints its own', () => {
    given(aCase()).when('2026-07-06', 'standing.appoint-agent', agent, 'worker').isPermitted();
    given(aCase())
      .when('2026-07-06', 'standing.appoint-agent', { ...agent, party: 'p2' }, 'worker')
      .isRefused('case/not-own-side — 调解仲裁法第24条');
    given(aCase())
      .when('2026-07-06', 'standing.appoint-agent', { ...agent, party: 'p9' }, 'clerk')
      .isRefusedFor('standing/no-such-party');
  });
  test('union staff never act for the employer', () =>
    given(aCase())
      .when('2026-07-06', 'standing.appoint-agent', { ...agent, party: 'p2', kind: 'union' }, 'clerk')
      .isRefused('agent/union-staff-for-employer — 重庆市工会条例第30条'));
});

describe('claims and parties', () => {
  const claims = [{ no: 1, kind: 'overtime-pay' as const, text: '加班费' }];
  test('claims change until there is an agreement in effect', () => {
    given(mediating())
      .when('2026-07-08', 'standing.change-claims', { claims })
      .happens({ type: 'standing.claims-changed', claims });
    given(inEffect())
      .when('2026-07-15', 'standing.change-claims', { claims })
      .isRefused('standing/agreed-already — 调解仲裁法第14条');
  });
  test('a party is corrected, not replaced', () => {
    const party = { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙有限公司' } as const;
    expect(
      given(aCase()).when('2026-07-06', 'standing.correct-party', { party, reason: '笔误' }).facts().registration
        .parties[1]?.name,
    ).toBe('乙有限公司');
    given(aCase())
      .when('2026-07-06', 'standing.correct-party', { party: { ...party, side: 'worker' }, reason: '笔误' })
      .isRefusedFor('standing/no-such-party');
  });
  test('evidence is submitted for one’s own side', () => {
    given(aCase())
      .when('2026-07-06', 'standing.attach-evidence', { name: '工资条', by: 'employer' }, 'worker')
      .isRefused('case/not-own-side — 协商调解规定第32条');
    given(aCase())
      .when('2026-07-06', 'standing.attach-evidence', { name: '工资条', by: 'worker' }, 'worker')
      .isPermitted();
  });
});

describe('transfer to another organisation', () => {
  const offered = aCase().does('standing.offer-transfer', { to: 'ORG-2', reason: '就近' });
  test('one at a time; accepted, the receiver is responsible', () => {
    given(offered)
      .when('2026-07-07', 'standing.offer-transfer', { to: 'ORG-3', reason: '就近' })
      .isRefused('standing/transfer-pending — 渝人社〔2023〕553号措施11');
    const accepted = offered.does('standing.answer-transfer', { accepted: true, officer: '壬' });
    expect(accepted.facts.registration.firstResponder).toEqual({ organ: 'ORG-2', officer: '壬' });
  });
  test('refused, nothing changes', () => {
    const refused = offered.does('standing.answer-transfer', { accepted: false });
    expect(refused.facts.standing).toMatchObject({ organ: 'ORG-1', transfer: undefined });
  });
});

describe('who withdraws', () => {
  test('the one that asked', () => {
    given(negotiating())
      .when('2026-07-08', 'standing.withdraw', { reason: '…' }, 'employer')
      .isRefused('standing/not-the-applicant — 协商调解规定第21条');
    given(negotiating()).when('2026-07-08', 'standing.withdraw', { reason: '…' }, 'worker').isPermitted();
    given(aCase())
      .when('2026-07-08', 'standing.withdraw', { reason: '…' }, 'worker')
      .isRefused('standing/nothing-to-withdraw — 协商调解规定第21条');
  });
});

describe('the doors that are open (LDI1 13, 51)', () => {
  const broken = inDefault();
  const otherClaims = inDefault(
    inEffect({}, mediating(aCase({ claims: [{ no: 1, kind: 'economic-compensation', text: '补偿' }] }))),
  );
  test.each([
    { from: aCase(), to: 'arbitration', reasons: [], why: 'mediation is never a precondition' },
    {
      from: aCase(),
      to: 'litigation',
      reasons: ['guidance/arbitrate-first — 裁审衔接意见（一）第1项'],
      why: 'arbitration comes first',
    },
    { from: broken, to: 'litigation', reasons: [], why: 'an agreement about wages only was broken' },
    {
      from: inDefault(settled()),
      to: 'litigation',
      reasons: ['guidance/arbitrate-first — 裁审衔接意见（一）第1项'],
      why: 'a settlement is not such an agreement',
    },
    {
      from: otherClaims,
      to: 'litigation',
      reasons: ['guidance/arbitrate-first — 裁审衔接意见（一）第1项'],
      why: 'an agreement about something else was broken',
    },
    {
      from: broken,
      to: 'enforcement',
      reasons: ['guidance/not-enforceable — 民事诉讼法第250条'],
      why: 'nothing has made it enforceable',
    },
    { from: broken, to: 'payment-order', reasons: [], why: 'article 16 names wages' },
    {
      from: orderServed(),
      to: 'enforcement',
      reasons: ['guidance/not-enforceable — 民事诉讼法第250条'],
      why: 'the debtor’s days still run',
    },
  ] as const)('$to: $why', ({ from, to, reasons }) =>
    given(from)
      .when(from.today, 'standing.guide', { to })
      .isRefused(...reasons),
  );
});

describe('new rules for an open case', () => {
  const adopt = (rulebookId: string) =>
    given(aCase()).when('2026-07-06', 'standing.adopt-rulebook', { rulebookId, transitionalArticle: '附则' });
  test('are those of the region, with the article that says so', () => {
    adopt('chongqing@2024-01-01').isPermitted();
    adopt('national@2024-01-01').isRefusedFor('standing/no-such-rulebook');
    adopt('chongqing@1999-01-01').isRefusedFor('standing/no-such-rulebook');
  });
});
