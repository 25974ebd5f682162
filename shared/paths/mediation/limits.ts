import type { LocalDate } from '../../law/local-date';
import type { RuleId } from '../../law/rulebooks/rulebooks';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import {
  type Mediation,
  governedByStatuteOnly,
  isEntrusted,
  MEDIATION_BASES,
  someoneRefuses,
  bothConsent,
} from './facts';

export const conclusionRule = (facts: CaseFacts, m: Mediation): RuleId =>
  governedByStatuteOnly(facts) && !isEntrusted(m) ? 'mediation-statutory-window' : MEDIATION_BASES[m.basis].concludeBy;

/** Where the count of the mediation period begins. */
function conclusionTrigger(facts: CaseFacts, m: Mediation): LocalDate | undefined {
  if (m.basis === 'arbitration-entrusted') return m.consents.worker?.on;
  if (m.mandate) return m.mandate.materialsSignedOn;
  return governedByStatuteOnly(facts) ? m.acceptedOn && m.receivedOn : m.acceptedOn;
}

export function mediationClocks(facts: CaseFacts): Clock[] {
  return facts.mediations.flatMap((m, i) => [
    ...receptionClocks(facts, m, String(i + 1)),
    ...conclusionClocks(facts, m, String(i + 1)),
  ]);
}

function receptionClocks(facts: CaseFacts, m: Mediation, of: string): Clock[] {
  const { mandate } = m;
  if (!mandate) {
    // ENMP 23: of its own motion the organisation has no application to answer.
    if (m.basis === 'own-motion') return [];
    // Acceptance presupposes that both sides agree; silence is no consent, so without the other's answer the duty is to ask.
    const rejects = someoneRefuses(m);
    return [
      {
        rule: rejects ? 'mediation-reject' : 'mediation-accept',
        of,
        counting: { trigger: m.receivedOn },
        by: ['clerk', 'mediator', 'union'],
        closedOn: m.acceptedOn ?? m.outcome?.on,
      },
    ];
  }
  if (mandate.from !== 'court') return [];
  const clocks: Clock[] = [
    {
      rule: 'online-org-confirm',
      of,
      counting: { trigger: mandate.receivedOn },
      by: ['clerk', 'mediator'],
      about: mandate.caseNo,
      closedOn: mandate.confirmedOn ?? m.outcome?.on,
    },
  ];
  if (mandate.confirmedOn) {
    clocks.push({
      rule: 'online-contact-other-party',
      of,
      counting: { trigger: mandate.confirmedOn },
      by: ['mediator', 'clerk'],
      closedOn: mandate.contact?.on ?? m.sessions[0]?.on ?? (bothConsent(m) ? mandate.confirmedOn : m.outcome?.on),
    });
  }
  return clocks;
}

function conclusionClocks(facts: CaseFacts, m: Mediation, of: string): Clock[] {
  const clocks: Clock[] = [];
  const trigger = conclusionTrigger(facts, m);
  const conclusion = conclusionRule(facts, m);
  if (trigger) {
    const until = m.extension && { until: m.extension.until };
    clocks.push({
      rule: conclusion,
      of,
      counting: { trigger, ...until },
      by: ['mediator', 'clerk', 'union'],
      closedOn: m.outcome?.on,
      without: m.outcome?.kind === 'lapsed' ? 'lapsed' : undefined,
    });
  }
  const applied = !isEntrusted(m) && m.basis !== 'own-motion';
  if (applied && conclusion !== 'mediation-statutory-window') {
    clocks.push({
      rule: 'mediation-statutory-window',
      of,
      counting: { trigger: m.receivedOn },
      by: ['worker', 'employer'],
      informational: true,
      closedOn: m.outcome?.on,
    });
  }
  return clocks;
}
