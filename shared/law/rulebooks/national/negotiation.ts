import { calendarDays } from '../../period';
import type { LawRule } from '../../rulebook';
import { CQ553 } from '../../statutes/chongqing-2023-553';
import { ENMP } from '../../statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../statutes/labour-dispute-mediation-arbitration-law';

/** 协商 */
export const NEGOTIATION_RULES = {
  'negotiation-reply': {
    label: '协商回应期限',
    kind: 'lapse',
    period: calendarDays(5),
    from: '协商要求送达对方当事人之日',
    consequence: '逾期不作口头或者书面回应的，视为不愿协商，仲裁时效中断，当事人可以申请调解或者仲裁',
    document: '协商要求书、协商回应记录',
    cites: [ENMP.art('10'), ENMP.art('31')],
    confidence: 'verified',
    note: '条文自“提出协商要求后”起算，系统以要求到达对方之日为准；协商调解规定未规定期间计算方法，末日遇休息日依民法典第203条顺延',
  },
  'negotiation-agreed-period': {
    label: '约定协商期限',
    kind: 'lapse',
    from: '双方书面约定的期限',
    extension: { by: 'both-parties-in-writing' },
    consequence: '约定期限内未达成一致的，视为协商不成，仲裁时效中断；期限内一方不同意继续协商的，仲裁时效同样中断',
    document: '协商期限约定书、延长协商期限约定书',
    cites: [ENMP.art('10'), ENMP.art('31')],
    confidence: 'verified',
    note: '仅书面约定的期限有效；口头约定的，协商不因该日届满而视为不成',
  },
  'settlement-agreement': {
    label: '和解协议的形式与效力',
    kind: 'none',
    from: '协商达成一致之时',
    consequence:
      '应当签订书面和解协议，对双方具有约束力；经审查程序和内容合法有效的可作为证据使用，为和解作出妥协而认可的事实不得作为对其不利的证据',
    document: '和解协议',
    cites: [ENMP.art('11'), LDMAL.art('4'), CQ553.art('7')],
    confidence: 'verified',
  },
  'settlement-performance': {
    label: '和解协议履行期限',
    kind: 'agreed',
    from: '和解协议约定的履行期限',
    extension: { by: 'both-parties' },
    consequence:
      '逾期不履行的，可以申请调解或者仲裁，仲裁时效中断，工会应当主动引导申请调解；和解协议不能直接申请执行，也不能据以依调解仲裁法第十六条申请支付令',
    document: '和解协议不履行记录',
    cites: [ENMP.art('12'), ENMP.art('31'), CQ553.art('7')],
    confidence: 'verified',
  },
  'negotiation-representative': {
    label: '协商的参与和代表',
    kind: 'none',
    from: '协商期间',
    consequence:
      '劳动者可以要求所在企业工会参与或者协助协商，工会可以主动参与，劳动者也可以委托其他组织或者个人代表协商',
    document: '代表委托书',
    cites: [ENMP.art('9')],
    confidence: 'verified',
  },
} satisfies Record<string, LawRule>;
