import { groundsOf } from '../case/deadlines';
import type { CaseFacts } from '../case/facts';
import { cite } from '../case/situation';
import { deadline } from '../law/deadline';
import type { LocalDate } from '../law/local-date';
import { all, demand, type Verdict } from '../law/verdict';

/** Classes of case files (办案规则第24条), and the least that the article asks for. Yuhe keeps all for the longest. */
export const RETENTION_CLASSES = {
  award: { label: '裁决结案', leastYears: 10 },
  agreement: { label: '调解、和解结案', leastYears: 5 },
  other: { label: '其他方式结案', leastYears: 5 },
} as const;
export type RetentionClass = keyof typeof RETENTION_CLASSES;

/** How long an archived case must be kept: its class, and the last civil day (Asia/Shanghai) of the period. */
export type Retention = {
  readonly class: RetentionClass;
  readonly archivedOn: LocalDate;
  readonly until: LocalDate;
};

/** Undefined while the case is not in the archive: the period has not begun. */
export function retentionOf(facts: CaseFacts): Retention | undefined {
  const archivedOn = facts.closing?.archived?.on;
  if (!archivedOn) return undefined;
  const { book, calendar } = groundsOf(facts);
  const { dueOn } = deadline('archive-retention', book.rules['archive-retention'], { trigger: archivedOn }, calendar);
  return dueOn && { class: classOf(facts), archivedOn, until: dueOn };
}

function classOf({ arbitration, agreements }: CaseFacts): RetentionClass {
  const decided = arbitration?.outcome?.kind;
  if (decided === 'final-award' || decided === 'non-final-award') return 'award';
  return agreements.some((each) => each.effectiveOn && !each.undone) ? 'agreement' : 'other';
}

/** May the file be disposed of on this day? @param held whether a legal hold stands. */
export function mayDispose(facts: CaseFacts, today: LocalDate, held: boolean): Verdict {
  const article = cite(groundsOf(facts).book, 'archive-retention');
  const retention = retentionOf(facts);
  return all(
    demand(
      retention !== undefined,
      'retention/not-archived',
      '案件尚未立卷归档，保存期还没有起算',
      article,
      '先结案、立卷归档',
    ),
    demand(
      !retention || today > retention.until,
      'retention/period-runs',
      `保存期至${retention?.until ?? ''}，届满前不得销毁`,
      article,
      '保存期届满后再提出',
    ),
    demand(!held, 'retention/held', '案卷已被要求继续保存', article, '由要求保存的一方解除后再提出'),
  );
}
