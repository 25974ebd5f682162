import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';

export function negotiationClocks(facts: CaseFacts): Clock[] {
  return facts.negotiations.flatMap((n, i): Clock[] => {
    const of = String(i + 1);
    const clocks: Clock[] = [];
    if (n.servedOn) {
      const by = n.requestedBy === 'worker' ? 'employer' : 'worker';
      clocks.push({
        rule: 'negotiation-reply',
        of,
        counting: { trigger: n.servedOn },
        by: [by],
        closedOn: n.answer?.on ?? n.outcome?.on,
        without: n.answer?.kind === 'deemed-unwilling' ? 'lapsed' : undefined,
      });
    }
    if (n.agreedUntil && n.agreedOn) {
      const counting = { trigger: n.agreedOn, until: n.agreedUntil };
      clocks.push({
        rule: 'negotiation-agreed-period',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: n.outcome?.on,
        without: n.outcome?.kind === 'period-ended' ? 'lapsed' : undefined,
      });
    }
    return clocks;
  });
}
