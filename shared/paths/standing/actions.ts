import { z } from 'zod';
import { mayAgent } from '../../law/rulings/agent-authority';
import { all, demand, PERMITTED, type Verdict } from '../../law/verdict';
import type { Actor } from '../../case/actor';
import { action } from '../../case/action';
import type { CaseFacts } from '../../case/facts';
import { date, on, reference, sha256, statement, words } from '../../case/fields';
import { claimForm, partyForm } from '../../case/form';
import { RULEBOOKS } from '../../law/rulebooks/rulebooks';
import { cite, type Rule, type Situation } from '../../case/situation';
import { mediating } from '../mediation/facts';
import { negotiating } from '../negotiation/facts';
import { mayGuideTo } from '../guidance';
import { notBefore } from '../order-of-days';
import { onlyForItself } from '../own-side';
import { handOverAnsweredOn } from '../registration/facts';
import { isOpen } from '../registration/rules';
import { TICKET_RESOLUTIONS, type TicketResolution } from '../tickets';
import { AGENT_KINDS, FORUMS, type AgentKind, type Forum } from './facts';
import { sealActions } from './seal-actions';
import { unsealingActions } from './unsealing-actions';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

const PARTIES = ['worker', 'employer'] as const;

const always: Rule = () => PERMITTED;

const hasTransfer: Rule = (situation) => {
  const { transfer } = situation.facts.standing;
  return all(
    demand(
      transfer !== undefined,
      'standing/no-transfer',
      '没有待接收的移交',
      cite(situation.book, 'referral-acceptance'),
      '先办理移交',
    ),
    notBefore(situation, [transfer?.on], 'referral-acceptance'),
  );
};

const mayTransfer: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      situation.facts.standing.transfer === undefined,
      'standing/transfer-pending',
      `已经移交${situation.facts.standing.transfer?.to}，等待接收`,
      cite(situation.book, 'referral-acceptance'),
      '等待对方接收或者退回',
    ),
  );

const hasTicket: Rule = ({ facts, book }) =>
  demand(
    facts.registration.tickets.some((ticket) => facts.standing.ticketsAnswered[ticket.orderNo] === undefined),
    'standing/no-ticket',
    '没有待回复的热线工单',
    cite(book, 'hotline-reply'),
    '无需回复',
  );

/** An application that another body has handed over, and nobody has taken up. */
const notYetTaken = (facts: CaseFacts): boolean =>
  facts.registration.handOver !== undefined && handOverAnsweredOn(facts) === undefined;

const mayWithdraw: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      mediating(situation.facts) !== undefined ||
        negotiating(situation.facts) !== undefined ||
        notYetTaken(situation.facts),
      'standing/nothing-to-withdraw',
      '没有正在进行的协商或者调解',
      cite(situation.book, 'mediation-application'),
      '无需撤回；需要结束案件的，办理结案',
    ),
  );

/** ENMP 21: an application is its applicant's to withdraw; what nobody applied for, either side may leave. */
const isApplicant = (situation: Situation & { readonly actor: Actor }): Verdict => {
  const { facts, book, actor } = situation;
  const applicants = [negotiating(facts)?.requestedBy, mediating(facts)?.appliedBy].filter((by) => by !== undefined);
  const isParty = actor.role === 'worker' || actor.role === 'employer';
  return demand(
    !isParty || applicants.every((by) => by === actor.role || by === 'both'),
    'standing/not-the-applicant',
    '申请由申请人撤回，对方当事人不能代为撤回',
    cite(book, 'mediation-application'),
    '不愿继续的，可以停止协商，或者向调解组织表示不同意调解',
  );
};

