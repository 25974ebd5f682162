import { rulebook } from '../../law/rulebooks/rulebooks';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';

export function reviewClocks(facts: CaseFacts): Clock[] {
  // ACR 76: by how much the commission's head may prolong stands in the rulebook.
  const extendedBy = rulebook(facts.rulebookId).rules['arbitration-review-decide']?.extension?.upTo;
  return facts.reviews.flatMap((r, i): Clock[] => {
    const of = String(i + 1);
    const ended = r.declined?.on ?? r.withdrawn?.on;
    const clocks: Clock[] = [];
    if (r.appliedOn)
      clocks.push({
        rule: 'arbitration-review-accept',
        of,
        counting: { trigger: r.appliedOn },
        by: ['arbitrator'],
        about: r.commission,
        closedOn: r.acceptedOn ?? ended,
      });
    if (r.acceptedOn) {
      const counting = { trigger: r.acceptedOn, ...(r.extendedOn && extendedBy ? { extendedBy } : {}) };
      clocks.push({
        rule: 'arbitration-review-decide',
        of,
        counting,
        by: ['arbitrator'],
        about: r.commission,
        closedOn: r.statement?.on ?? ended,
      });
    }
    return clocks;
  });
}
