import type { Role } from '../../shared/case/actor';
import type { ActionName } from '../../shared/case/actions';
import type { CaseEvent } from '../../shared/case/facts';
import { CONFIRMATION, COURT, ORDER, PACKAGE, type Form } from '../support/builders';
import type { InputOf } from '../support/given';
import { ORGAN } from './people';

/** An act of a story: what is entered at the counter on the story's day, under the day on which it took place. */
export type Deed = { readonly name: ActionName; readonly input: object; readonly by: Role };

/** A case that is entered on the last day of a period: its midnight, on the case's own clock, comes during the storm. */
export type Story = {
  readonly title: string;
  readonly form: Form;
  /** The civil day of the case's clock, and the hour (Asia/Shanghai) that is about to strike. */
  readonly day: string;
  readonly hour: '24:00' | '09:00';
  readonly deeds: readonly Deed[];
  /** What the clock records if everything was entered in time, and on which legal day. */
  readonly lapse?: { readonly type: CaseEvent['type']; readonly on: string };
};

const deed = <Name extends ActionName>(by: Role, name: Name, input: InputOf<Name>): Deed => ({ name, input, by });

const FORM: Form = {
  door: 'window',
  organ: ORGAN,
  district: '500108',
  parties: [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲', email: 'worker@example.cn' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司', email: 'employer@example.cn' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 }],
  summary: '拖欠工资',
  officer: '丙',
  eService: true,
  infringedOn: '2026-05-31',
  employmentEndedOn: '2026-06-30',
};
const BY_UNION: Form = { ...FORM, door: 'union' };
const BY_HOTLINE: Form = {
  ...FORM,
  door: 'hotline',
  ticket: { hotline: '12333', orderNo: 'W-1', dispatchedOn: '2026-07-06' },
};
const BY_COURT: Form = { ...FORM, door: 'court', court: { ...COURT, mode: 'delegated', receivedOn: '2026-07-06' } };

