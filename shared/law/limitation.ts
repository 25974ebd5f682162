import type { Calendar } from './calendar';
import { deadline, type DeadlineReceipt, type Suspension } from './deadline';
import { dayNumber, type LocalDate } from './local-date';
import type { LawRule, Rulebook } from './rulebook';
import { rule } from './rulebooks/rulebooks';

export type LimitationRule = 'limitation-arbitration' | 'limitation-wage-arrears' | 'limitation-civil-servant-contract';

/** An event that makes the period start anew: 调解仲裁法 27(2), 办案规则 27, the eight events of 协商调解规定 31. */
export type Interruption = { readonly on: LocalDate; readonly kind: string };

export type LimitationFacts = {
  readonly rule: LimitationRule;
  /** The day on which the party knew, or should have known, of the infringement; for 聘任制公务员 the dispute arose. */
  readonly startedOn: LocalDate;
  /** Only for unpaid wages: the day on which the employment ended; absent while it lasts. */
  readonly employmentEndedOn?: LocalDate;
  readonly interruptions: readonly Interruption[];
  readonly suspensions: readonly Suspension[];
};

export type LimitationReceipt = DeadlineReceipt & {
  /** Events that did not interrupt, with the reason in Chinese. */
  readonly ignored: readonly (Interruption & { readonly why: string })[];
  /** The interruption from which the period runs now. */
  readonly governing?: Interruption;
  /** 劳动关系存续期间因拖欠劳动报酬发生争议的，不受时效限制. */
  readonly noPeriodRuns?: true;
};

/**
 * The last day to apply for arbitration without meeting a limitation defence, after all interruptions and
 * suspensions in the order of their days. An interruption starts a new full period, a suspension continues the
 * rest (调解仲裁法 27(3); not the six months of 民法典 194). It is a defence and bars nothing by itself.
 */
export function limitation(facts: LimitationFacts, book: Rulebook, calendar: Calendar): LimitationReceipt {
  const running = rule(book, facts.rule);
  const startedOn = facts.rule === 'limitation-wage-arrears' ? facts.employmentEndedOn : facts.startedOn;
  if (startedOn === undefined) return noPeriod(facts, running, calendar);
  const ordered = [...facts.interruptions].sort((a, b) => dayNumber(a.on) - dayNumber(b.on));
  const runningFrom = (trigger: LocalDate) =>
    deadline(facts.rule, running, { trigger, suspensions: facts.suspensions }, calendar);

  let receipt = runningFrom(startedOn);
  let governing: Interruption | undefined;
  const ignored: (Interruption & { readonly why: string })[] = [];
  for (const interruption of ordered) {
    const why = whyIgnored(interruption, startedOn, receipt);
    if (why !== undefined) {
      ignored.push({ ...interruption, why });
      continue;
    }
    governing = interruption;
    receipt = runningFrom(interruption.on);
  }
  const cites = [...running.cites, ...(governing ? rule(book, 'limitation-interruption').cites : [])];
  return {
    ...receipt,
    cites: unique([...cites, ...suspensionCites(facts, book)]),
    ignored,
    ...(governing ? { governing } : {}),
  };
}

/** 办案规则 27 「在申请仲裁的时效期间内，有下列情形之一的，仲裁时效中断」: outside the period nothing is interrupted. */
function whyIgnored({ on }: Interruption, startedOn: LocalDate, { dueOn }: DeadlineReceipt): string | undefined {
  if (on < startedOn) return `发生于仲裁时效期间起算（${startedOn}）之前，不产生中断效力`;
  if (dueOn !== undefined && on > dueOn) return `仲裁时效期间已于${dueOn}届满，其后发生的事由不产生中断效力`;
  return undefined;
}

function noPeriod(facts: LimitationFacts, running: LawRule, calendar: Calendar): LimitationReceipt {
  const why = '劳动关系存续期间因拖欠劳动报酬发生争议，不受仲裁时效期间限制，无须中断';
  const { period: _period, ...withoutPeriod } = running;
  const receipt = deadline(facts.rule, withoutPeriod, { trigger: facts.startedOn }, calendar);
  return { ...receipt, ignored: facts.interruptions.map((event) => ({ ...event, why })), noPeriodRuns: true };
}

function suspensionCites(facts: LimitationFacts, book: Rulebook): LawRule['cites'] | readonly [] {
  return facts.suspensions.length > 0 ? rule(book, 'limitation-suspension').cites : [];
}

function unique(cites: readonly LawRule['cites'][number][]): readonly LawRule['cites'][number][] {
  return [...new Map(cites.map((cite) => [cite.label, cite])).values()];
}
