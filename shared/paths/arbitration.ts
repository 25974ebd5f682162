import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { on, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';

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
};

export type ArbitrationEvent =
  | { type: 'arbitration.application-received'; commission: string }
  | { type: 'arbitration.applied'; commission: string }
  | { type: 'arbitration.suggestion-made' }
  | { type: 'arbitration.suggestion-answered'; consent: boolean }
  | { type: 'arbitration.acceptance-resumed' }
  | { type: 'arbitration.accepted' }
  | { type: 'arbitration.not-accepted' };

export function evolveArbitration(facts: ArbitrationFacts | undefined, event: ArbitrationEvent, on: LocalDate): ArbitrationFacts | undefined {
  if (event.type === 'arbitration.application-received' || event.type === 'arbitration.applied') return { commission: event.commission, applicationReceivedOn: on };
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
  }
}

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function arbitrationClocks({ arbitration: a }: CaseFacts): Clock[] {
  if (!a) return [];
  const { suggestion } = a;
  const suspensions = suggestion?.consent && suggestion.answeredOn ? [{ from: suggestion.answeredOn, ...(a.resumedOn ? { to: a.resumedOn } : {}) }] : [];
  return [{ rule: 'arbitration-accept', of: '1', counting: { trigger: a.applicationReceivedOn, suspensions }, by: ['arbitrator'], about: a.commission, closedOn: a.acceptedOn ?? a.refusedOn }];
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const during =
  (holds: (a: ArbitrationFacts) => boolean, code: string, reason: string, remedy: string): Rule =>
  ({ facts, book }) =>
    demand(facts.arbitration !== undefined && holds(facts.arbitration), code, reason, cite(book, 'arbitration-mediation-suggestion'), remedy);

const undecided = (a: ArbitrationFacts) => !a.acceptedOn && !a.refusedOn;
const maySuggest = during((a) => undecided(a) && !a.suggestion, 'arbitration/no-suggestion-due', '没有可以发出调解建议书的仲裁申请', '先登记仲裁申请');
const awaitsAnswer = during((a) => undecided(a) && a.suggestion !== undefined && a.suggestion.consent === undefined, 'arbitration/no-suggestion', '没有待答复的调解建议书', '先发出调解建议书');
const mayResume = during((a) => undecided(a) && a.suggestion?.consent === true && !a.resumedOn, 'arbitration/not-suspended', '受理没有暂缓', '无需恢复');
const mayDecide = during(undecided, 'arbitration/no-application', '没有待受理的仲裁申请', '先登记仲裁申请');

/** LDMAL 5 and 14: mediation is never a precondition; a party may turn to arbitration at any time. */
const mayRecordApplication: Rule = ({ facts, book }) =>
  all(
    demand(
      facts.arbitration === undefined || facts.arbitration.refusedOn !== undefined,
      'arbitration/already-applied',
      '已经登记仲裁申请',
      cite(book, 'arbitration-accept'),
      '等待仲裁委员会决定',
    ),
  );

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
] as const;
