import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { bindsNegotiation } from '../law/rulings/agreed-period';
import { all, demand } from '../law/verdict';
import { SIDES, type Side } from '../case/actor';
import { action } from '../case/action';
import { lastDayOf, type Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, on, side, statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { concluded, mayWorkersSettle, obligation } from './agreement';
import { notBefore } from './order-of-days';
import { onlyForItself } from './own-side';
import { isOpen } from './registration';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 协商：one request to negotiate and what came of it. A case may see several, one after another. */
export type Negotiation = {
  readonly requestedBy: Side;
  readonly requestedOn: LocalDate;
  /** The day the request reached the other party: the reply period runs from here. */
  readonly servedOn?: LocalDate;
  readonly answer?: { readonly kind: 'willing' | 'refused' | 'deemed-unwilling'; readonly on: LocalDate };
  /** 书面约定的协商期限. An oral one is noted, but binds nobody. */
  readonly agreedUntil?: LocalDate;
  readonly agreedOn?: LocalDate;
  readonly oralUntil?: LocalDate;
  readonly talks: readonly { readonly on: LocalDate; readonly summary: string }[];
  readonly union?: { readonly officer: string; readonly ownInitiative: boolean; readonly on: LocalDate };
  readonly room?: { readonly name: string; readonly from: string; readonly to: string };
  readonly appeal?: {
    readonly on: LocalDate;
    readonly text: string;
    readonly reply?: { readonly on: LocalDate; readonly text: string };
  };
  readonly outcome?: {
    readonly kind: 'settled' | 'unwilling' | 'period-ended' | 'stopped';
    readonly on: LocalDate;
    readonly by?: Side;
    readonly reason?: string;
  };
};

export type NegotiationEvent =
  | { type: 'negotiation.requested'; by: Side; matter: string; served: boolean }
  | { type: 'negotiation.served' }
  | { type: 'negotiation.answered'; willing: boolean; text?: string }
  | { type: 'negotiation.deemed-unwilling' }
  | { type: 'negotiation.period-agreed'; until: LocalDate; binding: boolean }
  | { type: 'negotiation.period-ended' }
  | { type: 'negotiation.union-joined'; officer: string; ownInitiative: boolean }
  | { type: 'negotiation.room-booked'; name: string; from: string; to: string }
  | { type: 'negotiation.talked'; summary: string }
  | { type: 'negotiation.appealed'; text: string }
  | { type: 'negotiation.appeal-answered'; text: string }
  | { type: 'negotiation.stopped'; by: Side; reason: string }
  | { type: 'negotiation.settled' };

export function evolveNegotiation(
  rounds: readonly Negotiation[],
  event: NegotiationEvent,
  on: LocalDate,
): readonly Negotiation[] {
  if (event.type === 'negotiation.requested') {
    const begun: Negotiation = {
      requestedBy: event.by,
      requestedOn: on,
      talks: [],
      ...(event.served ? { servedOn: on } : {}),
    };
    return [...rounds, begun];
  }
  const now = rounds.at(-1);
  return now ? [...rounds.slice(0, -1), continueNegotiation(now, event, on)] : rounds;
}

function continueNegotiation(
  n: Negotiation,
  event: Exclude<NegotiationEvent, { type: 'negotiation.requested' }>,
  on: LocalDate,
): Negotiation {
  switch (event.type) {
    case 'negotiation.served':
      return { ...n, servedOn: on };
    case 'negotiation.answered':
      return event.willing
        ? { ...n, answer: { kind: 'willing', on } }
        : { ...n, answer: { kind: 'refused', on }, outcome: { kind: 'unwilling', on } };
    case 'negotiation.deemed-unwilling':
      return { ...n, answer: { kind: 'deemed-unwilling', on }, outcome: { kind: 'unwilling', on } };
    case 'negotiation.period-agreed':
      return event.binding
        ? { ...n, agreedUntil: event.until, agreedOn: n.agreedOn ?? on }
        : { ...n, oralUntil: event.until };
    case 'negotiation.period-ended':
      return { ...n, outcome: { kind: 'period-ended', on } };
    case 'negotiation.union-joined':
      return { ...n, union: { officer: event.officer, ownInitiative: event.ownInitiative, on } };
    case 'negotiation.room-booked':
      return { ...n, room: { name: event.name, from: event.from, to: event.to } };
    case 'negotiation.talked':
      return { ...n, talks: [...n.talks, { on, summary: event.summary }] };
    case 'negotiation.appealed':
      return { ...n, appeal: { on, text: event.text } };
    case 'negotiation.appeal-answered':
      return n.appeal ? { ...n, appeal: { ...n.appeal, reply: { on, text: event.text } } } : n;
    case 'negotiation.stopped':
      return { ...n, outcome: { kind: 'stopped', on, by: event.by, reason: event.reason } };
    case 'negotiation.settled':
      return { ...n, answer: n.answer ?? { kind: 'willing', on }, outcome: { kind: 'settled', on } };
  }
}

export const negotiating = (facts: CaseFacts): Negotiation | undefined => {
  const last = facts.negotiations.at(-1);
  return last && !last.outcome ? last : undefined;
};

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function negotiationClocks(facts: CaseFacts): Clock[] {
  return facts.negotiations.flatMap((n, i): Clock[] => {
    const of = String(i + 1);
    const clocks: Clock[] = [];
    if (n.servedOn) {
      const by = n.requestedBy === 'worker' ? 'employer' : 'worker';
      clocks.push({
        rule: 'negotiation-reply',
        of,
        counting: { trigger: n.servedOn },
        by: [by],
        closedOn: n.answer?.on ?? n.outcome?.on,
        without: n.answer?.kind === 'deemed-unwilling' ? 'lapsed' : undefined,
      });
    }
    if (n.agreedUntil && n.agreedOn) {
      const counting = { trigger: n.agreedOn, until: n.agreedUntil };
      clocks.push({
        rule: 'negotiation-agreed-period',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: n.outcome?.on,
        without: n.outcome?.kind === 'period-ended' ? 'lapsed' : undefined,
      });
    }
    return clocks;
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ENMP 8 「发生劳动争议，一方当事人可以通过与另一方当事人约见、面谈等方式协商解决」 */
const mayRequest: Rule = (situation) => {
  const { facts, book } = situation;
  return all(
    isOpen(situation),
    demand(
      negotiating(facts) === undefined,
      'negotiation/already-open',
      '已有一次协商正在进行',
      cite(book, 'negotiation-reply'),
      '先完成或者终结正在进行的协商',
    ),
    demand(
      !facts.mediations.some((m) => m.acceptedOn && !m.outcome),
      'negotiation/in-mediation',
      '案件正在调解，当事人可以在调解中协商',
      cite(book, 'mediation-conclude-committee'),
      '在调解中提出和解方案，或者先终结调解',
    ),
    demand(
      facts.registration.disputeKind === 'labour',
      'negotiation/not-labour',
      '企业劳动争议协商规定不适用于人事争议',
      cite(book, 'negotiation-reply'),
      '人事争议可以直接申请调解',
    ),
  );
};

const isUnderWay =
  (what: (n: Negotiation) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const n = negotiating(situation.facts);
    return all(
      isOpen(situation),
      demand(n !== undefined && what(n), code, reason, cite(situation.book, 'negotiation-reply'), remedy),
      notBefore(situation, [n?.requestedOn, n?.servedOn, n?.answer?.on], 'negotiation-reply'),
    );
  };

const negotiationOpen = isUnderWay(() => true, 'negotiation/not-open', '没有正在进行的协商', '先提出协商要求');
const awaitsService = isUnderWay(
  (n) => !n.servedOn,
  'negotiation/nothing-to-serve',
  '没有尚待送达的协商要求',
  '先提出协商要求',
);
const awaitsAnswer = isUnderWay(
  (n) => n.servedOn !== undefined && n.answer === undefined,
  'negotiation/no-answer-due',
  '没有等待回应的协商要求，或者要求尚未送达对方',
  '先登记协商要求送达对方的日期',
);
const isWilling = isUnderWay(
  (n) => n.answer?.kind === 'willing',
  'negotiation/not-agreed-to',
  '对方尚未同意协商',
  '先登记对方同意协商的回应',
);

/** ENMP 10 「协商的期限由当事人书面约定，在约定的期限内没有达成一致的，视为协商不成」「当事人可以书面约定延长期限」 */
const mayAgreePeriod: Rule = (situation) => {
  const { facts, book, calendar, today } = situation;
  const lastDay = lastDayOf(negotiationClocks(facts), 'negotiation-agreed-period', book, calendar);
  const agreed = negotiating(facts)?.agreedUntil !== undefined;
  return all(
    isWilling(situation),
    demand(
      !agreed || !lastDay || today <= lastDay,
      'negotiation/period-over',
      `约定的协商期限已于${lastDay}届满，视为协商不成`,
      cite(situation.book, 'negotiation-agreed-period'),
      '可以申请调解或者仲裁',
    ),
  );
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

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
    name: 'negotiation.agree-period',
    label: '约定（延长）协商期限',
    by: ANYONE,
    input: z.strictObject({ until: date, inWriting: z.boolean().meta({ description: '是否由双方书面约定' }), on }),
    basis: 'negotiation-agreed-period',
    rule: mayAgreePeriod,
    inputRule: ({ input, facts, book, today }) => {
      const n = negotiating(facts);
      return all(
        demand(
          input.until >= today,
          'negotiation/period-in-the-past',
          '约定的协商期限早于今天',
          cite(book, 'negotiation-agreed-period'),
          '填写今天或者以后的日期',
        ),
        demand(
          !n?.agreedUntil || (input.inWriting && input.until > n.agreedUntil),
          'negotiation/extension-not-in-writing',
          '延长协商期限应当由双方书面约定，并且晚于原期限',
          cite(book, 'negotiation-agreed-period'),
          '由双方签订书面延期约定后再登记',
        ),
      );
    },
    events: ({ input: { until, inWriting } }) => [
      { type: 'negotiation.period-agreed', until, binding: bindsNegotiation({ inWriting, byBoth: true, until }).ok },
    ],
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
    rule: isWilling,
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
] as const;
