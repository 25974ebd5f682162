import { calendarDays } from '../../period';
import type { LawRule } from '../../rulebook';
import { CPL } from '../../statutes/civil-procedure-law';
import { CPLI } from '../../statutes/civil-procedure-law-interpretation';
import { LCL } from '../../statutes/labour-contract-law';
import { LDI1 } from '../../statutes/labour-dispute-interpretation-1';
import { LDMAL } from '../../statutes/labour-dispute-mediation-arbitration-law';
import { FEE } from '../../statutes/litigation-fee-measures';

/** 支付令 */
export const PAYMENT_ORDER_RULES = {
  'payment-order-eligibility': {
    label: '申请支付令的条件',
    kind: 'none',
    from: '用人单位在协议约定期限内不履行之时，或者拖欠劳动报酬之时',
    consequence:
      '劳动者可以持调解协议书就拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金申请支付令；不符合条件的，不予受理或者裁定驳回',
    document: '支付令申请书',
    cites: [LDMAL.art('16'), LCL.art('30'), CPL.art('225'), CPLI.art('427'), CPLI.art('428')],
    confidence: 'verified',
  },
  'payment-order-accept-notice': {
    label: '支付令申请受理通知期限',
    kind: 'external',
    period: calendarDays(5),
    from: '人民法院收到支付令申请书或者补正材料之日',
    consequence: '应当在期限内通知债权人是否受理',
    document: '受理通知书、不予受理通知书',
    cites: [CPL.art('226'), CPLI.art('426'), CPLI.art('427')],
    confidence: 'verified',
  },
  'payment-order-issue': {
    label: '发出支付令期限',
    kind: 'external',
    period: calendarDays(15),
    from: '人民法院受理之日',
    consequence: '债权债务关系明确、合法的，应当在期限内发出支付令；申请不成立的，裁定驳回',
    document: '支付令',
    cites: [CPL.art('227'), CPLI.art('428')],
    confidence: 'verified',
  },
  'payment-order-debtor': {
    label: '清偿或者提出异议期限',
    kind: 'lapse',
    period: calendarDays(15),
    from: '债务人收到支付令之日',
    consequence: '期间内不提出书面异议又不履行的，债权人可以申请执行；逾期异议视为未提出，口头异议无效',
    document: '异议书',
    cites: [CPL.art('227'), CPLI.art('429'), CPLI.art('431'), CPLI.art('436')],
    confidence: 'verified',
  },
  'payment-order-undeliverable': {
    label: '支付令送达期限',
    kind: 'lapse',
    period: calendarDays(30),
    from: '人民法院发出支付令之日',
    consequence: '期限内无法送达债务人的，裁定终结督促程序，支付令自行失效',
    document: '终结督促程序裁定书',
    cites: [CPLI.art('430')],
    confidence: 'verified',
    note: '送达期限末日遇休息日是否顺延，条文未明，系统依民事诉讼法第85条顺延',
  },
  'payment-order-terminated': {
    label: '督促程序终结后的途径',
    kind: 'none',
    from: '终结督促程序裁定作出之后',
    consequence:
      '依调解仲裁法第十六条申请的，劳动者可以依据调解协议直接起诉；依劳动合同法第三十条第二款申请的，应当先申请仲裁',
    document: '终结督促程序裁定书',
    cites: [LDI1.art('13'), CPL.art('228'), CPLI.art('435'), CPLI.art('437')],
    confidence: 'verified',
  },
  'payment-order-optout-litigation': {
    label: '表明不同意起诉期限',
    kind: 'lapse',
    period: calendarDays(7),
    from: '申请人收到终结督促程序裁定之日',
    consequence: '期限内未表明不同意提起诉讼的，视为向受理申请的人民法院起诉，起诉时间为提出支付令申请的时间',
    document: '不同意起诉声明',
    cites: [CPLI.art('438'), CPLI.art('439'), CPL.art('228')],
    confidence: 'verified',
  },
  'payment-order-fee': {
    label: '支付令申请费',
    kind: 'none',
    from: '申请支付令之时',
    consequence:
      '比照财产案件受理费标准的三分之一交纳；债务人提出异议致使程序终结的，由申请人负担，另行起诉的可以列入诉讼请求',
    cites: [FEE.art('14'), FEE.art('13'), FEE.art('36')],
    confidence: 'verified',
    note: '劳动争议诉讼案件每件交纳10元，支付令不适用该标准',
  },
} satisfies Record<string, LawRule>;
