import type { LocalDate } from './local-date';
import type { Period, Roll } from './period';
import type { Citation } from './statute';

/**
 * How a period behaves when it ends.
 * - `lapse`: changes the path by itself.
 * - `window`: closes an option, and says so.
 * - `duty`: binds an authority; the act stays possible, the case is overdue, the supervisor is told.
 * - `external`: binds another body; an inquiry is prompted.
 * - `agreed`: fixed by the parties; what happens then is said by the agreement.
 * - `notice`: informs; nothing closes and nobody is late.
 * - `policy`: ours or local, never shown as statutory.
 * - `none`: a rule without a period.
 */
export type DeadlineKind = 'lapse' | 'window' | 'duty' | 'external' | 'agreed' | 'notice' | 'policy' | 'none';

export type Confidence = 'verified' | 'partly-verified' | 'from-memory';

/** Who may prolong a period, and by how much at the most (no `upTo`: no cap in the text). */
export type Extension = {
  readonly by:
    | 'both-parties'
    | 'both-parties-in-writing'
    | 'head-of-commission'
    | 'court-president'
    | 'head-of-department'
    | 'court';
  readonly upTo?: Period;
};

/** One rule of law: every number that a path uses stands in one of these, with its source. */
export type LawRule = {
  /** What an official calls it: 「协商回应期限」. */
  readonly label: string;
  readonly kind: DeadlineKind;
  /** Absent where the text gives no number or the parties fix it. */
  readonly period?: Period;
  /** 起算点, in Chinese. */
  readonly from: string;
  /** `back`: the act must be done so many days before the trigger (「开庭五日前」). */
  readonly counted?: 'back';
  /** How the last day moves when it is a rest day. Default `forward` (民法典第203条). */
  readonly roll?: Roll;
  readonly extension?: Extension;
  /** What happens if nobody acts, in Chinese. */
  readonly consequence: string;
  /** The paper that belongs to it. */
  readonly document?: string;
  readonly cites: readonly [Citation, ...Citation[]];
  readonly confidence: Confidence;
  /** What a lawyer should know: dispute, gap, design choice. */
  readonly note?: string;
};

/** Days on which reminders of a deadline go out; calendar days, at the reminder hour. */
export type ReminderPlan = {
  /** So many days before the last day. */
  readonly ahead: readonly number[];
  readonly onTheDay: boolean;
  /** So many days after the last day, for what stays open. */
  readonly overdue: readonly number[];
};

/** All numbers of one region from one day on. Data only; published rulebooks never change. */
export type Rulebook<RuleId extends string = string> = {
  /** For example `chongqing@2024-01-01`. */
  readonly id: string;
  readonly region: string;
  readonly inForceFrom: LocalDate;
  readonly rules: Readonly<Record<RuleId, LawRule>>;
  readonly reminders: {
    /** Hour of the day in Asia/Shanghai at which reminders go out. */
    readonly atHour: number;
    readonly byKind: Readonly<Record<DeadlineKind, ReminderPlan>>;
    readonly byRule: Readonly<Partial<Record<RuleId, ReminderPlan>>>;
  };
  /** Callbacks (回访), in calendar days: policy, since no national number exists. */
  readonly callbacks: {
    readonly afterAgreement: readonly number[];
    readonly afterDueDate: readonly number[];
    readonly afterFailure: readonly number[];
  };
  /** Workers with a common request from which a dispute is collective, and how many representatives they elect. */
  readonly collective: {
    readonly fromWorkers: number;
    readonly representatives: { readonly min: number; readonly max: number };
    readonly cite: Citation;
  };
};
