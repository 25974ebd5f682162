import type { Side } from '../../case/actor';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';

export function confirmationClocks(facts: CaseFacts): Clock[] {
  return facts.confirmations.flatMap((c, i): Clock[] => {
    const of = String(i + 1);
    const ended = c.ruling?.on ?? c.refused?.on ?? c.withdrawn?.on;
    const clocks: Clock[] = [];
    // 法释〔2011〕5号 binds courts confirming people's mediation: a target beside the outer limit of CPL 187.
    if (c.byPeopleMediation)
      clocks.push({
        rule: 'judicial-confirmation-accept',
        of,
        counting: { trigger: c.appliedOn },
        by: ['court'],
        about: c.court,
        closedOn: c.acceptedOn ?? ended,
      });
    if (c.acceptedOn) {
      const counting = { trigger: c.acceptedOn, ...(c.extension ? { until: c.extension.until } : {}) };
      if (c.byPeopleMediation)
        clocks.push({
          rule: 'judicial-confirmation-decide-2011',
          of,
          counting,
          by: ['court'],
          about: c.court,
          closedOn: ended,
        });
      clocks.push({
        rule: 'judicial-confirmation-decide-cpl',
        of,
        counting,
        by: ['court'],
        about: c.court,
        closedOn: ended,
      });
    }
    const received = c.ruling?.decision === 'confirmed' ? Object.entries(c.ruling.received) : [];
    for (const [who, day] of received) {
      clocks.push({
        rule: 'judicial-confirmation-objection-party',
        of: `${of}-${who}`,
        counting: { trigger: day },
        by: [who as Side],
        informational: true,
      });
    }
    return clocks;
  });
}
