import { calendarDays, months, workingDays, years } from '../../period';
import type { LawRule } from '../../rulebook';
import { ACR } from '../../statutes/arbitration-case-rules';
import { ALO1 } from '../../statutes/arbitration-litigation-opinion-1';
import { CPL } from '../../statutes/civil-procedure-law';
import { CPLI } from '../../statutes/civil-procedure-law-interpretation';
import { ENMP } from '../../statutes/enterprise-negotiation-mediation-provisions';
import { JCP } from '../../statutes/judicial-confirmation-provisions';
import { LDI1 } from '../../statutes/labour-dispute-interpretation-1';
import { LDMAL } from '../../statutes/labour-dispute-mediation-arbitration-law';
import { FEE } from '../../statutes/litigation-fee-measures';
import { PML } from '../../statutes/people-mediation-law';

/** 仲裁审查 */
export const REVIEW_RULES = {
  'arbitration-review-apply': {
    label: '仲裁审查申请期间',
    kind: 'window',
    period: calendarDays(15),
    from: '调解协议生效之日',
    consequence: '逾期申请的不予受理；仍可申请司法确认、申请仲裁，符合条件的可以申请支付令',
    document: '仲裁审查申请书、调解协议、身份和资格证明、送达地址和联系方式',
    cites: [ACR.art('74'), ACR.art('75'), ACR.art('80'), ENMP.art('27')],
    confidence: 'verified',
    note: '须双方共同申请；协商调解规定第二十七条所引办案规则第五十四条为2009年旧条号，即现行第七十四条至第七十九条',
  },
  'arbitration-review-accept': {
    label: '仲裁审查受理决定期限',
    kind: 'external',
    period: workingDays(5),
    from: '仲裁委员会收到仲裁审查申请之日',
    consequence: '应当及时决定是否受理；有法定五种情形之一的，不予受理',
    document: '仲裁审查受理通知书、不予受理通知书',
    cites: [ACR.art('75')],
    confidence: 'verified',
    note: '条文规定“及时”，未规定日数，系统按5个工作日提示',
  },
  'arbitration-review-decide': {
    label: '仲裁审查期限',
    kind: 'external',
    period: workingDays(5),
    from: '仲裁委员会受理仲裁审查申请之日',
    extension: { by: 'head-of-commission', upTo: workingDays(5) },
    consequence: '应当在期限内审查结束，制作调解书或者书面通知不予制作',
    document: '仲裁调解书、不予制作调解书通知书',
    cites: [ACR.art('76'), ACR.art('77'), ACR.art('78'), ACR.art('80')],
    confidence: 'verified',
  },
  'arbitration-review-refuse': {
    label: '不予制作调解书的情形',
    kind: 'none',
    from: '仲裁审查期间',
    consequence:
      '有违反强制性规定、损害他人合法权益、材料有弄虚作假嫌疑、违反自愿原则、内容不明确等情形之一的，不予制作调解书并书面通知，审查终止',
    document: '不予制作调解书通知书',
    cites: [ACR.art('78'), ACR.art('79')],
    confidence: 'verified',
  },
  'arbitration-review-withdraw': {
    label: '撤回仲裁审查申请',
    kind: 'none',
    from: '调解书送达之前',
    consequence: '一方或者双方撤回的，仲裁委员会应当准许，仲裁审查终止',
    document: '撤回仲裁审查申请书、终止仲裁审查通知书',
    cites: [ACR.art('76'), ACR.art('79')],
    confidence: 'verified',
  },
  'arbitration-review-after-refusal': {
    label: '仲裁审查未果后的途径',
    kind: 'none',
    from: '不予受理或者不予制作调解书之后',
    consequence: '可以就协议中属于仲裁受理范围的事项申请仲裁；仅在法定例外情形下可以直接起诉',
    cites: [ALO1.art('1'), LDI1.art('13'), LDI1.art('51')],
    confidence: 'partly-verified',
    note: '裁审衔接意见（一）的三项例外依记忆记录，且2025年可能另有新意见',
  },
} satisfies Record<string, LawRule>;

