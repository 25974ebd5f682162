import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { effectOfSuggestion } from '../law/rulings/mediation-suggestion';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { on, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { notBefore } from './order-of-days';
import { isOpen } from './registration';

// 裁调衔接：what the arbitration commission does with the same dispute, as far as it moves this case's clocks.

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ArbitrationFacts = {
  readonly commission: string;
  readonly applicationReceivedOn: LocalDate;
  /** 调解建议书：consent suspends the commission's acceptance (ACR 69). */
  readonly suggestion?: { readonly on: LocalDate; readonly consent?: boolean; readonly answeredOn?: LocalDate };
  readonly resumedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly refusedOn?: LocalDate;
  readonly collectiveNoticeOn?: LocalDate;
  readonly outcome?: { readonly kind: ArbitrationOutcome; readonly receivedOn: LocalDate };
};

export const ARBITRATION_OUTCOMES = {
  'final-award': '终局裁决',
  'non-final-award': '非终局裁决',
  statement: '仲裁调解书',
  withdrawn: '撤回仲裁申请',
} as const;
export type ArbitrationOutcome = keyof typeof ARBITRATION_OUTCOMES;

export type ArbitrationEvent =
  | { type: 'arbitration.application-received'; commission: string }
  | { type: 'arbitration.applied'; commission: string }
  | { type: 'arbitration.suggestion-made' }
  | { type: 'arbitration.suggestion-answered'; consent: boolean }
  | { type: 'arbitration.acceptance-resumed' }
  | { type: 'arbitration.accepted' }
  | { type: 'arbitration.not-accepted' }
  | { type: 'arbitration.collective-notice-served' }
  | { type: 'arbitration.concluded'; outcome: ArbitrationOutcome };

export function evolveArbitration(
  facts: ArbitrationFacts | undefined,
  event: ArbitrationEvent,
  on: LocalDate,
): ArbitrationFacts | undefined {
  if (event.type === 'arbitration.application-received' || event.type === 'arbitration.applied')
    return { commission: event.commission, applicationReceivedOn: on };
  if (!facts) return facts;
  switch (event.type) {
    case 'arbitration.suggestion-made':
      return { ...facts, suggestion: { on } };
    case 'arbitration.suggestion-answered':
      return { ...facts, suggestion: { on: facts.suggestion?.on ?? on, consent: event.consent, answeredOn: on } };
    case 'arbitration.acceptance-resumed':
      return { ...facts, resumedOn: on };
    case 'arbitration.accepted':
      return { ...facts, acceptedOn: on };
    case 'arbitration.not-accepted':
      return { ...facts, refusedOn: on };
    case 'arbitration.collective-notice-served':
      return { ...facts, collectiveNoticeOn: on };
    case 'arbitration.concluded':
      return { ...facts, outcome: { kind: event.outcome, receivedOn: on } };
  }
}

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const during =
  (holds: (a: ArbitrationFacts) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const { arbitration: a } = situation.facts;
    const steps = [a?.applicationReceivedOn, a?.suggestion?.on, a?.suggestion?.answeredOn, a?.resumedOn, a?.acceptedOn];
    return all(
      demand(
        a !== undefined && holds(a),
        code,
        reason,
        cite(situation.book, 'arbitration-mediation-suggestion'),
        remedy,
      ),
      notBefore(situation, steps, 'arbitration-mediation-suggestion'),
    );
  };

const undecided = (a: ArbitrationFacts) => !a.acceptedOn && !a.refusedOn;
const maySuggest = during(
  (a) => undecided(a) && !a.suggestion,
  'arbitration/no-suggestion-due',
  '没有可以发出调解建议书的仲裁申请',
  '先登记仲裁申请',
);
const awaitsAnswer = during(
  (a) => undecided(a) && a.suggestion !== undefined && a.suggestion.consent === undefined,
  'arbitration/no-suggestion',
  '没有待答复的调解建议书',
  '先发出调解建议书',
);
const mayResume = during(
  (a) => undecided(a) && a.suggestion?.consent === true && !a.resumedOn,
  'arbitration/not-suspended',
  '受理没有暂缓',
  '无需恢复',
);
const isAccepted = during(
  (a) => a.acceptedOn !== undefined && !a.outcome,
  'arbitration/not-accepted',
  '仲裁委员会尚未受理，或者已经审结',
  '先登记仲裁受理',
);
const mayDecide = during(undecided, 'arbitration/no-application', '没有待受理的仲裁申请', '先登记仲裁申请');

/** LDMAL 5 and 14: mediation is never a precondition; a party may turn to arbitration at any time, ACR 35: and again. */
const mayRecordApplication: Rule = (situation) => {
  const { arbitration: a } = situation.facts;
  return all(
    isOpen(situation),
    demand(
      a === undefined || a.refusedOn !== undefined || a.outcome?.kind === 'withdrawn',
      'arbitration/already-applied',
      '已经登记仲裁申请',
      cite(situation.book, 'arbitration-accept'),
      '等待仲裁委员会决定',
    ),
    notBefore(situation, [a?.refusedOn, a?.outcome?.receivedOn], 'arbitration-accept'),
  );
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const RECORDERS = ['arbitrator', 'clerk', 'mediator', 'union'] as const;

export const arbitrationActions = [
  action({
    name: 'arbitration.record-application',
    label: '登记当事人申请仲裁',
    by: ['worker', 'employer', ...RECORDERS],
    input: z.strictObject({ commission: words(80), on }),
    basis: 'arbitration-accept',
    rule: mayRecordApplication,
    events: ({ input }) => [{ type: 'arbitration.applied', commission: input.commission }],
  }),
  action({
    name: 'arbitration.suggest-mediation',
    label: '发出调解建议书',
    by: ['arbitrator'],
    input: z.strictObject({ on }),
    basis: 'arbitration-mediation-suggestion',
    rule: maySuggest,
    events: () => [{ type: 'arbitration.suggestion-made' }],
  }),
  action({
    name: 'arbitration.answer-suggestion',
    label: '答复调解建议书',
    by: ['worker', 'employer', ...RECORDERS],
    input: z.strictObject({ consent: z.boolean(), on }),
    basis: 'arbitration-mediation-suggestion',
    rule: awaitsAnswer,
    events: ({ input }) => [{ type: 'arbitration.suggestion-answered', consent: input.consent }],
  }),
  action({
    name: 'arbitration.resume-acceptance',
    label: '恢复受理期限',
    by: ['arbitrator', 'clerk'],
    input: z.strictObject({ on }),
    basis: 'arbitration-mediation-suggestion',
    rule: mayResume,
    events: () => [{ type: 'arbitration.acceptance-resumed' }],
  }),
  action({
    name: 'arbitration.record-acceptance',
    label: '登记仲裁受理',
    by: RECORDERS,
    input: z.strictObject({ on }),
    basis: 'arbitration-accept',
    rule: mayDecide,
    events: () => [{ type: 'arbitration.accepted' }],
  }),
  action({
    name: 'arbitration.record-refusal',
    label: '登记仲裁不予受理',
    by: RECORDERS,
    input: z.strictObject({ on }),
    basis: 'arbitration-accept',
    rule: mayDecide,
    events: () => [{ type: 'arbitration.not-accepted' }],
  }),
  action({
    name: 'arbitration.record-collective-notice',
    label: '登记集体争议合并通知',
    by: RECORDERS,
    input: z.strictObject({ on }),
    basis: 'collective-notice',
    rule: isAccepted,
    events: () => [{ type: 'arbitration.collective-notice-served' }],
  }),
  action({
    name: 'arbitration.record-outcome',
    label: '登记仲裁结果',
    by: ['worker', 'employer', ...RECORDERS],
    input: z.strictObject({
      outcome: z.enum(Object.keys(ARBITRATION_OUTCOMES) as [ArbitrationOutcome, ...ArbitrationOutcome[]]),
      on,
    }),
    basis: 'arbitration-award',
    rule: isAccepted,
    events: ({ input }) => [{ type: 'arbitration.concluded', outcome: input.outcome }],
  }),
] as const;
