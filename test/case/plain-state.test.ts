import { plainState } from '../../shared/case/plain-state';
import { findAction } from '../../shared/case/actions';
import { STAGES, stageOf, type Stage } from '../../shared/case/stage';
import { localDate } from '../../shared/law/local-date';
import {
  aCase,
  agreed as builtAgreed,
  confirmationApplied,
  confirmed,
  delegated,
  inDefault,
  inEffect,
  mediating,
  mediationApplied,
  negotiating,
  negotiationRequested,
  orderApplied,
  orderIssued,
  orderServed,
  reviewApplied,
  settled,
} from '../support/builders';
import { noonOf } from '../support/given';
import { FORM } from '../support/journeys/journey';
import { TestCase } from '../support/test-case';

const opened = () => TestCase.opened(FORM, '2026-07-06');
const asked = () => opened().does('negotiation.request', { by: 'worker', matter: '支付工资' });
const applied = () => opened().does('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
const consented = () => applied().does('mediation.record-consent', { side: 'employer', given: true });
const accepted = () => consented().does('mediation.accept', { mediator: { id: 'M-07', name: '周岚' } });
const agreed = () =>
  accepted()
    .does('agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目' })
    .does('agreement.conclude', {
      obligations: [{ kind: 'pay', text: '支付工资', amountFen: 1_860_000, dueOn: '2026-07-17', claimNos: [1] }],
    });
const signedBy = (...marks: readonly ('worker' | 'employer' | 'mediator' | 'organisation')[]) =>
  agreed().does('agreement.sign', { marks: marks.map((by) => ({ by })) });
const inForce = () => signedBy('worker', 'employer', 'mediator', 'organisation');
const inReview = () =>
  inForce().does('review.apply', {
    by: ['worker', 'employer'],
    commission: 'CQ-NA-ARB',
    package: { agreement: true, identity: true, serviceAddresses: true },
  });
const paid = () => inForce().does('performance.record-payment', { no: 1, amountFen: 1_860_000 }, 'worker');

/** What is said to the worker and to the employer. */
const SAID: readonly (readonly [what: string, Stage, () => TestCase, worker: string, employer: string])[] = [
  [
    'registered',
    'registered',
    opened,
    '现在：案件已经登记，您可以要求协商，也可以申请调解',
    '现在：案件已经登记，您可以要求协商，也可以申请调解',
  ],
  [
    'negotiation asked for',
    'negotiation',
    asked,
    '现在：等单位答复协商要求，最晚7月13日（星期一）',
    '现在：等您答复协商要求，最晚7月13日（星期一）',
  ],
  [
    'mediation applied for',
    'mediation',
    applied,
    '现在：等单位答复是否同意调解，最晚7月9日（星期四）',
    '现在：等您答复是否同意调解，最晚7月9日（星期四）',
  ],
  [
    'both consent',
    'mediation',
    consented,
    '现在：等调解组织决定是否受理，最晚7月9日（星期四）',
    '现在：等调解组织决定是否受理，最晚7月9日（星期四）',
  ],
  [
    'accepted',
    'mediation',
    accepted,
    '现在：调解员正在调解，最晚7月21日（星期二）',
    '现在：调解员正在调解，最晚7月21日（星期二）',
  ],
  ['agreed', 'signing', agreed, '现在：等您和单位签署调解协议', '现在：等劳动者和您签署调解协议'],
  ['signed by the worker', 'signing', () => signedBy('worker'), '现在：等单位签署调解协议', '现在：等您签署调解协议'],
  [
    'in force',
    'performance',
    inForce,
    '现在：协议已经生效，等单位履行，最晚7月17日（星期五）',
    '现在：协议已经生效，等您履行，最晚7月17日（星期五）',
  ],
  [
    'under review',
    'binding',
    inReview,
    '现在：等仲裁委员会审查调解协议，最晚7月13日（星期一）',
    '现在：等仲裁委员会审查调解协议，最晚7月13日（星期一）',
  ],
  ['paid', 'settled', paid, '现在：协议已经履行完毕', '现在：协议已经履行完毕'],
  [
    'closed',
    'closed',
    () => paid().does('closing.close', { result: 'performed' }),
    '现在：案件已经结案（履行完毕）',
    '现在：案件已经结案（履行完毕）',
  ],
];

test.each(SAID)('%s: both sides hear in one sentence what is waited for', (_what, stage, build, worker, employer) => {
  const { facts, today } = build();
  const said = (side: 'worker' | 'employer') => plainState(facts, side, noonOf(today)).sentence;
  expect([stageOf(facts), said('worker'), said('employer')]).toEqual([stage, worker, employer]);
});

test('what is waited for is asked of that side alone', () => {
  const { facts, today } = applied();
  expect(plainState(facts, 'employer', noonOf(today)).awaited).toEqual(['mediation.record-consent']);
  expect(plainState(facts, 'worker', noonOf(today)).awaited).toEqual([]);
});

const inDelay = () => inDefault(inEffect());
const objected = (...order: Parameters<typeof orderServed>) =>
  orderServed(...order)
    .on('2026-08-31')
    .does('payment-order.object', { form: 'written', ground: 'disputes-debt' }, 'employer');
const ended = (...order: Parameters<typeof orderServed>) =>
  objected(...order)
    .on('2026-09-02')
    .does('payment-order.terminate', {});
const referral = () =>
  aCase().does('registration.refer', { to: 'inspection', organ: '南岸区劳动保障监察大队', reason: '欠薪' });
const planned = () =>
  inEffect()
    .lapsed('arbitration-review-apply/1', {
      type: 'follow-up.planned',
      callbacks: [{ plannedOn: localDate('2026-07-21'), why: 'after-agreement' }],
    })
    .on('2026-07-21');
