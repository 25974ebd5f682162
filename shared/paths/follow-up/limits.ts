import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';

export function followUpClocks(facts: CaseFacts): Clock[] {
  const callbacks = facts.followUp.callbacks.map((callback): Clock => ({
    rule: 'followup-visit',
    of: String(callback.no),
    counting: { trigger: callback.plannedOn, until: callback.plannedOn },
    by: ['clerk', 'mediator', 'union'],
    about: `第${callback.no}次`,
    closedOn: callback.doneOn,
  }));
  if (!facts.closing) return callbacks;
  return [
    ...callbacks,
    {
      rule: 'archive-after-closing',
      of: '1',
      counting: { trigger: facts.closing.closedOn },
      by: ['clerk', 'union', 'mediator'],
      closedOn: facts.closing.archived?.on,
    },
  ];
}
