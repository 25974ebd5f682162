import { plainState } from '../../shared/case/plain-state';
import { stageOf, type Stage } from '../../shared/case/stage';
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
    '现在：案件已经登记，您可以要求协商或者申请调解',
    '现在：案件已经登记，您可以要求协商或者申请调解',
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
  ['accepted', 'mediation', accepted, '现在：正在调解，最晚7月21日（星期二）', '现在：正在调解，最晚7月21日（星期二）'],
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
    '现在：案件已经结案',
    '现在：案件已经结案',
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
