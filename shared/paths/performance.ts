import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { enforcementStart } from '../law/rulings/enforcement-start';
import { all, demand, type Verdict } from '../law/verdict';
import { action } from '../case/action';
import { yuan } from '../case/money';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, fen, on, statement, words } from '../case/fields';
import { cite, type Rule, type Situation } from '../case/situation';
import { indexInForce, inForce, type Agreement, type Obligation } from './agreement';
import { hasStatement, isConfirmed, isEnforceable, isEnforceableOrder } from './binding';
import { notBefore } from './order-of-days';
import { isOpen } from './registration';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What has been done on one obligation of one agreement. */
export type Fulfilment = {
  /** Index of the agreement in the file. */
  readonly agreement: number;
  readonly no: number;
  readonly payments: readonly {
    readonly on: LocalDate;
    readonly amountFen: number;
    readonly proof?: string;
    readonly confirmedByCreditor: boolean;
  }[];
  readonly doneOn?: LocalDate;
  readonly dueOn?: LocalDate;
  readonly defaultedOn?: LocalDate;
};

export type PerformanceFacts = {
  readonly fulfilments: readonly Fulfilment[];
  readonly urgings: readonly {
    readonly on: LocalDate;
    readonly by: string;
    readonly method: string;
    readonly note: string;
  }[];
  readonly enforcement?: { readonly on: LocalDate; readonly court: string };
};

export type PerformanceEvent =
  | { type: 'performance.paid'; no: number; amountFen: number; proof?: string; confirmedByCreditor: boolean }
  | { type: 'performance.act-done'; no: number; proof?: string }
  | { type: 'performance.receipt-confirmed'; no: number; received: boolean; note?: string }
  | { type: 'performance.rescheduled'; no: number; dueOn: LocalDate }
  | { type: 'performance.defaulted'; no: number; agreement: number }
  | { type: 'performance.urged'; by: string; method: string; note: string }
  | { type: 'performance.enforcement-applied'; court: string };

export const NO_PERFORMANCE: PerformanceFacts = { fulfilments: [], urgings: [] };

export function evolvePerformance(
  facts: PerformanceFacts,
  event: PerformanceEvent,
  on: LocalDate,
  agreement: number,
): PerformanceFacts {
  const change = (no: number, how: (fulfilment: Fulfilment) => Fulfilment, of = agreement): PerformanceFacts => {
    const known = facts.fulfilments.find((each) => each.agreement === of && each.no === no);
    const next = how(known ?? { agreement: of, no, payments: [] });
    return {
      ...facts,
      fulfilments: known
        ? facts.fulfilments.map((each) => (each === known ? next : each))
        : [...facts.fulfilments, next],
    };
  };
  switch (event.type) {
    case 'performance.paid':
      return change(event.no, (f) => ({
        ...f,
        payments: [
          ...f.payments,
          { on, amountFen: event.amountFen, proof: event.proof, confirmedByCreditor: event.confirmedByCreditor },
        ],
      }));
    case 'performance.act-done':
      return change(event.no, (f) => ({ ...f, doneOn: on }));
    case 'performance.receipt-confirmed':
      return change(event.no, (f) => ({
        ...f,
        payments: event.received
          ? f.payments.map((p) => ({ ...p, confirmedByCreditor: true }))
          : f.payments.filter((p) => p.confirmedByCreditor),
      }));
    case 'performance.rescheduled':
      return change(event.no, (f) => ({ ...f, dueOn: event.dueOn, defaultedOn: undefined }));
    case 'performance.defaulted':
      return change(event.no, (f) => ({ ...f, defaultedOn: on }), event.agreement);
    case 'performance.urged':
      return { ...facts, urgings: [...facts.urgings, { on, by: event.by, method: event.method, note: event.note }] };
    case 'performance.enforcement-applied':
      return { ...facts, enforcement: { on, court: event.court } };
  }
}

/** One promise with all that has been done about it. */
export type PromiseMade = Obligation & {
  readonly fulfilment?: Fulfilment;
  readonly day: LocalDate;
  readonly paidFen: number;
  readonly fulfilledOn?: LocalDate;
};

/** The promises of an agreement (the one that stands, unless another is named), in order. */
export function promises(facts: CaseFacts, index = indexInForce(facts.agreements)): PromiseMade[] {
  const agreement: Agreement | undefined = facts.agreements[index];
  return (agreement?.obligations ?? []).map((o) => {
    const fulfilment = facts.performance.fulfilments.find((each) => each.agreement === index && each.no === o.no);
    const paidFen = (fulfilment?.payments ?? []).reduce((sum, payment) => sum + payment.amountFen, 0);
    return { ...o, fulfilment, day: fulfilment?.dueOn ?? o.dueOn, paidFen, fulfilledOn: fulfilledOn(o, fulfilment) };
  });
}

