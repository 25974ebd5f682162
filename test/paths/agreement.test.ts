import type { ClaimOutcome } from '../../shared/case/claims';
import {
  aCollective,
  agreed,
  inDefault,
  inEffect,
  mediating,
  mediatingForCourt,
  reviewApplied,
  settled,
} from '../support/builders';
import { given } from '../support/given';

const PAY = { kind: 'pay' as const, text: '支付工资', amountFen: 500_000, dueOn: '2026-08-14' };

describe('CQ553 — the debtor’s capacity is assessed before the signatures', () => {
  const unassessed = mediating()
    .on('2026-07-14')
    .does('agreement.conclude', { obligations: [PAY] });

  test('nothing is signed without it', () =>
    given(unassessed)
      .when('2026-07-14', 'agreement.sign', { marks: [{ by: 'worker' }] })
      .isRefused('agreement/capacity-not-assessed — 调解仲裁法第15条'));

  test('it may be made up for once the terms are agreed upon', () => {
    const assessed = unassessed.does('agreement.assess-capacity', { rating: 'low', grounds: '停产' });
    given(assessed)
      .when('2026-07-14', 'agreement.sign', { marks: [{ by: 'worker' }] })
      .isPermitted();
  });
});

describe('ENMP 26 — the content of the agreement', () => {
  const conclude = (obligations: (typeof PAY & { claimNos?: number[] })[], more = {}) =>
    given(mediating()).when('2026-07-14', 'agreement.conclude', { obligations, ...more });

  test('every promise answers a claim of the case and is due in the future', () => {
    conclude([{ ...PAY, claimNos: [7] }]).isRefused('agreement/unknown-claim — 协商调解规定第26条');
    conclude([{ ...PAY, dueOn: '2026-07-13' }]).isRefused('agreement/due-in-the-past — 协商调解规定第26条');
  });

  const as = (outcome: ClaimOutcome, no = 1) => ({ no, outcome });
  test.each([
    ['a claim that is passed over', [as('apart', 9)], [], 'agreement/claim-without-outcome'],
    ['a claim of another case', [as('pay'), as('waived', 9)], [1], 'agreement/outcome-of-no-claim'],
    ['two outcomes of one claim', [as('pay'), as('waived')], [1], 'agreement/outcome-of-no-claim'],
    ['a payment that nobody promises', [as('pay')], [], 'agreement/outcome-without-promise'],
    ['an act where a payment is promised', [as('act')], [1], 'agreement/outcome-without-promise'],
    ['a waiver of what is promised', [as('waived')], [1], 'agreement/promise-on-waived-claim'],
  ])('each claim has one outcome that the promises bear out; not %s', (_case, claimOutcomes, claimNos, rule) =>
    conclude([{ ...PAY, claimNos }], { claimOutcomes }).isRefusedFor(rule),
  );

  test('what is waived is a fact of the agreement, and a silent agreement waives nothing', () => {
    const said = agreed({ obligations: [PAY], claimOutcomes: [as('waived')] });
    expect(said.facts.agreements[0]?.claimOutcomes).toEqual([{ no: 1, outcome: 'waived' }]);
    expect(agreed().facts.agreements[0]).not.toHaveProperty('claimOutcomes');
  });

  test('a clause that fixes the labour relationship closes review and confirmation', () => {
    conclude([PAY], { fixesStatus: true, wantsBinding: true }).isRefused(
      'agreement/status-not-bindable — 办案规则第75条',
    );
    const status = inEffect({ fixesStatus: true });
    given(status)
      .when('2026-07-15', 'review.apply', {
        by: ['worker', 'employer'],
        commission: '仲裁委',
        package: { agreement: true, identity: true, serviceAddresses: true },
      })
      .isRefused('arbitration-review/employment-relation — 办案规则第75条');
  });

  test('reaching it ends the mediation', () =>
    expect(agreed().facts.mediations[0]?.outcome).toMatchObject({ kind: 'agreed', on: '2026-07-14' }));

  test('after the last day there is none to reach', () =>
    given(mediating())
      .when('2026-07-23', 'agreement.conclude', { obligations: [PAY] })
      .isRefused('mediation/term-over — 协商调解规定第29条'));

  describe('reached on the last day and entered after midnight', () => {
    const LAPSE = ['mediation-conclude-committee/1', { type: 'mediation.lapsed' }] as const;
    const lapsed = mediating()
      .on('2026-07-23')
      .lapsed(...LAPSE);

    test('it is an agreement in time, and the mediation did not fail', () => {
      const reached = lapsed.does('agreement.conclude', { obligations: [PAY], on: '2026-07-22' });
      expect(reached.facts.agreements[0]).toMatchObject({ kind: 'mediation', reachedOn: '2026-07-22' });
      expect(reached.facts.mediations[0]?.outcome).toMatchObject({ kind: 'agreed', on: '2026-07-22' });
      expect(reached.deadline('mediation-conclude-committee/1').state).toBe('met');
    });

    test('of the day after, it comes too late', () =>
      given(lapsed)
        .when('2026-07-23', 'agreement.conclude', { obligations: [PAY] })
        .isRefused('mediation/not-running — 协商调解规定第29条'));

    test('before the mediation was accepted, there was none to reach', () =>
      given(lapsed)
        .when('2026-07-24', 'agreement.conclude', { obligations: [PAY], on: '2026-07-06' })
        .isRefused('case/before-the-step-before — 协商调解规定第29条'));

    test('of a mandate the result has gone back, and stays', () =>
      given(mediatingForCourt().on('2026-09-01').lapsed('court-delegated-mediation/1', { type: 'mediation.lapsed' }))
        .when('2026-09-02', 'agreement.conclude', { obligations: [{ ...PAY, dueOn: '2026-12-31' }], on: '2026-07-15' })
        .isRefused('mediation/not-running — 协商调解规定第29条'));
  });
});

