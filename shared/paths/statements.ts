import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import type { Side } from '../case/actor';
import type { CaseFacts } from '../case/facts';
import { date, fen, on, side, statement } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { mediating } from './mediation/facts';
import { negotiating } from './negotiation/facts';
import { onlyForItself } from './own-side';
import { isOpen } from './registration/rules';

// 当事人意见和方案：what a party says of its own accord, and what it offers for the sake of an agreement.

export const STATEMENT_KINDS = {
  'disputes-facts': '对事实有异议',
  'asks-time': '请求宽限时间',
  'asks-question': '有疑问，请求解释',
  other: '其他意见',
} as const;
export type StatementKind = keyof typeof STATEMENT_KINDS;

/** A party's words, and what the organisation answered. */
export type Statement = {
  readonly side: Side;
  readonly kind: StatementKind;
  readonly text: string;
  readonly on: LocalDate;
  /** The day until which time is asked for. */
  readonly until?: LocalDate;
  readonly answer?: { readonly on: LocalDate; readonly text: string };
};

/** So many equal instalments of a sum, a month between two of them. */
const plan = z.strictObject({
  amountFen: fen.min(1, '金额应当大于零').meta({ description: '总额，单位：分' }),
  times: z.int().min(1, '至少一期').max(60, '不得超过60期').meta({ description: '期数，每月一期' }),
  firstOn: date.meta({ description: '第一期的日期' }),
});

/** 方案：made to reach an agreement, so never shown to who may decide the dispute (17号令第11条). */
export type Offer = {
  readonly side: Side;
  readonly text: string;
  readonly plan?: z.output<typeof plan>;
  /** For the mediator's ears only (背对背). */
  readonly confidential: boolean;
  readonly on: LocalDate;
};

export type StatementFacts = { readonly said: readonly Statement[]; readonly offers: readonly Offer[] };

export type StatementEvent =
  | { type: 'statement.made'; side: Side; kind: StatementKind; text: string; until?: LocalDate }
  | { type: 'statement.answered'; no: number; text: string }
  | { type: 'statement.offered'; side: Side; text: string; plan?: z.output<typeof plan>; confidential: boolean };

export function evolveStatements(
  facts: StatementFacts = { said: [], offers: [] },
  event: StatementEvent,
  day: LocalDate,
): StatementFacts {
  switch (event.type) {
    case 'statement.made': {
      const { side: whose, kind, text, until } = event;
      return { ...facts, said: [...facts.said, { side: whose, kind, text, on: day, ...(until ? { until } : {}) }] };
    }
    case 'statement.answered': {
      const answer = { on: day, text: event.text };
      return { ...facts, said: facts.said.map((each, i) => (i === event.no - 1 ? { ...each, answer } : each)) };
    }
    case 'statement.offered': {
      const { side: whose, text, confidential, plan: instalments } = event;
      const offer = { side: whose, text, confidential, on: day, ...(instalments ? { plan: instalments } : {}) };
      return { ...facts, offers: [...facts.offers, offer] };
    }
  }
}

const isUnanswered = (facts: CaseFacts, no?: number): boolean =>
  (facts.statements?.said ?? []).some((each, i) => !each.answer && (no === undefined || i === no - 1));

const awaitsAnswer: Rule = ({ facts, book }) =>
  demand(
    isUnanswered(facts),
    'statement/none-open',
    '没有待答复的当事人意见',
    cite(book, 'mediation-records'),
    '无需办理',
  );

/** While the parties talk: an offer at any other time has nobody to take it up. */
const isTalking: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      mediating(situation.facts)?.acceptedOn !== undefined || negotiating(situation.facts)?.answer?.kind === 'willing',
      'statement/nobody-talks',
      '没有正在进行的协商或者调解',
      cite(situation.book, 'mediation-nonpublic'),
      '先答复是否同意协商或者调解；也可以提交书面意见',
    ),
  );

const ANYONE = ['worker', 'employer', 'mediator', 'clerk', 'union'] as const;

export const statementActions = [
  action({
    name: 'statement.make',
    label: '提交书面意见',
    by: ANYONE,
    input: z
      .strictObject({
        side,
        kind: z.enum(Object.keys(STATEMENT_KINDS) as [StatementKind, ...StatementKind[]]),
        text: statement,
        until: date.optional().meta({ description: '请求宽限到哪一天' }),
        on,
      })
      .refine(({ kind, until }) => until === undefined || kind === 'asks-time', {
        path: ['until'],
        message: '只有请求宽限时间的，才填写宽限到哪一天',
      }),
    basis: 'mediation-records',
    rule: isOpen,
    inputRule: (situation) => onlyForItself(situation, [situation.input.side], 'mediation-records'),
    events: ({ input: { side: whose, kind, text, until } }) => [
      { type: 'statement.made', side: whose, kind, text, until },
    ],
  }),
  action({
    name: 'statement.answer',
    label: '答复当事人意见',
    by: ['mediator', 'clerk', 'union'],
    input: z.strictObject({ no: z.int().min(1).max(500).meta({ description: '意见序号' }), text: statement, on }),
    basis: 'mediation-records',
    rule: awaitsAnswer,
    inputRule: ({ input, facts, book }) =>
      demand(
        isUnanswered(facts, input.no),
        'statement/no-such-statement',
        `没有序号为${input.no}的待答复意见`,
        cite(book, 'mediation-records'),
        '核对意见序号',
      ),
    events: ({ input: { no, text } }) => [{ type: 'statement.answered', no, text }],
  }),
  action({
    name: 'statement.offer',
    label: '提出解决方案',
    by: ANYONE,
    input: z.strictObject({
      side,
      text: statement.meta({ description: '愿意怎样解决' }),
      plan: plan.optional().meta({ description: '分期付款' }),
      confidential: z.boolean().default(false).meta({ description: '只告诉调解员，不告诉对方' }),
      on,
    }),
    basis: 'mediation-nonpublic',
    rule: isTalking,
    inputRule: (situation) => onlyForItself(situation, [situation.input.side], 'mediation-nonpublic'),
    events: ({ input: { side: whose, text, plan: instalments, confidential } }) => [
      { type: 'statement.offered', side: whose, text, plan: instalments, confidential },
    ],
  }),
] as const;
