import { calendarOf, type Calendar } from '../law/calendar';
import { deadline, type DeadlineReceipt } from '../law/deadline';
import { endOfDay, latest, type LocalDate } from '../law/local-date';
import type { DeadlineKind, Rulebook } from '../law/rulebook';
import { rulebook, type RuleId } from '../law/rulebooks/rulebooks';
import { agreementClocks } from '../paths/agreement/limits';
import { arbitrationClocks } from '../paths/arbitration/limits';
import { reviewClocks } from '../paths/arbitration-review/limits';
import { emergencyClocks } from '../paths/emergency';
import { followUpClocks } from '../paths/follow-up/limits';
import { confirmationClocks } from '../paths/judicial-confirmation/limits';
import { limitationDeadline, limitationRule } from '../paths/limitation';
import { mediationClocks } from '../paths/mediation/limits';
import { negotiationClocks } from '../paths/negotiation/limits';
import { paymentOrderClocks } from '../paths/payment-order/limits';
import { performanceClocks } from '../paths/performance/limits';
import { sealClocks } from '../paths/standing/seal-limits';
import { registrationClocks } from '../paths/registration/limits';
import { wasTakenOver } from '../paths/registration/facts';
import type { Role } from './actor';
import { clockKey, type Clock } from './clock';
import type { CaseFacts } from './facts';

/** How it stands with a deadline. */
export const DEADLINE_STATES = {
  open: '尚在进行',
  met: '按期办理',
  late: '逾期办理',
  lapsed: '期限届满',
  moot: '不再计算',
} as const;
export type DeadlineState = keyof typeof DEADLINE_STATES;

/** A deadline as it is shown: what, by when and why that day, who must act, what happens otherwise. */
export type Deadline = {
  /** `rule/round`; unique in the case. */
  readonly key: string;
  readonly rule: RuleId;
  readonly kind: DeadlineKind;
  readonly label: string;
  readonly about?: string;
  readonly by: readonly Role[];
  readonly consequence: string;
  readonly state: DeadlineState;
  readonly closedOn?: LocalDate;
  /** The last civil day in time (Asia/Shanghai); absent while suspended or where the law fixes none. */
  readonly dueOn?: LocalDate;
  /** UTC instant at which it ends, ISO. */
  readonly dueAt?: string;
  readonly informational: boolean;
  readonly receipt: DeadlineReceipt;
};

/** Each path brings its own clocks. */
const CLOCKS: readonly ((facts: CaseFacts) => Clock[])[] = [
  registrationClocks,
  negotiationClocks,
  mediationClocks,
  arbitrationClocks,
  agreementClocks,
  reviewClocks,
  confirmationClocks,
  performanceClocks,
  paymentOrderClocks,
  emergencyClocks,
  followUpClocks,
  sealClocks,
];

/** Rulebook and calendar of a case: what its deadlines are computed with. */
export type Grounds = { readonly book: Rulebook<RuleId>; readonly calendar: Calendar };

export const groundsOf = (facts: CaseFacts): Grounds => ({
  book: rulebook(facts.rulebookId),
  calendar: calendarOf(facts.calendars),
});

const known = new WeakMap<CaseFacts, readonly Deadline[]>();

/** Every deadline that a case has ever had, the open ones first by day. Pure; remembered for as long as the facts live. */
export function deadlinesOf(facts: CaseFacts): readonly Deadline[] {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const grounds = groundsOf(facts);
  const clocks = CLOCKS.flatMap((path) => path(facts)).map((clock) => ended(facts, clock));
  const deadlines = [...clocks.map((clock) => deadlineOf(clock, grounds)), ...limitationWatch(facts, grounds)].sort(
    byUrgency,
  );
  known.set(facts, deadlines);
  return deadlines;
}

/** What goes on when the case is closed or has left the house: the hotline waits for its answer, a court for its own. */
const OUTLIVES_THE_CASE: readonly RuleId[] = [
  'archive-after-closing',
  'referral-acceptance',
  'hotline-reply',
  'unsealing-decision',
  'unsealing-look',
];

