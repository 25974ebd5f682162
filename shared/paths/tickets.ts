import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { all, demand, PERMITTED, type Verdict } from '../law/verdict';
import { action } from '../case/action';
import { date, on, reference, statement, words } from '../case/fields';
import type { Ticket } from '../case/form';
import { cite, type Rule, type Situation } from '../case/situation';

// 热线工单: what hotline and organ say to each other about an order that a case serves. One case may serve several;
// closing an order never closes the case.

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Why an order goes back to the hotline. */
export const RETURN_REASONS = {
  'not-our-duty': '不属于本单位职责',
  'wrong-district': '不属于本辖区',
  duplicate: '重复派单',
  'no-contact': '无法联系来电人',
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;

export const TICKET_RESOLUTIONS = {
  resolved: '已解决',
  partly: '部分解决',
  unresolved: '未解决',
  'statutory-procedure': '转法定程序',
} as const;
export type TicketResolution = keyof typeof TICKET_RESOLUTIONS;

/** An order, with what has been said about it. */
export type HandledTicket = Ticket & {
  readonly answer?: { readonly on: LocalDate; readonly reply: string; readonly resolution?: TicketResolution };
  readonly returned?: {
    readonly on: LocalDate;
    readonly reasonCode: ReturnReason;
    readonly reason: string;
    readonly suggestedUnit?: string;
  };
  readonly extensions?: readonly Extension[];
  readonly supervisions?: readonly { readonly on: LocalDate; readonly level: string; readonly reason: string }[];
  readonly followUps?: readonly { readonly on: LocalDate; readonly satisfaction: number; readonly reopen: boolean }[];
};

type Extension = {
  readonly until: LocalDate;
  readonly reason: string;
  readonly requestedOn: LocalDate;
  readonly answer?: { readonly on: LocalDate; readonly granted: boolean; readonly reason?: string };
};

type OfTicket = { orderNo: string };

export type TicketEvent =
  | ({ type: 'ticket.returned'; reasonCode: ReturnReason; reason: string; suggestedUnit?: string } & OfTicket)
  | ({ type: 'ticket.extension-requested'; until: LocalDate; reason: string } & OfTicket)
  | ({ type: 'ticket.extension-answered'; granted: boolean; until?: LocalDate; reason?: string } & OfTicket)
  | ({ type: 'ticket.supervised'; level: string; reason: string; replyBy?: LocalDate } & OfTicket)
  | ({ type: 'ticket.followed-up'; satisfaction: number; reopen: boolean; note?: string } & OfTicket);

/** The orders after an event about one of them. */
export const evolveTickets = (
  tickets: readonly HandledTicket[],
  event: TicketEvent,
  day: LocalDate,
): readonly HandledTicket[] =>
  tickets.map((ticket) => (ticket.orderNo === event.orderNo ? afterWord(ticket, event, day) : ticket));

function afterWord(ticket: HandledTicket, event: TicketEvent, day: LocalDate): HandledTicket {
  const { extensions = [], supervisions = [], followUps = [] } = ticket;
  switch (event.type) {
    case 'ticket.returned': {
      const { reasonCode, reason, suggestedUnit } = event;
      return { ...ticket, returned: { on: day, reasonCode, reason, ...(suggestedUnit ? { suggestedUnit } : {}) } };
    }
    case 'ticket.extension-requested': {
      const { until, reason } = event;
      return { ...ticket, extensions: [...extensions, { until, reason, requestedOn: day }] };
    }
    case 'ticket.extension-answered': {
      const { granted, reason } = event;
      const asked = extensions.at(-1);
      const replyBy = event.until ?? asked?.until;
      return {
        ...ticket,
        ...(asked
          ? { extensions: [...extensions.slice(0, -1), { ...asked, answer: { on: day, granted, reason } }] }
          : {}),
        ...(granted && replyBy ? { replyBy } : {}),
      };
    }
    case 'ticket.supervised': {
      const { level, reason, replyBy } = event;
      return {
        ...ticket,
        supervisions: [...supervisions, { on: day, level, reason }],
        ...(replyBy ? { replyBy } : {}),
      };
    }
    case 'ticket.followed-up': {
      const { satisfaction, reopen } = event;
      return { ...ticket, followUps: [...followUps, { on: day, satisfaction, reopen }] };
    }
  }
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const unanswered = (ticket: HandledTicket): boolean => !ticket.answer && !ticket.returned;
const awaitsAnswer = (ticket: HandledTicket): boolean =>
  ticket.extensions !== undefined && ticket.extensions.at(-1)?.answer === undefined;

const someTicket =
  (holds: (ticket: HandledTicket) => boolean, code: string, reason: string, remedy: string): Rule =>
  ({ facts, book }) =>
    demand(facts.registration.tickets.some(holds), code, reason, cite(book, 'hotline-reply'), remedy);

const hasUnanswered = someTicket(unanswered, 'ticket/none-open', '没有待回复的热线工单', '无需办理');
const hasRequest = someTicket(awaitsAnswer, 'ticket/nothing-asked', '没有待答复的延期申请', '先提出延期申请');
const hasTicket = someTicket(() => true, 'ticket/none', '本案没有热线工单', '核对案号和工单号');

/** The order that is meant is one of this case, in the state that the act wants. */
const thisTicket = (
  { facts, book, input }: Situation & { readonly input: { readonly orderNo: string } },
  holds: (ticket: HandledTicket) => boolean = () => true,
): Verdict =>
  demand(
    facts.registration.tickets.some((ticket) => ticket.orderNo === input.orderNo && holds(ticket)),
    'ticket/no-such-ticket',
    `本案没有可以这样办理的工单${input.orderNo}`,
    cite(book, 'hotline-reply'),
    '核对工单号和工单状态',
  );

const notPast = ({ today, book }: Situation, day: LocalDate | undefined): Verdict =>
  day === undefined
    ? PERMITTED
    : demand(
        day >= today,
        'ticket/day-past',
        `答复期限${day}早于今天`,
        cite(book, 'hotline-reply'),
        '填写今天或者以后的日期',
      );

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const orderNo = reference(60).meta({ description: '工单号' });

export const ticketActions = [
  action({
    name: 'ticket.return',
    label: '退回热线工单',
    by: HANDLERS,
    input: z.strictObject({
      orderNo,
      reasonCode: z.enum(Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]),
      reason: statement,
      suggestedUnit: words(80).optional().meta({ description: '建议改派的单位' }),
      on,
    }),
    basis: 'hotline-reply',
    rule: hasUnanswered,
    inputRule: (situation) => thisTicket(situation, unanswered),
    events: ({ input: { orderNo: order, reasonCode, reason, suggestedUnit } }) => [
      { type: 'ticket.returned', orderNo: order, reasonCode, reason, suggestedUnit },
    ],
  }),
  action({
    name: 'ticket.request-extension',
    label: '申请延长工单答复期限',
    by: HANDLERS,
    input: z.strictObject({ orderNo, until: date, reason: statement, on }),
    basis: 'hotline-reply',
    rule: hasUnanswered,
    inputRule: (situation) =>
      all(
        thisTicket(situation, (ticket) => unanswered(ticket) && !awaitsAnswer(ticket)),
        notPast(situation, situation.input.until),
      ),
    events: ({ input: { orderNo: order, until, reason } }) => [
      { type: 'ticket.extension-requested', orderNo: order, until, reason },
    ],
  }),
  action({
    name: 'ticket.answer-extension',
    label: '登记热线对延期申请的答复',
    by: ['hotline', 'clerk'],
    input: z.strictObject({
      orderNo,
      granted: z.boolean(),
      until: date.optional(),
      reason: statement.optional(),
      on,
    }),
    basis: 'hotline-reply',
    rule: hasRequest,
    inputRule: (situation) => thisTicket(situation, awaitsAnswer),
    events: ({ input: { orderNo: order, granted, until, reason } }) => [
      { type: 'ticket.extension-answered', orderNo: order, granted, until, reason },
    ],
  }),
  action({
    name: 'ticket.supervise',
    label: '督办热线工单',
    by: ['hotline', 'supervisor'],
    input: z.strictObject({
      orderNo,
      level: words(40),
      reason: statement,
      replyBy: date.optional().meta({ description: '新的答复期限' }),
      on,
    }),
    basis: 'hotline-reply',
    rule: hasTicket,
    inputRule: (situation) => all(thisTicket(situation), notPast(situation, situation.input.replyBy)),
    events: ({ input: { orderNo: order, level, reason, replyBy } }) => [
      { type: 'ticket.supervised', orderNo: order, level, reason, replyBy },
    ],
  }),
  action({
    name: 'ticket.record-follow-up',
    label: '登记热线回访',
    by: ['hotline', 'clerk'],
    input: z.strictObject({
      orderNo,
      satisfaction: z.int().min(1).max(5),
      note: statement.optional(),
      reopen: z.boolean().default(false).meta({ description: '来电人要求重新办理：安排一次回访' }),
      on,
    }),
    basis: 'hotline-follow-up',
    rule: hasTicket,
    inputRule: (situation) => thisTicket(situation),
    // Reopening an order makes work for its organ; whether the case moves again, the callback finds out.
    events: ({ input: { orderNo: order, satisfaction, note, reopen }, facts, today }) => [
      { type: 'ticket.followed-up', orderNo: order, satisfaction, reopen, note },
      ...(reopen && !facts.closing
        ? [{ type: 'follow-up.planned' as const, callbacks: [{ plannedOn: today, why: 'order-reopened' as const }] }]
        : []),
    ],
  }),
] as const;
