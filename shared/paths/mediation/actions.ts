import { z } from 'zod';
import { all, demand, type Verdict } from '../../law/verdict';
import { action } from '../../case/action';
import { on, reference, side, statement, words } from '../../case/fields';
import { cite, type Situation } from '../../case/situation';
import { isEntrusted, mediating, someoneRefuses } from './facts';
import { isRunning, mayAccept, mayApply, whileMediating } from './rules';
import { mandateActions } from './mandate-actions';
import { extensionActions } from './extension-actions';
import { conflictsOf } from './conflicts';
import { onlyForItself } from '../own-side';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

const mediator = z.strictObject({
  id: reference(40),
  name: words(50),
  conflictDeclared: z.boolean().default(false).meta({ description: '是否申报利害关系' }),
});

/** Who has an interest in the case does not mediate it, whether it is declared or the file shows it. */
const mayServe = (
  chosen: z.output<typeof mediator> | undefined,
  { book, facts }: Pick<Situation, 'book' | 'facts'>,
): Verdict => {
  const against = (ok: boolean, reason: string): Verdict =>
    demand(ok, 'mediation/conflict-of-interest', reason, cite(book, 'mediator-appointment'), '指定其他调解员');
  const found = chosen ? conflictsOf(facts, chosen) : [];
  return all(
    against(!chosen?.conflictDeclared, '该调解员申报了利害关系，应当回避'),
    ...found.map((reason) => against(false, `${reason}，应当回避`)),
  );
};

const hasRefusal = whileMediating(
  (m) => !isEntrusted(m) && !m.acceptedOn,
  'mediation/no-application',
  '没有待受理的调解申请',
  'mediation-reject',
  '先登记调解申请',
);

const underWay = whileMediating(
  () => true,
  'mediation/not-open',
  '没有正在进行的调解',
  'mediation-conclude-committee',
  '先登记调解申请',
);

