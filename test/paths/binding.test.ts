import type { TestCase } from '../support/test-case';
import {
  agreed,
  CONFIRMATION,
  confirmationApplied,
  confirmed,
  inEffect,
  inReview,
  mediatingForCourt,
  PACKAGE,
  reviewApplied,
  reviewed,
  settled,
} from '../support/builders';
import { given } from '../support/given';

const REVIEW = { by: ['worker', 'employer'] as ('worker' | 'employer')[], commission: '南岸仲裁委', package: PACKAGE };

describe('two windows open side by side on the day of effect', () => {
  test.each([
    { rule: 'arbitration-review-apply', due: '2026-07-29', why: 'ACR 74: fifteen days after 14 July' },
    { rule: 'judicial-confirmation-apply', due: '2026-08-13', why: 'CPL 205: thirty days after 14 July' },
  ])('$rule until $due — $why', ({ rule, due }) =>
    expect(inEffect().deadline(`${rule}/1`)).toMatchObject({ dueOn: due, kind: 'window' }),
  );

  test('a missed review leaves confirmation open', () => {
    given(inEffect()).when('2026-07-29', 'review.apply', REVIEW).isPermitted();
    given(inEffect()).when('2026-07-30', 'review.apply', REVIEW).isRefused('arbitration-review/late — 办案规则第75条');
    given(inEffect()).when('2026-07-30', 'confirmation.apply', CONFIRMATION).isPermitted();
    given(inEffect())
      .when('2026-08-14', 'confirmation.apply', CONFIRMATION)
      .isRefused('judicial-confirmation/late — 民事诉讼法第205条');
  });

  test('an application of the last day that is entered the day after is in time', () =>
    given(inEffect())
      .when('2026-07-30', 'review.apply', { ...REVIEW, on: '2026-07-29' })
      .isPermitted());
});

describe('the routes exclude each other', () => {
  test('review first', () =>
    given(reviewApplied())
      .when('2026-07-16', 'confirmation.apply', CONFIRMATION)
      .isRefused('judicial-confirmation/review-pending — 民事诉讼法第205条'));
  test('confirmation first', () =>
    given(confirmationApplied())
      .when('2026-07-16', 'review.apply', REVIEW)
      .isRefused('arbitration-review/confirmation-pending — 办案规则第75条'));
  test('a statement in effect needs no confirmation', () =>
    given(reviewed())
      .when('2026-07-21', 'confirmation.apply', CONFIRMATION)
      .isRefused('judicial-confirmation/statement-effective — 劳动争议解释（一）第11条'));
  test('what a court has confirmed is not reviewed', () =>
    given(confirmed())
      .when('2026-07-21', 'review.apply', REVIEW)
      .isRefused('arbitration-review/already-confirmed — 办案规则第75条'));
  test('after a withdrawal the other route is open again', () => {
    given(reviewApplied().does('review.withdraw', { by: ['worker'] }, 'worker'))
      .when('2026-07-16', 'confirmation.apply', CONFIRMATION)
      .isPermitted();
    given(confirmationApplied().does('confirmation.withdraw', { by: ['worker'] }, 'worker'))
      .when('2026-07-16', 'review.apply', REVIEW)
      .isPermitted();
  });
});

describe('ACR 74 — both apply for review', () => {
  const oneSided = inEffect()
    .on('2026-07-15')
    .does('review.apply', { ...REVIEW, by: ['worker'] }, 'worker');

  test('a party applies for itself, and the later of the two makes it an application', () => {
    given(inEffect())
      .when('2026-07-15', 'review.apply', REVIEW, 'worker')
      .isRefused('case/not-own-side — 办案规则第74条');
    expect(oneSided.facts.reviews[0]?.appliedOn).toBeUndefined();
    const joined = oneSided.on('2026-07-17').does('review.apply', { ...REVIEW, by: ['employer'] }, 'employer');
    expect(joined.facts.reviews).toHaveLength(1);
    expect(joined.facts.reviews[0]?.appliedOn).toBe('2026-07-17');
  });

  test('to the same commission', () =>
    given(oneSided)
      .when('2026-07-17', 'review.apply', { ...REVIEW, by: ['employer'], commission: '渝中仲裁委' })
      .isRefused('arbitration-review/other-commission — 办案规则第74条'));

  test('one side alone is not taken up, and hinders nothing', () => {
    given(oneSided)
      .when('2026-07-16', 'review.accept', {})
      .isRefused('arbitration-review/nothing-to-accept — 办案规则第76条');
    given(oneSided).when('2026-07-16', 'confirmation.apply', CONFIRMATION).isPermitted();
  });

  test('a settlement is evidence, no object of review', () =>
    given(settled())
      .when('2026-07-14', 'review.apply', REVIEW)
      .isRefused('arbitration-review/not-effective — 办案规则第74条'));
});