describe('ENMP 26 — in effect with the last of the marks', () => {
  const sign = (...by: ('worker' | 'employer' | 'mediator' | 'organisation')[]) => ({
    marks: by.map((each) => ({ by: each })),
  });

  test('both parties, the mediator and the seal; the last decides the day', () => {
    const signed = agreed().does('agreement.sign', sign('worker', 'employer', 'mediator'));
    expect(signed.facts.agreements[0]?.effectiveOn).toBeUndefined();
    const sealed = signed.on('2026-07-16').does('agreement.sign', sign('organisation'));
    expect(sealed.facts.agreements[0]?.effectiveOn).toBe('2026-07-16');
  });

  test('a court’s delegated agreement needs the parties only (IMP 24)', () => {
    const delegated = agreed({}, mediatingForCourt()).does('agreement.sign', sign('worker', 'employer'));
    expect(delegated.facts.agreements[0]?.effectiveOn).toBe('2026-07-14');
  });

  test('a mark keeps its day', () => {
    const signed = agreed().does('agreement.sign', sign('worker'));
    given(signed)
      .when('2026-07-16', 'agreement.sign', sign('worker'))
      .isRefused('agreement/marked-already — 调解仲裁法第14条');
  });

  test('nobody enters a name drawn by hand for another', () => {
    const marks = [{ by: 'worker' as const, sha256: 'a'.repeat(64) }];
    given(agreed())
      .when('2026-07-16', 'agreement.sign', { marks })
      .isRefused('agreement/drawing-of-another — 调解仲裁法第14条');
  });

  test.each([
    { on: '2026-07-13', why: 'before the agreement' },
    { on: '2026-07-17', why: 'tomorrow' },
  ])('nobody signs $why', ({ on }) =>
    given(agreed())
      .when('2026-07-16', 'agreement.sign', { marks: [{ by: 'worker', on }] })
      .isRefused('agreement/mark-day — 调解仲裁法第14条'),
  );

  test('an agent signs with a special power only (CPL 62)', () => {
    given(agreed())
      .when('2026-07-14', 'agreement.sign', { marks: [{ by: 'worker', authority: 'general' }] })
      .isRefused('agent/no-special-power — 民事诉讼法第62条');
    given(agreed())
      .when('2026-07-14', 'agreement.sign', { marks: [{ by: 'worker', authority: 'special' }] })
      .isPermitted();
  });

  test('a party puts its own mark only, and refuses its own only', () => {
    given(agreed())
      .when('2026-07-14', 'agreement.sign', sign('worker', 'employer'), 'worker')
      .isRefused('case/not-own-side — 调解仲裁法第14条');
    given(agreed())
      .when('2026-07-14', 'agreement.refuse-signature', { by: 'employer', reason: '反悔' }, 'worker')
      .isRefused('case/not-own-side — 调解仲裁法第14条');
  });

  test('representatives sign for the workers if these have consented (ACR 63)', () => {
    const collective = agreed({}, mediating(aCollective()));
    given(collective)
      .when('2026-07-14', 'agreement.sign', sign('worker'))
      .isRefused('collective/consent-of-represented — 办案规则第63条');
    const authorised = agreed({}, mediating(aCollective({ mayRepresentativesSettle: true })));
    given(authorised).when('2026-07-14', 'agreement.sign', sign('worker')).isPermitted();
  });
});

