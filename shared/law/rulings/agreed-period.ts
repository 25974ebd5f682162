import type { LocalDate } from '../local-date';
import { ENMP } from '../statutes/enterprise-negotiation-mediation-provisions';
import { all, demand, type Verdict } from '../verdict';

export type AgreedPeriod = { readonly inWriting: boolean; readonly byBoth: boolean; readonly until: LocalDate };

/**
 * 协商调解规定 10 「协商的期限由当事人书面约定」「当事人可以书面约定延长期限」: whether a date that the parties named
 * ends the negotiation. One that was only spoken of does not; the negotiation then goes on without an end.
 */
export function bindsNegotiation({ inWriting, byBoth }: AgreedPeriod): Verdict {
  const remedy = '请双方书面约定协商期限或者延长期限';
  return all(
    demand(
      inWriting,
      'negotiation/period-not-written',
      '协商期限未以书面形式约定，不产生期限届满的效果',
      ENMP.art('10'),
      remedy,
    ),
    demand(byBoth, 'negotiation/period-one-sided', '协商期限应当由双方当事人约定', ENMP.art('10'), remedy),
  );
}
