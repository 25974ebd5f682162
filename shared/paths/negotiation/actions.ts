import { z } from 'zod';
import { all, demand } from '../../law/verdict';
import { SIDES } from '../../case/actor';
import { action } from '../../case/action';
import { on, side, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import { concluded, obligation } from '../agreement/facts';
import { mayWorkersSettle } from '../agreement/rules';
import { onlyForItself } from '../own-side';
import { periodActions } from './period-actions';
import { mayRequest, awaitsService, awaitsAnswer, negotiationOpen, isWilling, isUnderWay, maySettle } from './rules';
import { negotiating } from './facts';

const HANDLERS = ['union', 'mediator', 'clerk'] as const;

const ANYONE = ['worker', 'employer', ...HANDLERS] as const;

export const negotiationActions = [
  action({
    name: 'negotiation.request',
    label: '提出协商要求',
    by: ANYONE,
    input: z.strictObject({
      by: side,
      matter: statement,
      served: z.boolean().default(true).meta({ description: '要求是否已经送达对方' }),
      on,
    }),
    basis: 'negotiation-reply',
    rule: mayRequest,
    inputRule: (situation) => onlyForItself(situation, [situation.input.by], 'negotiation-reply'),
    events: ({ input: { by, matter, served } }) => [{ type: 'negotiation.requested', by, matter, served }],
  }),
  action({
    name: 'negotiation.record-service',
    label: '登记协商要求送达',
    by: HANDLERS,
    input: z.strictObject({ on }),
    basis: 'negotiation-reply',
    rule: awaitsService,
    events: () => [{ type: 'negotiation.served' }],
  }),
  action({
    name: 'negotiation.reply',
    label: '回应协商要求',
    by: ANYONE,
    input: z.strictObject({ willing: z.boolean(), text: statement.optional(), on }),
    basis: 'negotiation-reply',
    rule: awaitsAnswer,
    // The one that asked does not answer itself.
    inputRule: (situation) =>
      onlyForItself(
        situation,
        [negotiating(situation.facts)?.requestedBy === 'worker' ? 'employer' : 'worker'],
        'negotiation-reply',
      ),
    events: ({ input: { willing, text } }) => [{ type: 'negotiation.answered', willing, text }],
  }),
  action({
    name: 'negotiation.join-union',
    label: '工会参与协商',
    by: ['union', 'worker'],
    input: z.strictObject({ officer: words(50), ownInitiative: z.boolean(), on }),
    basis: 'negotiation-representative',
    rule: negotiationOpen,
    events: ({ input: { officer, ownInitiative } }) => [{ type: 'negotiation.union-joined', officer, ownInitiative }],
  }),
  action({
    name: 'negotiation.book-room',
    label: '预约协商室',
    by: HANDLERS,
    input: z.strictObject({
      name: words(80),
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }),
    }),
    basis: 'negotiation-representative',
    rule: negotiationOpen,
    inputRule: ({ input, book }) =>
      demand(
        Date.parse(input.from) < Date.parse(input.to),
        'negotiation/room-time',
        '协商室使用的结束时间应当晚于开始时间',
        cite(book, 'negotiation-representative'),
        '核对起止时间',
      ),
    events: ({ input }) => [{ type: 'negotiation.room-booked', name: input.name, from: input.from, to: input.to }],
  }),
  action({
    name: 'negotiation.record-talk',
    label: '记录协商情况',
    by: HANDLERS,
    input: z.strictObject({ summary: statement, on }),
    basis: 'negotiation-agreed-period',
    rule: isWilling,
    events: ({ input }) => [{ type: 'negotiation.talked', summary: input.summary }],
  }),
  action({
    name: 'negotiation.record-appeal',
    label: '登记内部申诉',
    by: ['worker', ...HANDLERS],
    input: z.strictObject({ text: statement, on }),
    basis: 'negotiation-representative',
    rule: negotiationOpen,
    events: ({ input }) => [{ type: 'negotiation.appealed', text: input.text }],
  }),
  action({
    name: 'negotiation.answer-appeal',
    label: '登记用人单位对申诉的答复',
    by: ['employer', ...HANDLERS],
    input: z.strictObject({ text: statement, on }),
    basis: 'negotiation-representative',
    rule: isUnderWay(
      (n) => n.appeal !== undefined && !n.appeal.reply,
      'negotiation/no-appeal',
      '没有待答复的内部申诉',
      '先登记内部申诉',
    ),
    events: ({ input }) => [{ type: 'negotiation.appeal-answered', text: input.text }],
  }),
  action({
    name: 'negotiation.stop',
    label: '停止协商',
    by: ANYONE,
    input: z.strictObject({ by: side, reason: statement, on }),
    basis: 'negotiation-agreed-period',
    rule: negotiationOpen,
    inputRule: (situation) => onlyForItself(situation, [situation.input.by], 'negotiation-agreed-period'),
    events: ({ input: { by, reason } }) => [{ type: 'negotiation.stopped', by, reason }],
  }),
  action({
    name: 'negotiation.settle',
    label: '签订和解协议',
    by: HANDLERS,
    input: z.strictObject({
      obligations: z.array(obligation).min(1, '和解协议至少写明一项义务').max(60),
      inWriting: z.literal(true, '和解协议应当是书面的'),
      witness: words(50).optional().meta({ description: '见证的工会或者调解员' }),
      signedBy: z
        .array(side)
        .length(2, '双方均应签名')
        .meta({ description: Object.values(SIDES).join('、') }),
      on,
    }),
    basis: 'settlement-agreement',
    rule: maySettle,
    inputRule: ({ input, facts, book }) =>
      all(
        demand(
          new Set(input.signedBy).size === 2,
          'negotiation/not-signed-by-both',
          '和解协议应当由双方当事人签名或者盖章',
          cite(book, 'settlement-agreement'),
          '待双方签名后登记',
        ),
        mayWorkersSettle(facts, book),
      ),
    events: ({ input, today }) => [
      { type: 'negotiation.settled' },
      concluded('settlement', input.obligations, { signedOn: today }),
    ],
  }),
  ...periodActions,
] as const;
