import { calendarDays, months, workingDays, years } from '../../period';
import type { LawRule } from '../../rulebook';
import { ACR } from '../../statutes/arbitration-case-rules';
import { CPL } from '../../statutes/civil-procedure-law';
import { LDI1 } from '../../statutes/labour-dispute-interpretation-1';
import { LDMAL } from '../../statutes/labour-dispute-mediation-arbitration-law';

/** 仲裁：集体争议、裁决、代理与归档 */
export const AWARD_RULES = {
  'collective-procedure': {
    label: '集体争议程序',
    kind: 'none',
    from: '劳动者一方十人以上并有共同请求之时',
    consequence:
      '可以推举三至五名代表，优先立案、优先审理，由三名仲裁员组成仲裁庭；代表人和解、变更或者放弃请求必须经被代表的当事人同意',
    document: '推举代表书',
    cites: [LDMAL.art('7'), ACR.art('5'), ACR.art('62'), ACR.art('63'), ACR.art('65'), ACR.art('66'), ACR.art('67')],
    confidence: 'verified',
  },
  'collective-notice': {
    label: '集体争议一次性通知期限',
    kind: 'external',
    period: workingDays(5),
    from: '仲裁委员会受理之日',
    consequence: '应当在期限内将仲裁庭组成人员、答辩期限、举证期限、开庭日期和地点一次性通知当事人',
    document: '集体争议通知书',
    cites: [ACR.art('64'), ACR.art('80')],
    confidence: 'verified',
  },
  'award-final-scope': {
    label: '终局裁决范围',
    kind: 'none',
    from: '裁决作出之时',
    consequence:
      '单项数额不超过当地月最低工资标准十二个月金额的，或者因执行国家劳动标准发生争议的，为终局裁决；与非终局事项并存的分别制作裁决书',
    document: '仲裁裁决书',
    cites: [LDMAL.art('47'), ACR.art('50'), LDI1.art('18'), LDI1.art('19'), LDI1.art('20')],
    confidence: 'verified',
    note: '按单项计算而非总额；当地最低工资标准须按区县和时间配置',
  },
  'award-sue-final-worker': {
    label: '劳动者对终局裁决的起诉期限',
    kind: 'window',
    period: calendarDays(15),
    from: '劳动者收到仲裁裁决书之日',
    consequence: '期满不起诉的，裁决维持效力',
    document: '起诉状',
    cites: [LDMAL.art('48')],
    confidence: 'verified',
  },
  'award-set-aside-employer': {
    label: '用人单位申请撤销终局裁决期限',
    kind: 'window',
    period: calendarDays(30),
    from: '用人单位收到仲裁裁决书之日，或者收到不予受理、驳回起诉、准予撤诉裁定书之日',
    consequence: '期满不申请的，裁决维持效力；裁决被撤销的，当事人可以自收到裁定书之日起十五日内起诉',
    document: '撤销仲裁裁决申请书',
    cites: [LDMAL.art('49'), LDI1.art('18'), LDI1.art('21')],
    confidence: 'verified',
  },
  'award-sue-non-final': {
    label: '非终局裁决的起诉期限',
    kind: 'window',
    period: calendarDays(15),
    from: '当事人收到仲裁裁决书之日',
    consequence: '期满不起诉的，裁决书发生法律效力',
    document: '起诉状',
    cites: [LDMAL.art('50')],
    confidence: 'verified',
  },
  'mediation-doc-arbitration': {
    label: '仲裁调解书生效',
    kind: 'none',
    from: '双方当事人均已签收之日',
    consequence: '经双方签收后发生法律效力，可以申请执行，不得再行起诉；送达前一方反悔的，应当及时裁决',
    document: '仲裁调解书',
    cites: [LDMAL.art('42'), LDMAL.art('51'), ACR.art('72'), ACR.art('77'), LDI1.art('11')],
    confidence: 'verified',
  },
  'agent-authority': {
    label: '代理权限',
    kind: 'none',
    from: '委托代理人实施行为之时',
    consequence: '委托书应当载明委托事项和权限；代为承认、放弃、变更请求或者和解的，必须有特别授权',
    document: '授权委托书',
    cites: [LDMAL.art('24'), CPL.art('61'), CPL.art('62')],
    confidence: 'verified',
  },
  'preservation-enforce': {
    label: '保全后申请执行期限',
    kind: 'window',
    period: months(3),
    from: '裁决书或者裁判文书生效之日',
    consequence: '逾期不申请强制执行的，人民法院应当裁定解除保全措施',
    cites: [LDI1.art('49')],
    confidence: 'verified',
  },
  'archive-retention': {
    label: '案卷保存期',
    kind: 'notice',
    period: years(10),
    from: '结案归档之日',
    roll: 'none',
    consequence: '裁决结案的案卷保存期不少于十年，调解和其他方式结案的不少于五年；期满后按档案管理规定处理',
    document: '卷宗',
    cites: [ACR.art('24')],
    confidence: 'verified',
    note: '系统一律按十年保存',
  },
} satisfies Record<string, LawRule>;
