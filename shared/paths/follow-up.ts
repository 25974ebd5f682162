import { z } from 'zod';
import { addDays, type LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, on, statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { awaitsMarks, inForce } from './agreement';
import { pendingConfirmation, pendingReview } from './binding';
import { mediating } from './mediation';
import { negotiating } from './negotiation';
import { brokenPromises, isPerformed, promises } from './performance';
import { notBefore } from './order-of-days';
import { endOfOrder, pendingOrder } from './payment-order';
import { leftTheHouse, pendingReferral } from './registration';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 回访：planned by configuration, since no national number of days exists. */
export type Callback = {
  readonly no: number;
  readonly plannedOn: LocalDate;
  readonly why: 'after-agreement' | 'after-due-date' | 'after-failure';
  readonly doneOn?: LocalDate;
  readonly result?: CallbackResult;
};
export type CallbackResult = {
  readonly performance: 'performed' | 'partly' | 'not-performed' | 'not-applicable';
  readonly satisfaction?: number;
  readonly newDispute: boolean;
  readonly nextStep?: string;
  readonly note: string;
};

export type FollowUpFacts = { readonly callbacks: readonly Callback[] };

export type Closing = {
  readonly closedOn: LocalDate;
  readonly result: ClosingResult;
  readonly archived?: { readonly on: LocalDate; readonly fileNo: string; readonly catalogue: readonly string[] };
};

export const CLOSING_RESULTS = {
  performed: '履行完毕',
  'settled-and-performed': '和解并履行完毕',
  'returned-to-court': '退回人民法院',
  'returned-to-commission': '退回仲裁委员会',
  'guided-to-arbitration': '引导申请仲裁',
  'guided-to-litigation': '引导提起诉讼',
  'guided-to-enforcement': '引导申请强制执行',
  'referred-elsewhere': '移送其他单位',
  declined: '不予登记受理',
  withdrawn: '申请人撤回',
  merged: '并入其他案件',
} as const;
export type ClosingResult = keyof typeof CLOSING_RESULTS;

export type FollowUpEvent =
  | { type: 'follow-up.planned'; callbacks: { plannedOn: LocalDate; why: Callback['why'] }[] }
  | { type: 'follow-up.done'; no: number; result: CallbackResult }
  | { type: 'follow-up.moved'; no: number; plannedOn: LocalDate };

export type ClosingEvent =
  | { type: 'closing.closed'; result: ClosingResult; note?: string }
  | { type: 'closing.archived'; fileNo: string; catalogue: string[] };

export function evolveFollowUp(facts: FollowUpFacts, event: FollowUpEvent, on: LocalDate): FollowUpFacts {
  switch (event.type) {
    case 'follow-up.planned': {
      const from = facts.callbacks.length;
      return { callbacks: [...facts.callbacks, ...event.callbacks.map((each, i) => ({ no: from + i + 1, ...each }))] };
    }
    case 'follow-up.done':
      return {
        callbacks: facts.callbacks.map((each) =>
          each.no === event.no ? { ...each, doneOn: on, result: event.result } : each,
        ),
      };
    case 'follow-up.moved':
      return {
        callbacks: facts.callbacks.map((each) =>
          each.no === event.no ? { ...each, plannedOn: event.plannedOn } : each,
        ),
      };
  }
}

export function evolveClosing(closing: Closing | undefined, event: ClosingEvent, on: LocalDate): Closing | undefined {
  switch (event.type) {
    case 'closing.closed':
      return { closedOn: on, result: event.result };
    case 'closing.archived':
      return closing && { ...closing, archived: { on, fileNo: event.fileNo, catalogue: event.catalogue } };
  }
}

/** The callbacks that an agreement brings with it: so many days after it takes effect and after each due day. */
export function callbacksAfterAgreement(
  facts: CaseFacts,
  book: Rulebook,
): { plannedOn: LocalDate; why: Callback['why'] }[] {
  const from = inForce(facts)?.effectiveOn;
  if (!from) return [];
  const dues = [...new Set(promises(facts).map((promise) => promise.day))];
  return [
    ...book.callbacks.afterAgreement.map((days) => ({
      plannedOn: addDays(from, days),
      why: 'after-agreement' as const,
    })),
    ...dues.flatMap((due) =>
      book.callbacks.afterDueDate.map((days) => ({ plannedOn: addDays(due, days), why: 'after-due-date' as const })),
    ),
  ].sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1));
}

