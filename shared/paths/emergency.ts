import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { collectiveProcedure, mayBeRepresentedBy } from '../law/rulings/collective';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { isOpen } from './registration/rules';

// 重大争议应急联合调处, and what the law adds for 集体争议.

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One emergency: from the alarm to the stand-down. */
export type Emergency = {
  readonly level: 'orange' | 'red';
  readonly raisedOn: LocalDate;
  /** UTC instant: the first response is counted in hours. */
  readonly raisedAt: string;
  readonly respondedOn?: LocalDate;
  readonly respondedAt?: string;
  readonly bodies: readonly {
    readonly name: string;
    readonly lead: boolean;
    readonly calledOn: LocalDate;
    readonly acknowledgedOn?: LocalDate;
  }[];
  readonly plan?: { readonly on: LocalDate; readonly text: string };
  readonly log: number;
  readonly standDownOn?: LocalDate;
};

export type EmergencyEvent =
  | { type: 'emergency.raised'; level: 'orange' | 'red'; reason: string; at: string }
  | { type: 'emergency.responded'; by: string; at: string }
  | { type: 'emergency.body-called'; name: string; lead: boolean }
  | { type: 'emergency.body-acknowledged'; name: string }
  | { type: 'emergency.plan-made'; text: string }
  | { type: 'emergency.logged'; text: string }
  | { type: 'emergency.stood-down'; reason: string }
  | { type: 'collective.representatives-elected'; representatives: string[]; maySettle: boolean };

export function evolveEmergencies(
  all: readonly Emergency[],
  event: Exclude<EmergencyEvent, { type: 'collective.representatives-elected' }>,
  on: LocalDate,
): readonly Emergency[] {
  if (event.type === 'emergency.raised')
    return [...all, { level: event.level, raisedOn: on, raisedAt: event.at, bodies: [], log: 0 }];
  const now = all.at(-1);
  return now ? [...all.slice(0, -1), carryOn(now, event, on)] : all;
}

function carryOn(
  e: Emergency,
  event: Exclude<EmergencyEvent, { type: 'emergency.raised' | 'collective.representatives-elected' }>,
  on: LocalDate,
): Emergency {
  switch (event.type) {
    case 'emergency.responded':
      return { ...e, respondedOn: on, respondedAt: event.at };
    case 'emergency.body-called':
      return { ...e, bodies: [...e.bodies, { name: event.name, lead: event.lead, calledOn: on }] };
    case 'emergency.body-acknowledged':
      return {
        ...e,
        bodies: e.bodies.map((body) => (body.name === event.name ? { ...body, acknowledgedOn: on } : body)),
      };
    case 'emergency.plan-made':
      return { ...e, plan: { on, text: event.text } };
    case 'emergency.logged':
      return { ...e, log: e.log + 1 };
    case 'emergency.stood-down':
      return { ...e, standDownOn: on };
  }
}

const current = (facts: CaseFacts): Emergency | undefined => {
  const last = facts.emergencies.at(-1);
  return last && !last.standDownOn ? last : undefined;
};

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function emergencyClocks(facts: CaseFacts): Clock[] {
  return facts.emergencies.map((e, i) => ({
    rule: 'emergency-first-response',
    of: String(i + 1),
    counting: { trigger: e.raisedOn, triggerAt: Date.parse(e.raisedAt) },
    by: ['clerk', 'mediator', 'union'],
    closedOn: e.respondedOn ?? e.standDownOn,
    closedAt: e.respondedAt,
  }));
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const during =
  (holds: (e: Emergency) => boolean, code: string, reason: string, remedy: string): Rule =>
  ({ facts, book }) => {
    const e = current(facts);
    return demand(e !== undefined && holds(e), code, reason, cite(book, 'emergency-first-response'), remedy);
  };

const mayRaise: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      current(situation.facts) === undefined,
      'emergency/raised',
      '应急联合调处已经启动',
      cite(situation.book, 'emergency-first-response'),
      '在应急处置中办理',
    ),
  );
const isRaised = during(() => true, 'emergency/none', '没有启动应急联合调处', '先启动应急联合调处');
const awaitsResponse = during((e) => !e.respondedAt, 'emergency/responded', '没有待响应的预警', '先启动应急联合调处');

