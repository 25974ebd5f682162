import { z } from 'zod';
import { all, demand, PERMITTED } from '../../law/verdict';
import { action } from '../../case/action';
import { CLAIM_KINDS } from '../../case/claims';
import { date, on, sha256, side, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import { believedLapsed, mediating } from '../mediation/facts';
import { onlyForItself } from '../own-side';
import {
  mayAssess,
  mayConclude,
  touchesStatus,
  maySign,
  mayPutMark,
  mayWorkersSettle,
  isUnsigned,
  mayDeclineBinding,
  maySubmitAsEvidence,
  awaitsEvidenceReview,
} from './rules';
import { claimOutcomes, mayComeOutSo } from './claim-outcomes';
import { obligation, concluded, standing } from './facts';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

export const agreementActions = [
  action({
    name: 'agreement.assess-capacity',
    label: '履约能力评估',
    by: HANDLERS,
    input: z.strictObject({ rating: z.enum(['high', 'medium', 'low']), grounds: statement, on }),
    basis: 'mediation-agreement-performance',
    rule: mayAssess,
    events: ({ input: { rating, grounds } }) => [{ type: 'agreement.capacity-assessed', rating, grounds }],
  }),
  action({
    name: 'agreement.conclude',
    label: '达成调解协议',
    by: HANDLERS,
    input: z.strictObject({
      obligations: z.array(obligation).min(1, '调解协议至少写明一项义务、履行期限和方式').max(200),
      claimOutcomes: claimOutcomes.optional(),
      fixesStatus: z.boolean().default(false).meta({ description: '是否含有确认劳动关系等身份内容' }),
      wantsBinding: z.boolean().default(false).meta({ description: '是否拟申请仲裁审查或者司法确认' }),
      acceleration: z.boolean().default(false).meta({ description: '是否约定一期逾期则全部到期' }),
      on,
    }),
    basis: 'mediation-agreement-content',
    rule: mayConclude,
    inputRule: ({ input, facts, book, today }) => {
      const known = new Set(facts.registration.claims.map((claim) => claim.no));
      const unknown = input.obligations.flatMap((each) => each.claimNos ?? []).filter((no) => !known.has(no));
      const content = cite(book, 'mediation-agreement-content');
      return all(
        demand(
          unknown.length === 0,
          'agreement/unknown-claim',
          `请求序号${unknown.join('、')}不在本案请求之中`,
          content,
          '核对请求序号，或者先变更请求',
        ),
        demand(
          input.obligations.every((each) => each.dueOn >= today),
          'agreement/due-in-the-past',
          '履行期限早于协议达成之日',
          content,
          '填写协议达成之日或者以后的履行期限',
        ),
        mayComeOutSo(input.claimOutcomes, input.obligations, { facts, book }),
        demand(
          !(input.wantsBinding && touchesStatus(input, facts)),
          'agreement/status-not-bindable',
          `含有${CLAIM_KINDS['labour-relationship'].label}内容的协议不予仲裁审查，也不能就该内容司法确认`,
          cite(book, 'arbitration-review-accept'),
          '将确认劳动关系的内容另行成文，金钱给付部分单独签订协议',
        ),
      );
    },
    events: ({ input: { obligations, claimOutcomes: outcomes, fixesStatus, acceleration }, facts, today }) => {
      const basis = (mediating(facts) ?? facts.mediations.at(-1))?.basis ?? 'application';
      const conclusion = concluded('mediation', obligations, {
        basis,
        fixesStatus: touchesStatus({ obligations, fixesStatus }, facts),
        acceleration,
        ...(outcomes ? { claimOutcomes: outcomes } : {}),
      });
      const ends = mediating(facts) ?? believedLapsed(facts, today);
      return ends ? [conclusion, { type: 'mediation.ended', outcome: 'agreed' }] : [conclusion];
    },
  }),
  action({
    name: 'agreement.sign',
    label: '签署调解协议',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({
      marks: z
        .array(
          z.strictObject({
            by: z.enum(['worker', 'employer', 'mediator', 'organisation']),
            on: date.optional(),
            authority: z
              .enum(['in-person', 'general', 'special'])
              .default('in-person')
              .meta({ description: '本人签名，或者代理人的代理权限（一般授权、特别授权）' }),
            sha256: sha256.optional().meta({ description: '手写签名图像的校验值' }),
          }),
        )
        .min(1, '至少登记一方签署')
        .max(4),
    }),
    basis: 'mediation-agreement-effective',
    rule: maySign,
    inputRule: (situation) => {
      const { input, facts, book, today, actor } = situation;
      const reachedOn = standing(facts)?.reachedOn ?? today;
      const effective = cite(book, 'mediation-agreement-effective');
      return all(
        demand(
          new Set(input.marks.map((m) => m.by)).size === input.marks.length,
          'agreement/mark-twice',
          '同一方签署登记了两次',
          effective,
          '每一方登记一次',
        ),
        ...input.marks.map(mayPutMark),
        demand(
          input.marks.every((m) => m.sha256 === undefined || m.by === actor.role),
          'agreement/drawing-of-another',
          '手写签名的图像只能由签名人本人提交',
          effective,
          '由本人在当事人网页上手写签名；工作人员登记签署的，不填写图像校验值',
        ),
        demand(
          input.marks.every((m) => (m.on ?? today) <= today && (m.on ?? today) >= reachedOn),
          'agreement/mark-day',
          `签署日期应当在协议达成之日${reachedOn}至今天之间`,
          effective,
          '核对签署日期',
        ),
        input.marks.some((m) => m.by === 'worker') ? mayWorkersSettle(facts, book) : PERMITTED,
        onlyForItself(
          situation,
          input.marks.map((m) => m.by),
          'mediation-agreement-effective',
        ),
        demand(
          input.marks.every((m) => standing(facts)?.marks[m.by] === undefined),
          'agreement/marked-already',
          '该方已经签署，生效日期以原签署日期为准',
          effective,
          '无需再签',
        ),
      );
    },
    events: ({ input, today }) => [
      {
        type: 'agreement.signed',
        marks: input.marks.map((m) => ({ by: m.by, on: m.on ?? today, ...(m.sha256 ? { sha256: m.sha256 } : {}) })),
      },
    ],
  }),
  action({
    name: 'agreement.refuse-signature',
    label: '登记拒绝签署',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({ by: z.enum(['worker', 'employer', 'mediator', 'organisation']), reason: statement, on }),
    basis: 'mediation-agreement-effective',
    rule: isUnsigned,
    inputRule: (situation) => onlyForItself(situation, [situation.input.by], 'mediation-agreement-effective'),
    events: ({ input: { by, reason } }) => [{ type: 'agreement.signature-refused', by, reason }],
  }),
  action({
    name: 'agreement.decline-binding',
    label: '不申请审查和确认',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({
      by: z.array(side).min(1).max(2),
      reason: statement,
      warned: z.literal(true, '应当先告知：不申请的，协议须经支付令、仲裁或者诉讼才能强制执行'),
      on,
    }),
    basis: 'arbitration-review-apply',
    rule: mayDeclineBinding,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'arbitration-review-apply'),
    events: ({ input: { by, reason } }) => [{ type: 'agreement.binding-declined', by, reason }],
  }),
  action({
    name: 'agreement.request-evidence-review',
    label: '和解协议送请审查',
    by: HANDLERS,
    input: z.strictObject({ commission: words(80), on }),
    basis: 'settlement-agreement',
    rule: maySubmitAsEvidence,
    events: ({ input }) => [{ type: 'agreement.evidence-review-requested', commission: input.commission }],
  }),
  action({
    name: 'agreement.record-evidence-review',
    label: '登记和解协议审查意见',
    by: ['arbitrator', ...HANDLERS],
    input: z.strictObject({
      lawful: z.boolean().meta({ description: '程序和内容是否合法有效' }),
      reason: statement.optional(),
      on,
    }),
    basis: 'settlement-agreement',
    rule: awaitsEvidenceReview,
    events: ({ input: { lawful, reason } }) => [{ type: 'agreement.evidence-reviewed', lawful, reason }],
  }),
] as const;