function fulfilledOn(o: Obligation, fulfilment: Fulfilment | undefined): LocalDate | undefined {
  if (o.kind === 'act') return fulfilment?.doneOn;
  let open = o.amountFen ?? 0;
  for (const payment of fulfilment?.payments ?? []) {
    open -= payment.amountFen;
    if (open <= 0) return payment.on;
  }
  return undefined;
}

/** Every promise of the agreement that stands has been kept. */
export const isPerformed = (facts: CaseFacts): boolean => {
  const agreement = inForce(facts);
  return agreement !== undefined && promises(facts).every((promise) => promise.fulfilledOn !== undefined);
};

/** Broken promises: default was recorded and has not been made good. One default makes all due where the agreement says so. */
export const brokenPromises = (facts: CaseFacts): PromiseMade[] => {
  const open = promises(facts).filter((promise) => promise.fulfilledOn === undefined);
  const broken = open.filter((promise) => promise.fulfilment?.defaultedOn !== undefined);
  return broken.length > 0 && inForce(facts)?.acceleration ? open : broken;
};

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function performanceClocks(facts: CaseFacts): Clock[] {
  const due = facts.agreements.flatMap((agreement, index) =>
    agreement.effectiveOn ? dueClocks(facts, agreement, index) : [],
  );
  const effectiveOn = inForce(facts)?.effectiveOn;
  if (!effectiveOn || !isEnforceable(facts)) return due;
  const { from } = enforcementStart({ performanceDays: promises(facts).map((promise) => promise.day), effectiveOn });
  const closedOn = facts.performance.enforcement?.on ?? (isPerformed(facts) ? from : undefined);
  return [
    ...due,
    {
      rule: 'enforcement-apply',
      of: String(indexInForce(facts.agreements) + 1),
      counting: { trigger: from },
      by: ['worker'],
      closedOn,
    },
  ];
}