/** Closing the case, or leaving the house, ends what still runs; the archive is due only then. */
function ended(facts: CaseFacts, clock: Clock): Clock {
  if (clock.closedOn !== undefined || OUTLIVES_THE_CASE.includes(clock.rule)) return clock;
  const { declined, referrals } = facts.registration;
  const end = facts.closing?.closedOn ?? declined?.on ?? referrals.find(wasTakenOver)?.answeredOn;
  // What begins only afterwards is over as it begins.
  return end ? { ...clock, closedOn: latest(end, clock.counting.trigger), without: 'moot' } : clock;
}

export function deadlineOf(clock: Clock, { book, calendar }: Grounds): Deadline {
  const rule = book.rules[clock.rule];
  const receipt = deadline(clock.rule, rule, clock.counting, calendar);
  const { dueOn, dueAt } = receipt;
  return {
    key: clockKey(clock),
    rule: clock.rule,
    kind: rule.kind,
    label: rule.label,
    about: clock.about,
    by: clock.by,
    consequence: rule.consequence,
    state: stateOf(clock, receipt),
    closedOn: clock.closedOn,
    dueOn,
    dueAt,
    informational: clock.informational ?? false,
    receipt,
  };
}

/** A period in hours is late by the instant, every other by the day. */
function stateOf({ closedOn, closedAt, without }: Clock, { dueOn, dueAt, period }: DeadlineReceipt): DeadlineState {
  if (closedOn === undefined) return 'open';
  if (without) return without;
  const byInstant = period?.unit === 'hours' && closedAt !== undefined && dueAt !== undefined;
  const isLate = byInstant ? Date.parse(closedAt) > Date.parse(dueAt) : dueOn !== undefined && closedOn > dueOn;
  return isLate ? 'late' : 'met';
}

/** 仲裁时效: beside every path, until the dispute is settled for good. */
function limitationWatch(facts: CaseFacts, grounds: Grounds): Deadline[] {
  const members = facts.registration.collective?.members ?? [];
  const own = members.filter((member) => member.infringedOn !== undefined);
  const lines = own.map(({ no, name, infringedOn }) =>
    limitationLine({ ...facts, limitation: { ...facts.limitation, infringedOn } }, grounds, `m${no}`, name),
  );
  return [limitationLine(facts, grounds, '1'), ...lines].filter((line) => line !== undefined);
}

function limitationLine(
  facts: CaseFacts,
  { book, calendar }: Grounds,
  of: string,
  about?: string,
): Deadline | undefined {
  const receipt = limitationDeadline(facts, book, calendar);
  if (!receipt) return undefined;
  const rule = limitationRule(facts);
  const { label, kind, consequence } = book.rules[rule];
  const { dueOn } = receipt;
  const closedOn = facts.arbitration?.acceptedOn ?? facts.closing?.closedOn;
  const dueAt = dueOn && new Date(endOfDay(dueOn)).toISOString();
  return {
    key: `${rule}/${of}`,
    rule,
    kind,
    label,
    about,
    by: ['worker'],
    consequence,
    state: closedOn ? 'moot' : 'open',
    closedOn,
    dueOn,
    dueAt,
    informational: true,
    receipt,
  };
}

function byUrgency(a: Deadline, b: Deadline): number {
  if ((a.state === 'open') !== (b.state === 'open')) return a.state === 'open' ? -1 : 1;
  const [x, y] = [a.dueAt ?? '9', b.dueAt ?? '9'];
  return x < y ? -1 : x > y ? 1 : a.key < b.key ? -1 : 1;
}

export const findDeadline = (facts: CaseFacts, key: string): Deadline | undefined =>
  deadlinesOf(facts).find((each) => each.key === key);

/** Over, and nobody has acted. A day that ends today is not overdue. */
export const isOverdue = (deadline: Deadline, now: number): boolean =>
  deadline.state === 'open' &&
  !deadline.informational &&
  deadline.dueAt !== undefined &&
  now >= Date.parse(deadline.dueAt);

/** Met, or without meaning by now. A deadline that has not begun is not over. */
export const isOver = (facts: CaseFacts, key: string): boolean => {
  const deadline = findDeadline(facts, key);
  return deadline !== undefined && deadline.state !== 'open';
};