export const standingActions = [
  action({
    name: 'standing.add-note',
    label: '添加备注',
    by: [...HANDLERS, 'arbitrator', 'court', 'inspector', 'supervisor', 'hotline'],
    input: z.strictObject({ text: statement }),
    basis: 'mediation-records',
    rule: always,
    events: ({ input }) => [{ type: 'standing.noted', text: input.text }],
  }),
  action({
    name: 'standing.attach-evidence',
    label: '提交证据材料',
    by: [...PARTIES, ...HANDLERS, 'court', 'arbitrator'],
    input: z.strictObject({
      name: words(100),
      by: z.enum(['worker', 'employer', 'organ']),
      sha256: sha256.optional(),
      on,
    }),
    basis: 'mediation-records',
    rule: isOpen,
    inputRule: (situation) => onlyForItself(situation, [situation.input.by], 'mediation-records'),
    events: ({ input: { name, by, sha256 } }) => [{ type: 'standing.evidence-attached', name, by, sha256 }],
  }),
  action({
    name: 'standing.change-claims',
    label: '变更请求',
    by: ['worker', ...HANDLERS],
    input: z
      .strictObject({ claims: z.array(claimForm).min(1, '至少有一项请求').max(50) })
      .refine((v) => new Set(v.claims.map((c) => c.no)).size === v.claims.length, {
        path: ['claims'],
        message: '请求序号重复',
      }),
    basis: 'mediation-application',
    rule: isOpen,
    inputRule: ({ facts, book }) =>
      demand(
        facts.agreements.every((a) => a.undone || !a.effectiveOn),
        'standing/agreed-already',
        '协议已经生效，不能变更请求',
        cite(book, 'mediation-agreement-effective'),
        '有新的请求的，另行登记',
      ),
    events: ({ input }) => [{ type: 'standing.claims-changed', claims: input.claims }],
  }),
  action({
    name: 'standing.correct-party',
    label: '更正当事人信息',
    by: HANDLERS,
    input: z.strictObject({ party: partyForm, reason: statement }),
    basis: 'mediation-records',
    rule: always,
    inputRule: ({ input, facts, book }) =>
      demand(
        facts.registration.parties.some((p) => p.id === input.party.id && p.side === input.party.side),
        'standing/no-such-party',
        `本案没有编号为${input.party.id}的该方当事人`,
        cite(book, 'mediation-records'),
        '核对当事人编号；更换当事人的，另行登记',
      ),
    events: ({ input }) => [{ type: 'standing.party-corrected', party: input.party, reason: input.reason }],
  }),
  action({
    name: 'standing.appoint-agent',
    label: '登记（变更）代理人',
    by: [...PARTIES, ...HANDLERS],
    input: z.strictObject({
      party: reference(20).meta({ description: '委托人的案内编号' }),
      name: words(50),
      kind: z.enum(Object.keys(AGENT_KINDS) as [AgentKind, ...AgentKind[]]),
      authority: z.enum(['general', 'special']).meta({ description: 'special 特别授权：可以和解、放弃、承认' }),
      until: date.optional(),
    }),
    basis: 'agent-authority',
    rule: isOpen,
    inputRule: (situation) => {
      const { input, facts, book } = situation;
      const principal = facts.registration.parties.find((p) => p.id === input.party);
      return all(
        onlyForItself(situation, principal ? [principal.side] : [], 'agent-authority'),
        demand(
          principal !== undefined,
          'standing/no-such-party',
          `本案没有编号为${input.party}的当事人`,
          cite(book, 'agent-authority'),
          '核对委托人编号',
        ),
        mayAgent('attend', {
          written: true,
          scopeStated: true,
          special: input.authority === 'special' ? ['settle'] : [],
          party: principal?.side === 'employer' ? 'employer' : 'worker',
          unionStaff: input.kind === 'union',
        }),
      );
    },
    events: ({ input }) => [{ type: 'standing.agent-appointed', agent: input }],
  }),
  action({
    name: 'standing.offer-transfer',
    label: '移交其他调解组织',
    by: HANDLERS,
    input: z.strictObject({ to: words(80), reason: statement, on }),
    basis: 'referral-acceptance',
    rule: mayTransfer,
    events: ({ input: { to, reason } }) => [{ type: 'standing.transfer-offered', to, reason }],
  }),
  action({
    name: 'standing.answer-transfer',
    label: '接收（退回）移交',
    by: HANDLERS,
    input: z.strictObject({ accepted: z.boolean(), officer: words(50).optional(), reason: statement.optional(), on }),
    basis: 'referral-acceptance',
    rule: hasTransfer,
    inputRule: ({ input, actor, facts, book }) =>
      demand(
        !input.accepted || actor.organ === undefined || actor.organ === facts.standing.transfer?.to,
        'standing/not-the-receiver',
        `只有接收单位${facts.standing.transfer?.to}可以接收移交`,
        cite(book, 'referral-acceptance'),
        '由接收单位办理',
      ),
    events: ({ input: { accepted, officer, reason } }) => [
      { type: 'standing.transfer-answered', accepted, officer, reason },
    ],
  }),
  action({
    name: 'standing.change-consent',
    label: '变更在线办理、电子送达意愿',
    by: [...PARTIES, ...HANDLERS],
    input: z
      .strictObject({ eService: z.boolean().optional(), online: z.boolean().optional() })
      .refine((v) => v.eService !== undefined || v.online !== undefined, '至少填写一项'),
    basis: 'mediation-records',
    rule: isOpen,
    events: ({ input }) => [{ type: 'standing.consent-changed', ...input }],
  }),
  ...sealActions,
  ...unsealingActions,
  action({
    name: 'standing.withdraw',
    label: '申请人撤回',
    by: [...PARTIES, ...HANDLERS, 'platform'],
    input: z.strictObject({ reason: statement, on }),
    basis: 'mediation-application',
    rule: mayWithdraw,
    inputRule: isApplicant,
    events: ({ input, facts }) => [
      { type: 'standing.withdrawn', reason: input.reason },
      ...(negotiating(facts)
        ? [
            {
              type: 'negotiation.stopped' as const,
              by: negotiating(facts)?.requestedBy ?? 'worker',
              reason: input.reason,
            },
          ]
        : []),
      ...(mediating(facts)
        ? [{ type: 'mediation.ended' as const, outcome: 'withdrawn' as const, reason: input.reason }]
        : []),
    ],
  }),
  action({
    name: 'standing.guide',
    label: '书面告知救济途径',
    by: HANDLERS,
    input: z.strictObject({ to: z.enum(Object.keys(FORUMS) as [Forum, ...Forum[]]), note: statement.optional(), on }),
    basis: 'mediation-agreement-performance',
    rule: always,
    inputRule: ({ input, ...situation }) => mayGuideTo(input.to, situation),
    events: ({ input: { to, note } }) => [{ type: 'standing.guided', to, note }],
  }),
  action({
    name: 'standing.answer-ticket',
    label: '回复热线工单',
    by: HANDLERS,
    input: z.strictObject({
      orderNo: reference(60),
      reply: statement,
      resolution: z.enum(Object.keys(TICKET_RESOLUTIONS) as [TicketResolution, ...TicketResolution[]]).optional(),
      on,
    }),
    basis: 'hotline-reply',
    rule: hasTicket,
    inputRule: ({ input, facts, book }) =>
      demand(
        facts.registration.tickets.some((ticket) => ticket.orderNo === input.orderNo && !ticket.returned) &&
          facts.standing.ticketsAnswered[input.orderNo] === undefined,
        'standing/no-such-ticket',
        `没有待回复的工单${input.orderNo}`,
        cite(book, 'hotline-reply'),
        '核对工单号',
      ),
    events: ({ input: { orderNo, reply, resolution } }) => [
      { type: 'standing.ticket-answered', orderNo, reply, resolution },
    ],
  }),
  action({
    name: 'standing.correct',
    label: '更正笔误',
    by: HANDLERS,
    input: z.strictObject({
      seq: z.int().min(1).max(100_000).meta({ description: '被更正的卷宗序号' }),
      correction: statement,
      reason: statement,
    }),
    basis: 'mediation-records',
    rule: always,
    events: ({ input: { seq, correction, reason } }) => [{ type: 'standing.corrected', seq, correction, reason }],
  }),
  action({
    name: 'standing.release-reminders',
    label: '批准补发提醒',
    by: ['supervisor'],
    input: z.strictObject({ keys: z.array(reference(120)).min(1).max(100) }),
    basis: 'mediation-records',
    rule: isOpen,
    events: ({ input }) => [{ type: 'standing.reminders-released', keys: input.keys }],
  }),
  action({
    name: 'standing.adopt-rulebook',
    label: '适用新的规则',
    by: ['administrator'],
    input: z.strictObject({
      rulebookId: reference(60),
      transitionalArticle: words(200).meta({ description: '新法对未结案件适用的过渡条款' }),
    }),
    basis: 'mediation-records',
    rule: isOpen,
    inputRule: ({ input, book }) =>
      demand(
        RULEBOOKS.some((each) => each.id === input.rulebookId && each.region === book.region),
        'standing/no-such-rulebook',
        `本地区没有编号为${input.rulebookId}的规则`,
        cite(book, 'mediation-records'),
        '查询已发布的规则',
      ),
    events: ({ input }) => [{ type: 'standing.rulebook-adopted', ...input }],
  }),
] as const;
