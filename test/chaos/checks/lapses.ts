import { THE_CLOCK } from '../../../shared/case/actor';
import { canonicalJson, type Entry } from '../../../shared/case/entry';
import { evolve, type CaseFacts } from '../../../shared/case/facts';
import type { LocalDate } from '../../../shared/law/local-date';
import { foldEntry } from '../../../db/fold';
import { nextOutcome } from '../../support/passing-days';
import type { Check, Docket, Evidence } from '../evidence';

/** With worker and engine there for so long without a break, whatever is due has been recorded. */
export const BOUND_MS = 45_000;
/** Two things within so short a time may have come in one step of the workflow, in either order. */
const ONE_STEP_MS = 1_500;

/** What the end of a period brings about in a case: the event, its legal day, and the instant on the case's clock. */
type Due = {
  readonly text: string;
  readonly event: Parameters<typeof evolve>[1];
  readonly on: LocalDate;
  readonly at: number;
};

/** Whatever fell due was recorded once, on its legal day, before anybody acted upon it, and soon. */
export const lapses: Check = (evidence) => evidence.dockets.flatMap((docket) => lapsesOf(docket, evidence));

function lapsesOf({ caseNo, entries, shiftMs }: Docket, { outages, at }: Evidence): string[] {
  const findings: string[] = [];
  const soon = (due: number) => outages.firstCalm(due - shiftMs, BOUND_MS, ['worker', 'Temporal']) + BOUND_MS + shiftMs;
  /** Since when each thing that is due has been due. */
  let waiting = new Map<string, number>();
  let facts: CaseFacts | undefined;
  for (const entry of entries) {
    const now = Date.parse(entry.at);
    const due = facts ? duesOf(facts, now) : [];
    const since = new Map(due.map((each) => [each.text, waiting.get(each.text) ?? each.at]));
    const mine = isLapse(entry) ? due.find((each) => each.text === textOf(entry.event, entry.on)) : undefined;
    if (isLapse(entry) && !mine)
      findings.push(`${caseNo}/${entry.seq}: ${entry.event.type} on ${entry.on} was recorded and not due`);
    for (const { text } of due) {
      const from = since.get(text) ?? now;
      if (entry.by.id !== THE_CLOCK.id && now - from > ONE_STEP_MS)
        findings.push(`${caseNo}/${entry.seq}: ${entry.event.type} overtook ${text}, due for ${now - from} ms`);
      if (mine?.text === text && now > soon(from))
        findings.push(
          `${caseNo}/${entry.seq}: ${text} came ${now - from} ms after it was due, ${now - soon(from)} ms too late`,
        );
    }
    facts = foldEntry(facts, entry);
    const after = facts;
    waiting = new Map(
      duesOf(after, now).map(({ text, at: instant }) => [text, since.get(text) ?? Math.max(instant, now)]),
    );
  }
  const end = at + shiftMs;
  for (const { text, at: instant } of facts ? duesOf(facts, end) : []) {
    const from = waiting.get(text) ?? instant;
    if (end > soon(from)) findings.push(`${caseNo}: ${text} was due ${end - from} ms ago and is not recorded`);
  }
  return findings;
}

/** Everything that has fallen due by an instant on the case's clock, as if nobody had recorded it. */
function duesOf(facts: CaseFacts, now: number): Due[] {
  const dues: Due[] = [];
  let so = facts;
  for (let next = nextOutcome(so, now); next; next = nextOutcome(so, now)) {
    const { deadline, event } = next;
    const on = deadline.dueOn as LocalDate;
    dues.push({ text: textOf(event, on), event, on, at: Date.parse(deadline.dueAt ?? '') });
    so = evolve(so, event, { at: new Date(now).toISOString(), on });
  }
  return dues;
}

const textOf = (event: object, on: LocalDate): string => `${canonicalJson(event)} on ${on}`;

const LAPSES = new Set([
  'negotiation.deemed-unwilling',
  'negotiation.period-ended',
  'mediation.lapsed',
  'agreement.review-window-closed',
  'agreement.confirmation-window-closed',
  'performance.defaulted',
  'payment-order.became-void',
  'payment-order.became-enforceable',
  'payment-order.suit-deemed-filed',
]);

const isLapse = ({ by, event }: Entry): boolean => by.id === THE_CLOCK.id && LAPSES.has(event.type);