function dueClocks(facts: CaseFacts, agreement: Agreement, index: number): Clock[] {
  const rule = agreement.kind === 'settlement' ? 'settlement-performance' : 'mediation-agreement-performance';
  return promises(facts, index).map((promise) => ({
    rule,
    of: `${index + 1}-${promise.no}`,
    counting: { trigger: agreement.effectiveOn ?? agreement.reachedOn, until: promise.day },
    by: ['employer'],
    about: `第${promise.no}项${promise.amountFen ? ` ${yuan(promise.amountFen)}元` : ''}`,
    closedOn: promise.fulfilledOn ?? agreement.undone?.on,
    without: !promise.fulfilledOn && agreement.undone ? 'moot' : undefined,
  }));
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const hasPromises: Rule = (situation) =>
  all(
    demand(
      inForce(situation.facts) !== undefined,
      'performance/no-agreement',
      '没有已经生效的协议',
      cite(situation.book, 'mediation-agreement-performance'),
      '先达成协议并使其生效',
    ),
    notBefore(situation, [inForce(situation.facts)?.reachedOn], 'mediation-agreement-performance'),
  );

const hasBrokenPromise: Rule = (situation) =>
  all(
    hasPromises(situation),
    demand(
      brokenPromises(situation.facts).length > 0,
      'performance/nothing-overdue',
      '没有逾期未履行的义务',
      cite(situation.book, 'mediation-agreement-performance'),
      '等待履行期限届满',
    ),
  );

/** What can be enforced: a statement by the commission, a confirming ruling, or a payment order that stands. */
const mayEnforce: Rule = (situation) => {
  const { facts, book } = situation;
  const order = isEnforceableOrder(facts.paymentOrders.at(-1));
  return all(
    order ? isOpen(situation) : hasPromises(situation),
    demand(
      hasStatement(facts) || isConfirmed(facts) || order,
      'performance/not-enforceable',
      '协议没有经过仲裁审查或者司法确认，也没有生效的支付令，不能直接申请强制执行',
      cite(book, 'enforcement-apply'),
      '符合条件的申请支付令，或者申请仲裁',
    ),
    demand(
      order || brokenPromises(facts).length > 0,
      'performance/nothing-overdue',
      '没有逾期未履行的义务',
      cite(book, 'enforcement-apply'),
      '等待履行期限届满',
    ),
  );
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const no = z.int().min(1).max(200).meta({ description: '义务序号' });

const find = (facts: CaseFacts, wanted: number) => promises(facts).find((promise) => promise.no === wanted);

const known = (wanted: number, facts: CaseFacts, kind?: Obligation['kind']) => {
  const promise = find(facts, wanted);
  return promise !== undefined && (kind === undefined || promise.kind === kind);
};

/** What has been done keeps its day. */
const isUnfulfilled = (wanted: number, facts: CaseFacts, book: Situation['book']): Verdict =>
  demand(
    find(facts, wanted)?.fulfilledOn === undefined,
    'performance/fulfilled-already',
    `第${wanted}项义务已于${find(facts, wanted)?.fulfilledOn}履行完毕`,
    cite(book, 'mediation-agreement-performance'),
    '无需办理',
  );

export const performanceActions = [
  action({
    name: 'performance.record-payment',
    label: '登记付款',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({ no, amountFen: fen.min(1, '付款金额应当大于零'), proof: words(200).optional(), on }),
    basis: 'mediation-agreement-performance',
    rule: hasPromises,
    inputRule: ({ input, facts, book }) => {
      const promise = find(facts, input.no);
      const article = cite(book, 'mediation-agreement-performance');
      const open = (promise?.amountFen ?? 0) - (promise?.paidFen ?? 0);
      return all(
        demand(
          promise?.kind === 'pay',
          'performance/no-such-payment',
          `协议中没有第${input.no}项金钱义务`,
          article,
          '核对义务序号',
        ),
        demand(
          input.amountFen <= open,
          'performance/overpaid',
          `超过未付金额${yuan(Math.max(open, 0))}元`,
          article,
          '核对金额；多付部分另行处理',
        ),
      );
    },
    events: ({ input: { no: which, amountFen, proof }, actor }) => [
      { type: 'performance.paid', no: which, amountFen, proof, confirmedByCreditor: actor.role === 'worker' },
    ],
  }),
  action({
    name: 'performance.record-act',
    label: '登记行为义务履行',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({ no, proof: words(200).optional(), on }),
    basis: 'mediation-agreement-performance',
    rule: hasPromises,
    inputRule: ({ input, facts, book }) =>
      all(
        demand(
          known(input.no, facts, 'act'),
          'performance/no-such-act',
          `协议中没有第${input.no}项行为义务`,
          cite(book, 'mediation-agreement-performance'),
          '核对义务序号',
        ),
        isUnfulfilled(input.no, facts, book),
      ),
    events: ({ input }) => [{ type: 'performance.act-done', no: input.no, proof: input.proof }],
  }),
  action({
    name: 'performance.confirm-receipt',
    label: '劳动者确认收到与否',
    by: ['worker', ...HANDLERS],
    input: z.strictObject({ no, received: z.boolean(), note: statement.optional(), on }),
    basis: 'mediation-agreement-performance',
    rule: hasPromises,
    inputRule: ({ input, facts, book }) =>
      demand(
        (find(facts, input.no)?.fulfilment?.payments.length ?? 0) > 0,
        'performance/nothing-paid',
        `第${input.no}项没有付款记录`,
        cite(book, 'mediation-agreement-performance'),
        '先登记付款',
      ),
    events: ({ input: { no: which, received, note } }) => [
      { type: 'performance.receipt-confirmed', no: which, received, note },
    ],
  }),
  action({
    name: 'performance.reschedule',
    label: '双方变更履行期限',
    by: HANDLERS,
    input: z.strictObject({
      no,
      dueOn: date,
      workerAgrees: z.literal(true, '变更履行期限应当由双方同意'),
      employerAgrees: z.literal(true, '变更履行期限应当由双方同意'),
      on,
    }),
    basis: 'mediation-agreement-performance',
    rule: hasPromises,
    inputRule: ({ input, facts, book, today }) =>
      all(
        demand(
          known(input.no, facts),
          'performance/no-such-promise',
          `协议中没有第${input.no}项义务`,
          cite(book, 'mediation-agreement-performance'),
          '核对义务序号',
        ),
        isUnfulfilled(input.no, facts, book),
        demand(
          input.dueOn >= today,
          'performance/due-in-the-past',
          '新的履行期限早于今天',
          cite(book, 'mediation-agreement-performance'),
          '填写今天或者以后的日期',
        ),
      ),
    events: ({ input }) => [{ type: 'performance.rescheduled', no: input.no, dueOn: input.dueOn }],
  }),
  action({
    name: 'performance.urge',
    label: '督促履行',
    by: HANDLERS,
    input: z.strictObject({ method: z.enum(['telephone', 'visit', 'letter', 'message']), note: statement, on }),
    basis: 'mediation-records',
    rule: hasBrokenPromise,
    events: ({ input: { method, note }, actor }) => [
      { type: 'performance.urged', by: actor.name ?? actor.id, method, note },
    ],
  }),
  action({
    name: 'performance.apply-enforcement',
    label: '登记申请强制执行',
    by: ['worker', ...HANDLERS],
    input: z.strictObject({ court: words(80), on }),
    basis: 'enforcement-apply',
    rule: mayEnforce,
    events: ({ input }) => [{ type: 'performance.enforcement-applied', court: input.court }],
  }),
] as const;