const failed = () => mediating().does('mediation.end', { outcome: 'large-divergence', reason: '分歧较大' });
const finished = () => inEffect().does('performance.record-payment', { no: 1, amountFen: 1_000_000 });
const over = () => finished().does('closing.close', { result: 'performed' });
const filed = () => over().does('closing.archive', { fileNo: '1', catalogue: ['申请书'] });
const extending = () =>
  mediating().does('mediation.answer-extension', { side: 'worker', given: true, until: '2026-07-31' }, 'worker');

/** Every stage, and every state in it in which somebody else is waited for: what the worker hears, and the employer. */
const EVERY_STATE: readonly (readonly [Stage, () => TestCase, worker: RegExp, employer: RegExp])[] = [
  ['registered', () => aCase(), /您可以要求协商/, /您可以要求协商/],
  ['referral', referral, /等它答复是否接收/, /等它答复是否接收/],
  ['left', () => referral().does('registration.answer-referral', { accepted: true }), /转由其他单位/, /转由其他单位/],
  ['negotiation', () => negotiationRequested(), /等单位答复协商要求/, /等您答复协商要求/],
  ['negotiation', () => negotiating(), /双方正在协商/, /双方正在协商/],
  [
    'negotiation',
    () => negotiating().does('negotiation.consent-period', { side: 'employer', until: '2026-07-20' }, 'employer'),
    /等您答复协商到哪一天/,
    /等劳动者答复协商到哪一天/,
  ],
  ['mediation', () => mediationApplied(), /等单位答复是否同意调解/, /等您答复是否同意调解/],
  ['mediation', () => delegated(), /等调解组织答复是否接受/, /等调解组织答复是否接受/],
  ['mediation', () => mediating(), /调解员正在调解/, /调解员正在调解/],
  ['mediation', extending, /等单位答复是否同意延期/, /等您答复是否同意延期/],
  ['unsettled', failed, /您可以申请仲裁/, /您可以申请仲裁/],
  ['signing', () => builtAgreed(), /等您和单位签署/, /等劳动者和您签署/],
  ['performance', () => inEffect(), /等单位履行/, /等您履行/],
  ['binding', () => reviewApplied(), /等仲裁委员会审查/, /等仲裁委员会审查/],
  ['binding', () => confirmationApplied(), /等人民法院审查/, /等人民法院审查/],
  ['default', inDelay, /单位还没有履行完，请选择下一步/, /您还没有履行完，请尽快履行/],
  ['default', () => inDefault(confirmed()), /您可以申请强制执行/, /请尽快履行/],
  ['payment-order', () => orderApplied(), /决定是否受理支付令/, /决定是否受理支付令/],
  ['payment-order', () => orderIssued(), /等人民法院送达/, /等人民法院送达/],
  ['payment-order', () => orderServed(), /等单位付款或者提出书面异议/, /等您付款或者提出书面异议/],
  ['payment-order', () => objected(), /单位提出了书面异议/, /您提出了书面异议/],
  ['default', () => ended(), /支付令已经失效，您可以凭调解协议直接起诉/, /支付令已经失效，请尽快履行/],
  [
    'default',
    () => ended({ basis: 'unpaid-wages' }, inDefault(settled())),
    /支付令已经失效，您应当先申请仲裁/,
    /支付令已经失效/,
  ],
  ['settled', finished, /已经履行完毕/, /已经履行完毕/],
  ['closed', over, /已经结案/, /已经结案/],
  ['archived', filed, /案卷已经归档/, /案卷已经归档/],
];

describe('in every state', () => {
  test('no stage is without a sentence here', () =>
    expect([...new Set(EVERY_STATE.map(([stage]) => stage))].sort()).toEqual(Object.keys(STAGES).sort()));

  test.each(EVERY_STATE)('%s: each side hears who must act', (stage, build, worker, employer) => {
    const { facts, today } = build();
    expect(stageOf(facts)).toBe(stage);
    expect(plainState(facts, 'worker', noonOf(today)).sentence).toMatch(worker);
    expect(plainState(facts, 'employer', noonOf(today)).sentence).toMatch(employer);
  });

  test.each(EVERY_STATE)('%s: the sentence is short and plain, and the law stands beside it', (_stage, build) => {
    const { facts, today } = build();
    for (const side of ['worker', 'employer'] as const) {
      const { sentence, cites, awaited } = plainState(facts, side, noonOf(today));
      expect(sentence).not.toMatch(JARGON);
      // A clause is read in one breath.
      for (const clause of sentence.split(/[，：。（）]/)) expect(clause.length).toBeLessThanOrEqual(24);
      expect(sentence.length).toBeLessThanOrEqual(60);
      expect(cites.length).toBeGreaterThan(0);
      // What is asked of a side is that side's to do.
      for (const name of awaited) expect(findAction(name)?.by).toContain(side);
    }
  });
});

/** Words that nobody uses who has not studied law. */
const JARGON = /债务人|债权人|督促程序|标的|被申请人|给付|届满|逾期|送达回证|诉请|undefined/;

test('a callback that is due is asked of each side until it has answered', () => {
  const due = planned();
  const asked = (at: TestCase, side: 'worker' | 'employer') =>
    plainState(at.facts, side, noonOf(at.today)).awaited.includes('follow-up.answer');
  expect([asked(due, 'worker'), asked(due, 'employer')]).toEqual([true, true]);
  const answered = due.does(
    'follow-up.answer',
    { performance: 'not-applicable', satisfaction: 'satisfied', newDispute: false },
    'worker',
  );
  expect([asked(answered, 'worker'), asked(answered, 'employer')]).toEqual([false, true]);
});
