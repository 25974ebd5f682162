import { z } from 'zod';
import { all, demand } from '../../law/verdict';
import { action } from '../../case/action';
import type { Side } from '../../case/actor';
import { date, on, reference, statement, words } from '../../case/fields';
import { cite, type Rule } from '../../case/situation';
import { isPerformed } from '../performance/facts';
import { leftTheHouse } from '../registration/facts';
import { dueCallback, mayAnswerCallback, openCallback, hasCallback, reopened, mayClose, mayArchive } from './rules';
import { CLOSING_RESULTS, SATISFACTION, type ClosingResult, type Satisfaction } from './facts';

const HANDLERS = ['clerk', 'mediator', 'union'] as const;

export const no = z.int().min(1).max(500).meta({ description: '回访序号' });

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
    name: 'follow-up.answer',
    label: '答复回访',
    by: ['worker', 'employer'],
    input: z.strictObject({
      performance: z.enum(['performed', 'partly', 'not-performed', 'not-applicable']),
      satisfaction: z.enum(Object.keys(SATISFACTION) as [Satisfaction, ...Satisfaction[]]),
      newDispute: z.boolean(),
      note: statement.optional(),
      on,
    }),
    basis: 'followup-visit',
    rule: mayAnswerCallback,
    inputRule: ({ actor, facts, book, today }) =>
      demand(
        dueCallback(facts, today)?.answers?.[actor.role as Side] === undefined,
        'follow-up/answered-already',
        '您已经答复过这次回访',
        cite(book, 'followup-visit'),
        '情况有变化的，提交书面意见',
      ),
    events: ({ input: { on: _on, ...answer }, actor, facts, today }) => [
      { type: 'follow-up.answered', no: dueCallback(facts, today)?.no ?? 1, side: actor.role as Side, answer },
      // Only the creditor can deny what the debtor has told.
      ...(actor.role === 'worker' && answer.performance === 'not-performed' ? reopened(facts) : []),
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
      fileNo: reference(80),
      catalogue: z.array(words(100)).min(1, '案卷目录至少列明一件').max(300),
      on,
    }),
    basis: 'archive-retention',
    rule: mayArchive,
    events: ({ input: { fileNo, catalogue } }) => [{ type: 'closing.archived', fileNo, catalogue }],
  }),
] as const;
