import { calendarDays, years } from '../../period';
import type { LawRule } from '../../rulebook';
import { ACR } from '../../statutes/arbitration-case-rules';
import { CSL } from '../../statutes/civil-servant-law';
import { ENMP } from '../../statutes/enterprise-negotiation-mediation-provisions';
import { LDI2 } from '../../statutes/labour-dispute-interpretation-2';
import { LDMAL } from '../../statutes/labour-dispute-mediation-arbitration-law';

/** 仲裁时效 */
export const LIMITATION_RULES = {
  'limitation-arbitration': {
    label: '仲裁时效期间',
    kind: 'notice',
    period: years(1),
    from: '当事人知道或者应当知道其权利被侵害之日',
    consequence: '期间届满后申请仲裁的，对方可以提出时效抗辩；时效届满不影响申请和受理',
    cites: [LDMAL.art('27'), ACR.art('26')],
    confidence: 'verified',
  },
  'limitation-interruption': {
    label: '仲裁时效中断',
    kind: 'notice',
    period: years(1),
    from: '中断之时',
    consequence: '自中断时起，仲裁时效期间重新计算；中断事由须发生在时效期间之内',
    document: '时效中断事件记录',
    cites: [LDMAL.art('27'), ACR.art('27'), ENMP.art('31')],
    confidence: 'verified',
    note: '协商调解规定第三十一条所引办案规则第十条为2009年旧条号，即现行第二十七条',
  },
  'limitation-suspension': {
    label: '仲裁时效中止',
    kind: 'none',
    from: '不可抗力或者其他正当理由发生之日',
    consequence: '自中止时效的原因消除之日起，仲裁时效期间继续计算',
    cites: [LDMAL.art('27'), ACR.art('28')],
    confidence: 'verified',
    note: '不适用民法典第一百九十四条“最后六个月”的规定；剩余期间自中止原因消除的次日起按日继续计算，为系统对条文的理解',
  },
  'limitation-wage-arrears': {
    label: '拖欠劳动报酬的仲裁时效期间',
    kind: 'notice',
    period: years(1),
    from: '劳动关系终止之日',
    consequence: '劳动关系存续期间不受时效期间限制；劳动关系终止的，应当自终止之日起一年内提出',
    cites: [LDMAL.art('27'), ACR.art('26')],
    confidence: 'verified',
  },
  'limitation-defence-timing': {
    label: '时效抗辩的提出',
    kind: 'none',
    from: '仲裁期间',
    consequence:
      '仲裁期间因自身原因未提出时效抗辩，在诉讼中提出的，人民法院不予支持；基于新的证据能够证明时效届满的除外',
    cites: [LDI2.art('20'), LDI2.art('21')],
    confidence: 'verified',
    note: '自2025年9月1日起施行',
  },
  'limitation-civil-servant-contract': {
    label: '聘任制公务员申请仲裁期间',
    kind: 'notice',
    period: calendarDays(60),
    from: '争议发生之日',
    consequence: '可以自争议发生之日起六十日内申请仲裁',
    cites: [CSL.art('105'), ACR.art('26')],
    confidence: 'verified',
  },
} satisfies Record<string, LawRule>;
