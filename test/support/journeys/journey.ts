import type { ActionName } from '../../../shared/case/actions';
import type { Role } from '../../../shared/case/actor';
import type { Form } from '../builders';
import type { InputOf } from '../given';

/** Somebody does something, or time passes. A moment is a day (noon) or `2026-07-06 09:30`, in Asia/Shanghai. */
export type Step =
  | { readonly at: string; readonly by: Role; readonly act: ActionName; readonly input: unknown }
  | { readonly until: string };

/** A case from its opening on, with everything that must come of it. */
export type Journey = {
  /** Also the name of its recorded history. */
  readonly name: string;
  readonly form: Form;
  readonly opens: string;
  readonly steps: readonly Step[];
  /** Every entry in order, those of one legal day together: `2026-07-10 agreement.concluded · mediation.ended`. */
  readonly docket: readonly string[];
  /** Keys of the notices in order, without the reminders. */
  readonly notices: readonly string[];
  /** Keys of the messages to partners, in order. */
  readonly messages: readonly string[];
};

export const does = <Name extends ActionName>(at: string, by: Role, act: Name, input: InputOf<Name>): Step => ({
  at,
  by,
  act,
  input,
});

export const until = (moment: string): Step => ({ until: moment });

/** Unpaid wages of a worker who has left; registered at the window. */
export const FORM: Form = {
  door: 'window',
  organ: 'CQ-NA-01',
  district: '500108',
  parties: [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '陈志远', phone: '13800000001' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '山城机械有限公司', phone: '023-60000001' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付2026年4月至6月拖欠的工资', amountFen: 1_860_000 }],
  summary: '公司自2026年4月起未支付工资，2026年6月30日解除劳动合同时仍未付清。',
  officer: '何敏',
  infringedOn: '2026-05-15',
  employmentEndedOn: '2026-06-30',
};

type Terms = InputOf<'agreement.conclude'>;

/** The whole amount of the claim, to be paid by the day. */
export const payBy = (dueOn: string): Terms['obligations'][number] => ({
  kind: 'pay',
  text: '一次性支付拖欠的工资',
  amountFen: 1_860_000,
  dueOn,
  claimNos: [1],
});

/** Applied for, consented to and accepted on one day. */
export const mediating = (day: string): readonly Step[] => [
  does(day, 'worker', 'mediation.apply', { by: 'worker', form: 'written', matter: '请求支付拖欠的工资' }),
  does(day, 'employer', 'mediation.record-consent', { side: 'employer', given: true }),
  does(day, 'clerk', 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } }),
];

const MARKS = [{ by: 'worker' }, { by: 'employer' }, { by: 'mediator' }, { by: 'organisation' }] as const;

/** Agreed on and signed by all on one day. */
export const agreedAndSigned = (day: string, terms: Terms): readonly Step[] => [
  does(day, 'mediator', 'agreement.assess-capacity', { rating: 'medium', grounds: '有在建项目，回款正常' }),
  does(day, 'mediator', 'agreement.conclude', terms),
  does(day, 'clerk', 'agreement.sign', { marks: [...MARKS] }),
];

/** Both sides apply to the commission together. */
export const reviewApplied = (day: string): Step =>
  does(day, 'clerk', 'review.apply', {
    by: ['worker', 'employer'],
    commission: 'CQ-NA-ARB',
    package: { agreement: true, identity: true, serviceAddresses: true },
  });

/** Both sides apply to the court together. */
export const confirmationApplied = (day: string): Step =>
  does(day, 'clerk', 'confirmation.apply', {
    court: 'CQ-NA-COURT',
    courtBasis: 'organisation-seat',
    workerApplies: true,
    employerApplies: true,
  });

/** A payment order is applied for, taken up and issued. */
export const orderIssued = (days: readonly [string, string, string], basis: 'mediation-agreement' | 'unpaid-wages') => [
  does(days[0], 'worker', 'payment-order.apply', {
    basis,
    court: 'CQ-NA-COURT',
    amountFen: 1_860_000,
    dueAndFixed: true,
    noOtherDebts: true,
    canBeServed: true,
    noPreservation: true,
  }),
  does(days[1], 'court', 'payment-order.accept', { caseNo: '（2026）渝0108民督18号' }),
  does(days[2], 'court', 'payment-order.issue', {}),
];
