import type { LocalDate } from './local-date';
import type { Period } from './period';
import type { Citation } from './statute';
import type { Suspension } from './suspension';

export type ExplainedDay = { readonly on: LocalDate; readonly why: string };

/** How a last day was found: everything a person needs to check it against a calendar on the wall. JSON. */
export type DeadlineReceipt = {
  readonly rule: string;
  readonly label: string;
  readonly trigger: LocalDate;
  /** The first day that counts. */
  readonly dayOne?: LocalDate;
  readonly period?: Period;
  /** The last day before it was moved off a rest day. */
  readonly unrolledLastDay?: LocalDate;
  /** The last day on which the act is in time; absent while suspended or where the law fixes none. */
  readonly dueOn?: LocalDate;
  /** ISO instant (UTC): 24:00 in Asia/Shanghai of `dueOn`, or the exact end of a period in hours. */
  readonly dueAt?: string;
  /** The earliest day under any reading and any notice still to come; what reminders use. */
  readonly actBy?: LocalDate;
  /** Days inside a count of working days that were not counted. */
  readonly skipped: readonly ExplainedDay[];
  /** Rest days over which the last day was moved. */
  readonly rolledOver: readonly ExplainedDay[];
  /** The last day under each way to read the law; more than one where they differ, the applied one first. */
  readonly readings: readonly { readonly dueOn: LocalDate; readonly assumption: string }[];
  readonly suspended?: readonly Suspension[];
  /** The count leaned on a year whose notice is not published. */
  readonly provisional: boolean;
  readonly provisionalBecause?: string;
  /** Version of the calendar. */
  readonly calendar: string;
  readonly cites: readonly Citation[];
  readonly note?: string;
};
