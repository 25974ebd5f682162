import { effectOfSuggestion } from '../../law/rulings/mediation-suggestion';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import type { ArbitrationFacts } from './facts';

export function arbitrationClocks(facts: CaseFacts): Clock[] {
  const { arbitration: a } = facts;
  if (!a) return [];
  const { suggestion } = a;
  const suspensions =
    suggestion?.answeredOn &&
    effectOfSuggestion({ applicantConsents: suggestion.consent === true }).effect === 'acceptance-suspended'
      ? [{ from: suggestion.answeredOn, ...(a.resumedOn ? { to: a.resumedOn } : {}) }]
      : [];
  const accept: Clock = {
    rule: 'arbitration-accept',
    of: '1',
    counting: { trigger: a.applicationReceivedOn, suspensions },
    by: ['arbitrator'],
    about: a.commission,
    closedOn: a.acceptedOn ?? a.refusedOn,
  };
  return [accept, ...hearingClocks(facts, a), ...awardClocks(a)];
}

/** The commission's own periods after it has accepted: external, we only inquire. */
function hearingClocks({ registration }: CaseFacts, a: ArbitrationFacts): Clock[] {
  if (!a.acceptedOn) return [];
  const common = { of: '1', counting: { trigger: a.acceptedOn }, by: ['arbitrator'] as const, about: a.commission };
  const migrant =
    registration.parties.some((party) => party.groups?.includes('migrant-worker')) &&
    registration.claims.some((claim) => claim.kind === 'wage-arrears');
  return [
    { ...common, rule: 'arbitration-award', closedOn: a.outcome?.receivedOn },
    ...(migrant
      ? [{ ...common, rule: 'arbitration-award-migrant-wage' as const, closedOn: a.outcome?.receivedOn }]
      : []),
    ...(registration.collective
      ? [{ ...common, rule: 'collective-notice' as const, closedOn: a.collectiveNoticeOn ?? a.outcome?.receivedOn }]
      : []),
  ];
}

/** What is open against an award, from the day it was received (LDMAL 48–50). */
function awardClocks({ outcome }: ArbitrationFacts): Clock[] {
  if (outcome?.kind !== 'final-award' && outcome?.kind !== 'non-final-award') return [];
  const counting = { trigger: outcome.receivedOn };
  if (outcome.kind === 'non-final-award')
    return [{ rule: 'award-sue-non-final', of: '1', counting, by: ['worker', 'employer'], informational: true }];
  return [
    { rule: 'award-sue-final-worker', of: '1', counting, by: ['worker'], informational: true },
    { rule: 'award-set-aside-employer', of: '1', counting, by: ['employer'], informational: true },
  ];
}