/** Applied for, agreed to and accepted on one day. */
const accepted = (on: string): readonly Deed[] => [
  deed('clerk', 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资', on }),
  deed('clerk', 'mediation.record-consent', { side: 'employer', given: true, on }),
  deed('mediator', 'mediation.accept', { mediator: { id: 'M1', name: '己' }, on }),
];
/** Agreed and signed on one day, 10,000 yuan to be paid by another. */
const agreed = (on: string, dueOn: string): readonly Deed[] => [
  deed('mediator', 'agreement.assess-capacity', { rating: 'high', grounds: '经营正常', on }),
  deed('mediator', 'agreement.conclude', { obligations: [pay(dueOn)], on }),
  deed('clerk', 'agreement.sign', { marks: BOTH_AND_US.map((by) => ({ by, on })) }),
];
const pay = (dueOn: string) => ({ kind: 'pay', text: '支付工资', amountFen: 1_000_000, dueOn }) as const;
const BOTH_AND_US = ['worker', 'employer', 'mediator', 'organisation'] as const;

const CONFIRMED_MANDATE = deed('clerk', 'mandate.confirm', { materialsSigned: true, on: '2026-07-07' });
const ISSUED: readonly Deed[] = [
  deed('clerk', 'payment-order.apply', { ...ORDER, basis: 'unpaid-wages', on: '2026-08-17' }),
  deed('court', 'payment-order.accept', { on: '2026-08-18' }),
  deed('court', 'payment-order.issue', { on: '2026-08-20' }),
];
const SERVED: readonly Deed[] = [...ISSUED, deed('court', 'payment-order.record-service', { on: '2026-08-24' })];

const midnight = (title: string, form: Form, day: string, deeds: readonly Deed[], type: CaseEvent['type']): Story => {
  return { title, form, day, hour: '24:00', deeds, lapse: { type, on: day } };
};
const morning = (title: string, form: Form, day: string, deeds: readonly Deed[]): Story => ({
  title,
  form,
  day,
  hour: '09:00',
  deeds,
});

export const STORIES: readonly Story[] = [
  midnight(
    'nobody answers a request to negotiate',
    BY_UNION,
    '2026-07-13',
    [deed('clerk', 'negotiation.request', { by: 'worker', matter: '协商支付工资', on: '2026-07-06' })],
    'negotiation.deemed-unwilling',
  ),
  midnight('a mediation is not concluded', FORM, '2026-07-22', accepted('2026-07-07'), 'mediation.lapsed'),
  midnight("a court's mandate is not concluded", BY_COURT, '2026-08-06', [CONFIRMED_MANDATE], 'mediation.lapsed'),
  midnight(
    'nobody applies for review',
    FORM,
    '2026-07-29',
    [...accepted('2026-07-14'), ...agreed('2026-07-14', '2026-08-14')],
    'agreement.review-window-closed',
  ),
  midnight(
    'nobody applies for confirmation',
    BY_COURT,
    '2026-08-06',
    [CONFIRMED_MANDATE, ...agreed('2026-07-07', '2026-08-14')],
    'agreement.confirmation-window-closed',
  ),
  midnight(
    'an agreement is not kept',
    BY_UNION,
    '2026-08-14',
    [...accepted('2026-08-14'), ...agreed('2026-08-14', '2026-08-14')],
    'performance.defaulted',
  ),
  midnight(
    'a settlement is not kept',
    FORM,
    '2026-07-17',
    [
      deed('clerk', 'negotiation.request', { by: 'worker', matter: '协商支付工资', on: '2026-07-13' }),
      deed('clerk', 'negotiation.reply', { willing: true, on: '2026-07-13' }),
      deed('union', 'negotiation.settle', {
        obligations: [pay('2026-07-17')],
        inWriting: true,
        signedBy: ['worker', 'employer'],
        on: '2026-07-13',
      }),
    ],
    'performance.defaulted',
  ),
  midnight('a payment order is not served', FORM, '2026-09-20', ISSUED, 'payment-order.became-void'),
  midnight('a debtor is silent', FORM, '2026-09-08', SERVED, 'payment-order.became-enforceable'),
  morning('the last morning of a mediation', FORM, '2026-07-22', accepted('2026-07-07')),
  morning('a review that is asked for', FORM, '2026-07-29', [
    ...accepted('2026-07-14'),
    ...agreed('2026-07-14', '2026-08-14'),
    deed('clerk', 'review.apply', {
      by: ['worker', 'employer'],
      commission: '南岸仲裁委',
      package: PACKAGE,
      on: '2026-07-15',
    }),
  ]),
  morning('a confirmation that is asked for', BY_COURT, '2026-08-06', [
    CONFIRMED_MANDATE,
    ...agreed('2026-07-07', '2026-08-14'),
    deed('clerk', 'confirmation.apply', { ...CONFIRMATION, courtBasis: 'delegating-court', on: '2026-07-15' }),
  ]),
  morning('a ticket of the hotline', BY_HOTLINE, '2026-07-07', [
    deed('clerk', 'standing.answer-ticket', { orderNo: 'W-1', reply: '已按程序办理并告知当事人', on: '2026-07-07' }),
  ]),
];

/** A case without a clock of its own, for acts by chance. */
export const ORDINARY: Form = { ...FORM, infringedOn: '2026-10-31', employmentEndedOn: '2026-10-31' };

/** The form with the number that the court has for this very case. */
export function formOf({ form }: Pick<Story, 'form'>, nonce: string): Form {
  return form.court
    ? { ...form, court: { ...form.court, caseNo: `（2026）渝0103诉前调${nonce}号`, mandateId: `CRT-${nonce}` } }
    : form;
}

/** The civil instant (UTC milliseconds) that the story's clock is about to show. */
export const strikeOf = ({ day, hour }: Story): number =>
  Date.parse(`${day}T00:00:00+08:00`) + (hour === '24:00' ? 24 : 9) * 3_600_000;