export const mediationActions = [
  action({
    name: 'mediation.apply',
    label: '申请调解',
    by: ['worker', 'employer', ...HANDLERS],
    input: z
      .strictObject({
        by: z.enum(['worker', 'employer', 'both']),
        form: z.enum(['written', 'oral']),
        matter: statement.meta({ description: '请求、事实和理由' }),
        oralRecord: z
          .strictObject({ recordedOnTheSpot: z.literal(true), readBack: z.literal(true), signed: z.literal(true) })
          .optional()
          .meta({ description: '口头申请：当场记录、宣读、签名' }),
        basis: z.enum(['application', 'arbitration-suggested']).default('application'),
        on,
      })
      .check(({ value, issues }) => {
        if (value.form === 'oral' && !value.oralRecord)
          issues.push({
            code: 'custom',
            input: value,
            path: ['oralRecord'],
            message: '口头申请应当当场记录并由申请人确认',
          });
      }),
    basis: 'mediation-application',
    rule: mayApply,
    inputRule: (situation) =>
      all(
        onlyForItself(situation, [situation.input.by], 'mediation-application'),
        demand(
          situation.input.basis !== 'arbitration-suggested' ||
            situation.facts.arbitration?.suggestion?.consent === true,
          'mediation/no-suggestion',
          '申请人没有同意仲裁委员会的调解建议',
          cite(situation.book, 'arbitration-mediation-suggestion'),
          '先登记对调解建议书的答复',
        ),
      ),
    events: ({ input: { by, form, matter, basis } }) => [{ type: 'mediation.applied', by, form, matter, basis }],
  }),
  action({
    name: 'mediation.propose',
    label: '主动调解征询',
    by: HANDLERS,
    input: z.strictObject({ reason: statement, on }),
    basis: 'mediation-own-motion',
    rule: mayApply,
    events: ({ input }) => [{ type: 'mediation.proposed', reason: input.reason }],
  }),
  action({
    name: 'mediation.record-consent',
    label: '登记是否同意调解',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({ side, given: z.boolean(), on }),
    basis: 'mediation-accept',
    rule: underWay,
    inputRule: (situation) => onlyForItself(situation, [situation.input.side], 'mediation-accept'),
    events: ({ input }) => [{ type: 'mediation.consent-recorded', side: input.side, given: input.given }],
  }),
  action({
    name: 'mediation.accept',
    label: '受理调解申请',
    by: HANDLERS,
    input: z.strictObject({ mediator: mediator.optional(), on }),
    basis: 'mediation-accept',
    rule: mayAccept,
    inputRule: ({ input, ...situation }) => mayServe(input.mediator, situation),
    events: ({ input }) => [
      { type: 'mediation.accepted' },
      ...(input.mediator ? [{ type: 'mediation.mediator-appointed' as const, ...input.mediator }] : []),
    ],
  }),
  action({
    name: 'mediation.reject',
    label: '不予受理调解申请',
    by: HANDLERS,
    input: z.strictObject({ ground: z.enum(['out-of-scope', 'party-refuses']), reason: statement, on }),
    basis: 'mediation-reject',
    rule: hasRefusal,
    inputRule: ({ input, facts, book }) => {
      const m = mediating(facts);
      return demand(
        input.ground !== 'party-refuses' || (m !== undefined && someoneRefuses(m)),
        'mediation/nobody-refused',
        '没有当事人表示不同意调解',
        cite(book, 'mediation-reject'),
        '先登记当事人不同意调解的意见',
      );
    },
    events: ({ input: { ground, reason } }) => [{ type: 'mediation.not-accepted', ground, reason }],
  }),
  action({
    name: 'mediation.appoint-mediator',
    label: '指定（更换）调解员',
    by: ['clerk', 'union', 'mediator'],
    input: z.strictObject({ mediator, on }),
    basis: 'mediator-appointment',
    rule: isRunning,
    inputRule: ({ input, ...situation }) => mayServe(input.mediator, situation),
    events: ({ input }) => [{ type: 'mediation.mediator-appointed', ...input.mediator }],
  }),
  action({
    name: 'mediation.challenge-mediator',
    label: '申请调解员回避',
    by: ['worker', 'employer', 'clerk', 'union'],
    input: z.strictObject({
      id: reference(40),
      reason: statement,
      upheld: z.boolean().meta({ description: '是否准许' }),
      on,
    }),
    basis: 'mediator-appointment',
    rule: isRunning,
    inputRule: ({ input, actor, facts, book }) =>
      all(
        demand(
          mediating(facts)?.mediators.some((each) => each.id === input.id) === true,
          'mediation/no-such-mediator',
          `调解员${input.id}没有参加本案调解`,
          cite(book, 'mediator-appointment'),
          '核对调解员编号',
        ),
        demand(
          !input.upheld || (actor.role !== 'worker' && actor.role !== 'employer'),
          'mediation/challenge-not-decided',
          '回避申请由调解组织决定，当事人不能自行准许',
          cite(book, 'mediator-appointment'),
          '提交申请，由调解组织决定',
        ),
      ),
    events: ({ input: { id, reason, upheld } }) => [{ type: 'mediation.mediator-challenged', id, reason, upheld }],
  }),
  action({
    name: 'mediation.record-session',
    label: '记录调解活动',
    by: HANDLERS,
    input: z.strictObject({
      mode: z.enum(['on-site', 'video', 'telephone', 'asynchronous']),
      attendees: z.array(words(50)).min(1, '至少写明一名参加人').max(60),
      minutes: statement.meta({ description: '调解笔录' }),
      on,
    }),
    basis: 'mediation-records',
    rule: isRunning,
    events: ({ input: { mode, attendees, minutes } }) => [
      { type: 'mediation.session-held', session: { mode, attendees, minutes } },
    ],
  }),
  action({
    name: 'mediation.propose-terms',
    label: '提出调解方案',
    by: HANDLERS,
    input: z.strictObject({ text: statement, on }),
    basis: 'mediation-nonpublic',
    rule: isRunning,
    events: ({ input }) => [{ type: 'mediation.proposal-made', text: input.text }],
  }),
  action({
    name: 'mediation.end',
    label: '终结调解（未达成协议）',
    by: HANDLERS,
    input: z.strictObject({
      outcome: z.enum(['refused', 'withdrawn', 'unreachable', 'large-divergence', 'false-mediation-suspected']),
      reason: statement.meta({ description: '终结原因，不得记载当事人的让步方案' }),
      on,
    }),
    basis: 'mediation-conclude-committee',
    rule: underWay,
    events: ({ input: { outcome, reason } }) => [{ type: 'mediation.ended', outcome, reason }],
  }),
  ...extensionActions,
  ...mandateActions,
] as const;