/** 司法确认与申请执行 */
export const CONFIRMATION_RULES = {
  'judicial-confirmation-apply': {
    label: '司法确认申请期间',
    kind: 'window',
    period: calendarDays(30),
    from: '调解协议生效之日',
    consequence: '逾期申请的，人民法院不予受理；仍可申请仲裁，符合条件的可以申请支付令',
    document: '司法确认申请书、调解协议、调解组织主持调解的证明',
    cites: [CPL.art('205'), PML.art('33'), CPLI.art('351'), CPLI.art('353'), CPLI.art('354')],
    confidence: 'verified',
    note: '须双方共同申请；因不可抗拒的事由耽误的，可以依民事诉讼法第86条申请顺延；民诉法解释所引第二百零一条即现行第二百零五条',
  },
  'judicial-confirmation-court': {
    label: '司法确认管辖',
    kind: 'none',
    from: '申请司法确认之时',
    consequence:
      '法院邀请调解的，向作出邀请的法院提出；调解组织自行调解的，向当事人住所地、标的物所在地、调解组织所在地的基层人民法院提出；向两个以上法院申请的，由最先立案的管辖',
    cites: [CPL.art('205'), CPLI.art('352')],
    confidence: 'verified',
  },
  'judicial-confirmation-scope-labour': {
    label: '劳动争议司法确认的范围',
    kind: 'none',
    from: '申请司法确认之时',
    consequence: '仅就给付义务达成的调解协议可以申请司法确认；涉及确认劳动关系等身份内容的不引导申请',
    cites: [LDI1.art('52'), CPL.art('205')],
    confidence: 'verified',
    note: '第五十二条文字限于人民调解委员会；其他依法设立的调解组织主持的协议能否确认，由人民法院决定',
  },
  'judicial-confirmation-accept': {
    label: '司法确认受理决定期限',
    kind: 'external',
    period: calendarDays(3),
    from: '人民法院收到司法确认申请之日',
    consequence: '应当在期限内决定是否受理；双方同时到场的，可以当即受理并作出决定',
    document: '受理通知书',
    cites: [JCP.art('4')],
    confidence: 'verified',
    note: '2011年规定，适用于人民调解协议；民事诉讼法修正后是否仍具约束力存在争议，作为提示期限',
  },
  'judicial-confirmation-decide-2011': {
    label: '司法确认审查期限（提示）',
    kind: 'external',
    period: calendarDays(15),
    from: '人民法院受理司法确认申请之日',
    extension: { by: 'court-president', upTo: calendarDays(10) },
    consequence: '应当在期限内作出是否确认的决定',
    document: '民事裁定书',
    cites: [JCP.art('5'), JCP.art('8'), CPL.art('206')],
    confidence: 'verified',
    note: '2011年规定，与民事诉讼法第187条三十日的规定何者优先存在争议，作为目标期限；所称决定书现为裁定书',
  },
  'judicial-confirmation-decide-cpl': {
    label: '司法确认审结期限',
    kind: 'external',
    period: calendarDays(30),
    from: '人民法院立案之日',
    extension: { by: 'court-president' },
    consequence: '应当在期限内审结；有特殊情况需要延长的，由本院院长批准',
    document: '民事裁定书',
    cites: [CPL.art('187'), CPL.art('206')],
    confidence: 'verified',
  },
  'judicial-confirmation-not-accept': {
    label: '司法确认不予受理的情形',
    kind: 'none',
    from: '申请司法确认之时',
    consequence:
      '不属于受理范围、不属于该院管辖、涉及身份关系、适用其他特别程序或者涉及物权、知识产权确权的，裁定不予受理；受理后发现的裁定驳回',
    document: '不予受理裁定书',
    cites: [CPLI.art('355')],
    confidence: 'verified',
  },
  'judicial-confirmation-refuse': {
    label: '驳回司法确认申请的情形',
    kind: 'none',
    from: '人民法院审查期间',
    consequence:
      '违反强制性规定、损害他人合法权益、违背公序良俗、违反自愿原则或者内容不明确的，裁定驳回；可以变更协议、达成新的协议或者申请仲裁',
    document: '驳回申请裁定书',
    cites: [CPLI.art('358'), CPL.art('206')],
    confidence: 'verified',
  },
  'judicial-confirmation-withdraw': {
    label: '撤回司法确认申请',
    kind: 'none',
    from: '裁定作出之前',
    consequence: '人民法院可以裁定准许；无正当理由不补充材料或者拒不接受询问的，可以按撤回处理',
    document: '撤回申请书',
    cites: [CPLI.art('357')],
    confidence: 'verified',
  },
  'judicial-confirmation-objection-party': {
    label: '当事人对确认裁定的异议期限',
    kind: 'window',
    period: calendarDays(15),
    from: '当事人收到裁定之日',
    consequence: '期满不提出的，不得再以异议请求撤销或者改变裁定',
    document: '异议书',
    cites: [CPLI.art('372')],
    confidence: 'verified',
  },
  'judicial-confirmation-objection-third-party': {
    label: '利害关系人对确认裁定的异议期限',
    kind: 'window',
    period: months(6),
    from: '利害关系人知道或者应当知道其民事权益受到侵害之日',
    consequence: '期满不提出的，不得再以异议请求撤销或者改变裁定',
    document: '异议书',
    cites: [CPLI.art('372'), JCP.art('10')],
    confidence: 'verified',
    note: '2011年规定为一年内申请撤销，以民诉法解释第372条六个月为准',
  },
  'judicial-confirmation-fee': {
    label: '司法确认不收费',
    kind: 'none',
    from: '申请司法确认之时',
    consequence: '人民法院办理司法确认案件，不收取费用',
    cites: [JCP.art('11'), FEE.art('8')],
    confidence: 'verified',
  },
  'enforcement-apply': {
    label: '申请执行期间',
    kind: 'window',
    period: years(2),
    from: '履行期间的最后一日；分期履行的，最后一期履行期限届满之日；未规定履行期间的，文书生效之日',
    consequence: '期间届满后申请执行的，对方可以提出时效异议',
    document: '强制执行申请书',
    cites: [CPL.art('250'), CPL.art('206'), CPL.art('227'), LDMAL.art('51'), CPLI.art('460')],
    confidence: 'verified',
    note: '申请执行时效的中止、中断适用诉讼时效的规定',
  },
} satisfies Record<string, LawRule>;
