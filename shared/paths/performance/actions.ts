import { z } from 'zod';
import { all, demand, type Verdict } from '../../law/verdict';
import { action } from '../../case/action';
import { yuan } from '../../case/money';
import type { CaseFacts } from '../../case/facts';
import { date, fen, on, statement, words } from '../../case/fields';
import { cite, type Situation } from '../../case/situation';
import type { Obligation } from '../agreement/facts';
import { promises } from './facts';
import { hasPromises, hasBrokenPromise, mayEnforce } from './rules';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

export const no = z.int().min(1).max(200).meta({ description: '义务序号' });

export const find = (facts: CaseFacts, wanted: number) => promises(facts).find((promise) => promise.no === wanted);

export const known = (wanted: number, facts: CaseFacts, kind?: Obligation['kind']) => {
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
    inputRule: ({ input, facts, book, today }) => {
      const promise = find(facts, input.no);
      const isPaidFor = (promise?.fulfilment?.payments.length ?? 0) > 0;
      // That nothing has come can be said from the day on which it should have.
      const isMissed = !input.received && promise?.kind === 'pay' && promise.day <= today;
      return demand(
        isPaidFor || isMissed,
        'performance/nothing-paid',
        `第${input.no}项没有付款记录`,
        cite(book, 'mediation-agreement-performance'),
        input.received ? '先登记付款' : '到履行期限后再确认',
      );
    },
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