describe('ACR 75 to 79 — the commission', () => {
  test('decides within five working days, five more with leave, once', () => {
    expect(inReview().deadline('arbitration-review-decide/1')).toMatchObject({ dueOn: '2026-07-23', kind: 'external' });
    const extended = inReview().does('review.extend', { approvedBy: '主任' });
    expect(extended.deadline('arbitration-review-decide/1').dueOn).toBe('2026-07-30');
    given(extended)
      .when('2026-07-20', 'review.extend', { approvedBy: '主任' })
      .isRefused('arbitration-review/not-extendable — 办案规则第76条');
  });

  test('a statement takes effect with the later receipt (ACR 77)', () => {
    const served = inReview()
      .on('2026-07-20')
      .does('review.make-statement', { docNo: '仲调1号', receivedBy: ['worker'] });
    expect(served.facts.reviews[0]?.statement?.effectiveOn).toBeUndefined();
    const both = served.on('2026-07-22').does('review.receive-statement', { by: ['employer'] }, 'employer');
    expect(both.facts.reviews[0]?.statement?.effectiveOn).toBe('2026-07-22');
  });

  test('it may be withdrawn before service, not after (ACR 76)', () => {
    const made = inReview().on('2026-07-20').does('review.make-statement', { docNo: '仲调1号' });
    given(made)
      .when('2026-07-20', 'review.withdraw', { by: ['employer'] }, 'employer')
      .isPermitted();
    const served = made.does('review.receive-statement', { by: ['worker'] }, 'worker');
    given(served)
      .when('2026-07-21', 'review.withdraw', { by: ['employer'] }, 'employer')
      .isRefused('arbitration-review/statement-served — 办案规则第76条');
  });

  test('who has not signed for it may refuse to, and the review is over', () => {
    const served = inReview()
      .on('2026-07-20')
      .does('review.make-statement', { docNo: '仲调1号', receivedBy: ['worker'] });
    given(served)
      .when('2026-07-21', 'review.refuse-receipt', { by: 'worker', reason: '反悔' })
      .isRefused('arbitration-review/received-already — 调解仲裁法第42条');
    const refused = served.does('review.refuse-receipt', { by: 'employer', reason: '反悔' }, 'employer');
    given(refused).when('2026-07-21', 'confirmation.apply', CONFIRMATION).isPermitted();
  });

  test('does nothing on a day before it had the application', () =>
    given(reviewApplied())
      .when('2026-07-16', 'review.accept', { on: '2026-07-14' })
      .isRefused('case/before-the-step-before — 办案规则第76条'));
});

describe('CPL 205, 206 — judicial confirmation', () => {
  const inCourt = (from: TestCase = inEffect({}, mediatingForCourt())) => given(from);

  test('a delegating court confirms what it delegated, and nothing else', () => {
    inCourt()
      .when('2026-07-15', 'confirmation.apply', CONFIRMATION)
      .isRefused('judicial-confirmation/wrong-court — 民事诉讼法第205条');
    inCourt()
      .when('2026-07-15', 'confirmation.apply', { ...CONFIRMATION, courtBasis: 'delegating-court' })
      .isPermitted();
    given(inEffect())
      .when('2026-07-15', 'confirmation.apply', { ...CONFIRMATION, courtBasis: 'delegating-court' })
      .isRefused('judicial-confirmation/no-delegating-court — 民事诉讼法第205条');
  });

  test.each(['ordinary', 'simple'] as const)(
    'after docketing (%s) the court makes a statement itself (IMP 20)',
    (procedure) => {
      const entrusted = agreed({}, mediatingForCourt({ mode: 'entrusted', procedure })).does(
        'agreement.sign',
        { marks: [{ by: 'worker' }, { by: 'employer' }, { by: 'mediator' }, { by: 'organisation' }] },
        'clerk',
      );
      given(entrusted)
        .when('2026-07-15', 'confirmation.apply', { ...CONFIRMATION, courtBasis: 'delegating-court' })
        .isRefused('agreement/for-the-court — 特邀调解规定第20条');
      given(entrusted)
        .when('2026-07-15', 'review.apply', REVIEW)
        .isRefused('agreement/for-the-court — 特邀调解规定第20条');
      expect(() => entrusted.deadline('judicial-confirmation-apply/1')).toThrow();
    },
  );

  test('accepted, it is ruled on within thirty days (CPL 187)', () => {
    const accepted = confirmationApplied().on('2026-07-16').does('confirmation.accept', {});
    expect(accepted.deadline('judicial-confirmation-decide-cpl/1')).toMatchObject({
      dueOn: '2026-08-17',
      kind: 'external',
    });
  });

  test('a court may accept and rule at once (JCP 4)', () =>
    given(confirmationApplied())
      .when('2026-07-15', 'confirmation.record-ruling', { decision: 'confirmed', docNo: '调确1号' })
      .happens(
        { type: 'confirmation.accepted' },
        { type: 'confirmation.ruled', decision: 'confirmed', docNo: '调确1号', reason: undefined },
      ));

  test('a party that objects has fifteen days from its receipt (CPLI 372)', () => {
    const received = confirmed()
      .on('2026-07-21')
      .does('confirmation.receive-ruling', { by: ['employer'] }, 'employer');
    expect(received.deadline('judicial-confirmation-objection-party/1-employer')).toMatchObject({
      dueOn: '2026-08-05',
      informational: true,
    });
    given(received)
      .when('2026-07-22', 'confirmation.receive-ruling', { by: ['worker'] }, 'employer')
      .isRefused('case/not-own-side — 民诉法解释第372条');
  });

  test('dismissed, the parties may change the agreement (CPL 206)', () => {
    const dismissed = confirmationApplied()
      .on('2026-07-20')
      .does('confirmation.record-ruling', { decision: 'dismissed', docNo: '调确1号', reason: '内容不明确' });
    given(dismissed)
      .when('2026-07-21', 'agreement.conclude', {
        obligations: [{ kind: 'pay', text: '工资', amountFen: 1_000_000, dueOn: '2026-08-14' }],
      })
      .isPermitted();
  });
});