/** LDMAL 7, ACR 62: ten or more with a common request elect three to five. */
const mayElect: Rule = ({ facts, book }) =>
  demand(
    facts.registration.collective !== undefined && collectiveProcedure(facts.registration.collective, book).collective,
    'collective/not-collective',
    `劳动者不足${book.collective.fromWorkers}人，或者没有共同请求，不属于集体争议`,
    cite(book, 'collective-procedure'),
    '由各劳动者分别参加调解',
  );

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['clerk', 'mediator', 'union'] as const;

export const emergencyActions = [
  action({
    name: 'emergency.raise',
    label: '启动应急联合调处',
    by: [...HANDLERS, 'supervisor', 'inspector'],
    input: z.strictObject({ level: z.enum(['orange', 'red']), reason: statement }),
    basis: 'emergency-first-response',
    rule: mayRaise,
    events: ({ input, at }) => [{ type: 'emergency.raised', level: input.level, reason: input.reason, at }],
  }),
  action({
    name: 'emergency.respond',
    label: '第一时间响应',
    by: HANDLERS,
    input: z.strictObject({ by: words(80).meta({ description: '到场或者牵头响应的单位' }) }),
    basis: 'emergency-first-response',
    rule: awaitsResponse,
    events: ({ input, at }) => [{ type: 'emergency.responded', by: input.by, at }],
  }),
  action({
    name: 'emergency.call-body',
    label: '通知联动单位',
    by: HANDLERS,
    input: z.strictObject({ name: words(80), lead: z.boolean().default(false) }),
    basis: 'emergency-first-response',
    rule: isRaised,
    inputRule: ({ input, facts, book }) =>
      demand(
        !current(facts)?.bodies.some((body) => body.name === input.name || (body.lead && input.lead)),
        'emergency/body-called',
        '该单位已经通知，或者已有牵头单位',
        cite(book, 'emergency-first-response'),
        '核对联动单位',
      ),
    events: ({ input: { name, lead } }) => [{ type: 'emergency.body-called', name, lead }],
  }),
  action({
    name: 'emergency.acknowledge',
    label: '登记联动单位到位',
    by: [...HANDLERS, 'inspector', 'arbitrator', 'court'],
    input: z.strictObject({ name: words(80) }),
    basis: 'emergency-first-response',
    rule: isRaised,
    inputRule: ({ input, facts, book }) =>
      demand(
        current(facts)?.bodies.some((body) => body.name === input.name && !body.acknowledgedOn) === true,
        'emergency/body-not-called',
        `没有待到位的联动单位${input.name}`,
        cite(book, 'emergency-first-response'),
        '先通知该单位',
      ),
    events: ({ input }) => [{ type: 'emergency.body-acknowledged', name: input.name }],
  }),
  action({
    name: 'emergency.make-plan',
    label: '制定联合调处方案',
    by: HANDLERS,
    input: z.strictObject({ text: statement }),
    basis: 'emergency-first-response',
    rule: isRaised,
    events: ({ input }) => [{ type: 'emergency.plan-made', text: input.text }],
  }),
  action({
    name: 'emergency.log',
    label: '记录处置情况',
    by: HANDLERS,
    input: z.strictObject({ text: statement }),
    basis: 'emergency-first-response',
    rule: isRaised,
    events: ({ input }) => [{ type: 'emergency.logged', text: input.text }],
  }),
  action({
    name: 'emergency.stand-down',
    label: '解除应急状态',
    by: [...HANDLERS, 'supervisor'],
    input: z.strictObject({ reason: statement }),
    basis: 'emergency-first-response',
    rule: isRaised,
    events: ({ input }) => [{ type: 'emergency.stood-down', reason: input.reason }],
  }),
  action({
    name: 'collective.elect-representatives',
    label: '登记推举代表',
    by: HANDLERS,
    input: z.strictObject({
      representatives: z.array(words(50)).min(1).max(5),
      maySettle: z.boolean().meta({ description: '是否授权代表人和解、达成调解协议' }),
    }),
    basis: 'collective-procedure',
    rule: mayElect,
    inputRule: ({ input, book }) => mayBeRepresentedBy(new Set(input.representatives).size, book),
    events: ({ input: { representatives, maySettle } }) => [
      { type: 'collective.representatives-elected', representatives, maySettle },
    ],
  }),
] as const;