/** A failed mediation is called back too: where did the dispute go? */
export const callbacksAfterFailure = (
  on: LocalDate,
  book: Rulebook,
): { plannedOn: LocalDate; why: Callback['why'] }[] =>
  book.callbacks.afterFailure.map((days) => ({ plannedOn: addDays(on, days), why: 'after-failure' as const }));

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function followUpClocks(facts: CaseFacts): Clock[] {
  const callbacks = facts.followUp.callbacks.map((callback): Clock => ({
    rule: 'followup-visit',
    of: String(callback.no),
    counting: { trigger: callback.plannedOn, until: callback.plannedOn },
    by: ['clerk', 'mediator', 'union'],
    about: `第${callback.no}次`,
    closedOn: callback.doneOn,
  }));
  if (!facts.closing) return callbacks;
  return [
    ...callbacks,
    {
      rule: 'archive-after-closing',
      of: '1',
      counting: { trigger: facts.closing.closedOn },
      by: ['clerk', 'union', 'mediator'],
      closedOn: facts.closing.archived?.on,
    },
  ];
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const openCallback = (facts: CaseFacts, no?: number): Callback | undefined =>
  facts.followUp.callbacks.find((callback) => !callback.doneOn && (no === undefined || callback.no === no));

const hasCallback: Rule = ({ facts, book }) =>
  demand(
    openCallback(facts) !== undefined && !facts.closing,
    'follow-up/none-planned',
    '没有待完成的回访',
    cite(book, 'followup-visit'),
    '协议生效、履行期限届满或者调解未成后，系统自动安排回访',
  );

/** Nothing that somebody waits for is left open. */
const mayClose: Rule = (situation) => {
  const { facts, book } = situation;
  const records = cite(book, 'mediation-records');
  const stillOpen = demand(facts.closing === undefined, 'closing/closed', '案件已经结案', records, '办理归档');
  const inOrder = notBefore(situation, endsOf(facts), 'mediation-records');
  // What another body has taken over, it brings to its end itself.
  if (leftTheHouse(facts)) return all(stillOpen, inOrder);
  const openPromises = inForce(facts) !== undefined && !isPerformed(facts) && brokenPromises(facts).length === 0;
  return all(
    stillOpen,
    inOrder,
    demand(
      pendingReferral(facts) === undefined,
      'closing/referral-pending',
      `转送${pendingReferral(facts)?.organ}尚未得到答复，接收之前由首问责任人负责`,
      cite(book, 'referral-acceptance'),
      '登记对方的答复',
    ),
    demand(
      negotiating(facts) === undefined,
      'closing/negotiating',
      '协商尚未结束',
      cite(book, 'negotiation-agreed-period'),
      '先完成或者停止协商',
    ),
    demand(
      mediating(facts) === undefined,
      'closing/mediating',
      '调解尚未结束',
      cite(book, 'mediation-conclude-committee'),
      '先完成或者终结调解',
    ),
    demand(
      !awaitsMarks(facts),
      'closing/unsigned',
      '已经达成的协议尚待签署生效',
      cite(book, 'mediation-agreement-effective'),
      '完成签署，或者登记拒绝签署',
    ),
    demand(
      !pendingReview(facts)?.appliedOn,
      'closing/in-review',
      '仲裁审查尚未结束',
      cite(book, 'arbitration-review-decide'),
      '等待审查决定或者撤回申请',
    ),
    demand(
      pendingConfirmation(facts) === undefined,
      'closing/in-confirmation',
      '司法确认尚未结束',
      cite(book, 'judicial-confirmation-decide-cpl'),
      '等待裁定或者撤回申请',
    ),
    demand(
      pendingOrder(facts) === undefined,
      'closing/payment-order',
      '支付令程序尚未结束',
      cite(book, 'payment-order-issue'),
      '登记支付令的结果',
    ),
    demand(
      !openPromises,
      'closing/performance-open',
      '协议的履行期限尚未届满，义务尚未履行完毕',
      cite(book, 'mediation-agreement-performance'),
      '登记履行情况，或者等待履行期限届满',
    ),
    demand(
      brokenPromises(facts).length === 0 ||
        facts.standing.guidances.length > 0 ||
        facts.performance.enforcement !== undefined,
      'closing/not-guided',
      '义务逾期未履行，尚未告知当事人救济途径',
      cite(book, 'mediation-agreement-performance'),
      '先书面告知当事人可以申请强制执行、支付令、仲裁等途径',
    ),
  );
};

/** The days on which what was done in the case came to an end: it is not closed before the last of them. */
const endsOf = (facts: CaseFacts): readonly (LocalDate | undefined)[] => [
  facts.openedOn,
  ...facts.registration.referrals.map((each) => each.answeredOn),
  ...facts.negotiations.map((each) => each.outcome?.on),
  ...facts.mediations.map((each) => each.outcome?.on),
  ...facts.agreements.map((each) => each.undone?.on ?? each.effectiveOn),
  ...facts.reviews.map((each) => each.declined?.on ?? each.withdrawn?.on ?? each.statement?.on),
  ...facts.confirmations.map((each) => each.ruling?.on ?? each.refused?.on ?? each.withdrawn?.on),
  ...facts.paymentOrders.map(endOfOrder),
];

const mayArchive: Rule = (situation) => {
  const { closing } = situation.facts;
  return all(
    demand(
      closing !== undefined && !closing.archived,
      'closing/not-closed',
      closing ? '案卷已经归档' : '案件尚未结案',
      cite(situation.book, 'archive-retention'),
      closing ? '无需办理' : '先办理结案',
    ),
    notBefore(situation, [closing?.closedOn], 'archive-retention'),
  );
};

/** A callback that finds non-performance takes back what only the debtor has said: section 6 is open again. */
const reopened = (facts: CaseFacts): { type: 'performance.receipt-confirmed'; no: number; received: false }[] =>
  promises(facts)
    .filter((promise) => promise.fulfilment?.payments.some((payment) => !payment.confirmedByCreditor))
    .map(({ no: which }) => ({ type: 'performance.receipt-confirmed', no: which, received: false }));

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['clerk', 'mediator', 'union'] as const;
const no = z.int().min(1).max(500).meta({ description: '回访序号' });

const callbackIsOpen = ({ input, facts, book }: { input: { no: number } } & Parameters<Rule>[0]) =>
  demand(
    openCallback(facts, input.no) !== undefined,
    'follow-up/no-such-callback',
    `没有待完成的第${input.no}次回访`,
    cite(book, 'followup-visit'),
    '核对回访序号',
  );

export const followUpActions = [
  action({
    name: 'follow-up.record-callback',
    label: '登记回访结果',
    by: HANDLERS,
    input: z.strictObject({
      no: no.optional(),
      performance: z.enum(['performed', 'partly', 'not-performed', 'not-applicable']),
      satisfaction: z.int().min(1).max(5).optional(),
      newDispute: z.boolean().default(false),
      nextStep: statement.optional(),
      note: statement,
      on,
    }),
    basis: 'followup-visit',
    rule: hasCallback,
    inputRule: ({ input, ...situation }) =>
      input.no === undefined ? { ok: true } : callbackIsOpen({ ...situation, input: { no: input.no } }),
    events: ({ input: { no: which, performance, satisfaction, newDispute, nextStep, note }, facts }) => [
      {
        type: 'follow-up.done',
        no: which ?? openCallback(facts)?.no ?? 1,
        result: { performance, satisfaction, newDispute, nextStep, note },
      },
      ...(performance === 'performed' || performance === 'not-applicable' ? [] : reopened(facts)),
    ],
  }),
  action({
    name: 'follow-up.reschedule',
    label: '调整回访日期',
    by: HANDLERS,
    input: z.strictObject({ no, plannedOn: date }),
    basis: 'followup-visit',
    rule: hasCallback,
    inputRule: (situation) =>
      all(
        callbackIsOpen(situation),
        demand(
          situation.input.plannedOn >= situation.today,
          'follow-up/in-the-past',
          '回访日期早于今天',
          cite(situation.book, 'followup-visit'),
          '填写今天或者以后的日期',
        ),
      ),
    events: ({ input: { no: which, plannedOn } }) => [{ type: 'follow-up.moved', no: which, plannedOn }],
  }),
  action({
    name: 'closing.close',
    label: '结案',
    by: HANDLERS,
    input: z.strictObject({
      result: z.enum(Object.keys(CLOSING_RESULTS) as [ClosingResult, ...ClosingResult[]]),
      note: statement.optional(),
      on,
    }),
    basis: 'mediation-records',
    rule: mayClose,
    inputRule: ({ input, facts, book }) => {
      const needsPerformance = input.result === 'performed' || input.result === 'settled-and-performed';
      return all(
        demand(
          !needsPerformance || isPerformed(facts),
          'closing/not-performed',
          '义务尚未全部履行，不能按履行完毕结案',
          cite(book, 'mediation-agreement-performance'),
          '登记履行情况，或者选择相符的结案方式',
        ),
        demand(
          (input.result !== 'referred-elsewhere' && input.result !== 'declined') || leftTheHouse(facts),
          'closing/not-referred',
          '没有被接收的转送，也没有不予登记的处理',
          cite(book, 'referral-acceptance'),
          '选择相符的结案方式',
        ),
      );
    },
    events: ({ input: { result, note } }) => [{ type: 'closing.closed', result, note }],
  }),
  action({
    name: 'closing.archive',
    label: '立卷归档',
    by: HANDLERS,
    input: z.strictObject({
      fileNo: words(80),
      catalogue: z.array(words(100)).min(1, '案卷目录至少列明一件').max(300),
      on,
    }),
    basis: 'archive-retention',
    rule: mayArchive,
    events: ({ input: { fileNo, catalogue } }) => [{ type: 'closing.archived', fileNo, catalogue }],
  }),
] as const;
