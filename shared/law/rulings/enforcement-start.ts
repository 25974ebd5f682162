import { latest, type LocalDate } from '../local-date';
import type { Citation } from '../statute';
import { CPL } from '../statutes/civil-procedure-law';

/**
 * The day from which `enforcement-apply` runs: 民事诉讼法 250 — the last day of performance, of instalments that of
 * the last one, and where the document names none the day on which it took effect.
 */
export function enforcementStart({
  performanceDays,
  effectiveOn,
}: {
  readonly performanceDays: readonly LocalDate[];
  readonly effectiveOn: LocalDate;
}): { readonly from: LocalDate; readonly reason: string; readonly cite: Citation } {
  const cite = CPL.art('250');
  if (performanceDays.length === 0)
    return { from: effectiveOn, reason: '法律文书未规定履行期间，从文书生效之日起计算', cite };
  const reason =
    performanceDays.length === 1
      ? '从法律文书规定履行期间的最后一日起计算'
      : '分期履行的，从最后一期履行期限届满之日起计算';
  return { from: latest(...performanceDays), reason, cite };
}