describe('ENMP 11, 27 — what is in force binds until its successor takes effect', () => {
  const again = inDefault(settled())
    .on('2026-08-17')
    .does('mediation.apply', { by: 'both', form: 'written', matter: '和解未履行' })
    .does('mediation.accept', {});
  const draft = again
    .does('agreement.assess-capacity', { rating: 'low', grounds: '停产' })
    .does('agreement.conclude', { obligations: [{ ...PAY, dueOn: '2026-09-14' }] });

  test('a settlement goes on while its successor is a draft', () => {
    given(draft).when('2026-08-18', 'performance.record-payment', { no: 1, amountFen: 1_000_000 }).isPermitted();
    expect(draft.facts.agreements[0]?.undone).toBeUndefined();
  });

  test('a draft that is not signed replaces nothing', () => {
    const refused = draft.does('agreement.refuse-signature', { by: 'employer', reason: '反悔' });
    given(refused).when('2026-08-18', 'performance.record-payment', { no: 1, amountFen: 1_000_000 }).isPermitted();
    expect(refused.facts.agreements.map((each) => each.undone?.why)).toEqual([undefined, 'signature-refused']);
  });

  test('once in effect, the new one takes its place', () => {
    const signed = draft
      .on('2026-08-19')
      .does(
        'agreement.sign',
        { marks: [{ by: 'worker' }, { by: 'employer' }, { by: 'mediator' }, { by: 'organisation' }] },
        'clerk',
      );
    expect(signed.facts.agreements.map((each) => each.undone)).toEqual([
      { on: '2026-08-19', why: 'superseded' },
      undefined,
    ]);
    expect(signed.deadline('mediation-agreement-performance/2-1').dueOn).toBe('2026-09-14');
  });

  test('what the commission would not make binding, the parties may change (ACR 78, CPLI 358)', () => {
    given(inEffect())
      .when('2026-07-20', 'agreement.conclude', { obligations: [PAY] })
      .isRefused('mediation/not-running — 协商调解规定第29条');
    const refused = reviewApplied().does('review.accept', {}).does('review.refuse-statement', { ground: 'unclear' });
    given(refused)
      .when('2026-07-20', 'agreement.conclude', { obligations: [PAY] })
      .isPermitted();
  });
});

describe('CQ553 7 — a settlement may be looked at by the commission as evidence', () => {
  test('once, and it changes nothing else', () => {
    const asked = settled().does('agreement.request-evidence-review', { commission: '仲裁委' });
    given(asked)
      .when('2026-07-14', 'agreement.request-evidence-review', { commission: '仲裁委' })
      .isRefused('agreement/no-settlement-to-review — 协商调解规定第11条');
    given(asked)
      .when('2026-07-14', 'agreement.record-evidence-review', { lawful: true })
      .happens({ type: 'agreement.evidence-reviewed', lawful: true, reason: undefined });
    given(inEffect())
      .when('2026-07-14', 'agreement.request-evidence-review', { commission: '仲裁委' })
      .isRefused('agreement/no-settlement-to-review — 协商调解规定第11条');
  });
});

describe('neither route — allowed after a warning', () => {
  test('each side decides for itself and has been told what it gives up', () => {
    given(inEffect())
      .when('2026-07-15', 'agreement.decline-binding', { by: ['employer'], reason: '不愿', warned: true }, 'worker')
      .isRefused('case/not-own-side — 办案规则第74条');
    given(inEffect())
      .when('2026-07-15', 'agreement.decline-binding', { by: ['employer'], reason: '不愿', warned: true }, 'employer')
      .happens({ type: 'agreement.binding-declined', by: ['employer'], reason: '不愿' });
  });
});
