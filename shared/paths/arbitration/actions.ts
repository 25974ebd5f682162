import { z } from 'zod';
import { action } from '../../case/action';
import { on, words } from '../../case/fields';
import { mayRecordApplication, maySuggest, awaitsAnswer, mayResume, mayDecide, isAccepted } from './rules';
import { ARBITRATION_OUTCOMES, type ArbitrationOutcome } from './facts';

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
