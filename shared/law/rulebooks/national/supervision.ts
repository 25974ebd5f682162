import { workingDays, years } from '../../period';
import type { LawRule } from '../../rulebook';
import { CQ553 } from '../../statutes/chongqing-2023-553';
import { CQU } from '../../statutes/chongqing-union-regulations';
import { LCL } from '../../statutes/labour-contract-law';
import { LDI1 } from '../../statutes/labour-dispute-interpretation-1';
import { LIRI } from '../../statutes/labour-inspection-provisions';
import { LIR } from '../../statutes/labour-inspection-regulations';
import { MWR } from '../../statutes/migrant-wage-regulations';
import { USL } from '../../statutes/union-supervision-letters';

/** 劳动保障监察、农民工工资与工会监督 */
export const SUPERVISION_RULES = {
  'inspection-accept': {
    label: '监察投诉受理期限',
    kind: 'external',
    period: workingDays(5),
    from: '劳动保障行政部门接到投诉之日',
    consequence: '符合条件的应当受理并于受理之日立案；超过两年的，应当在期限内书面通知不予受理',
    document: '受理通知书、不予受理通知书',
    cites: [LIRI.art('18')],
    confidence: 'verified',
  },
  'inspection-investigate': {
    label: '监察调查期限',
    kind: 'external',
    period: workingDays(60),
    from: '立案之日',
    extension: { by: 'head-of-department', upTo: workingDays(30) },
    consequence: '应当在期限内完成调查',
    document: '监察处理决定',
    cites: [LIR.art('17')],
    confidence: 'verified',
  },
  'inspection-lookback': {
    label: '监察查处时效',
    kind: 'window',
    period: years(2),
    from: '违法行为发生之日；有连续或者继续状态的，行为终了之日',
    consequence: '期限内未被发现也未被举报、投诉的，不再查处',
    cites: [LIR.art('20')],
    confidence: 'verified',
  },
  'inspection-yield': {
    label: '监察与争议处理程序的衔接',
    kind: 'none',
    from: '已申请调解、仲裁或者提起诉讼之时',
    consequence: '劳动保障行政部门应当告知投诉人依照劳动争议处理或者诉讼的程序办理',
    document: '告知书',
    cites: [LIR.art('21')],
    confidence: 'verified',
  },
  'inspection-extra-compensation': {
    label: '责令支付期限与加付赔偿金',
    kind: 'agreed',
    from: '责令限期支付通知所定期限',
    consequence: '逾期不支付的，责令按应付金额百分之五十以上百分之一百以下加付赔偿金',
    document: '责令限期支付通知书',
    cites: [LCL.art('85'), LIR.art('26'), LDI1.art('1')],
    confidence: 'verified',
    note: '加付赔偿金以经责令限期支付而逾期不付为前提',
  },
  'migrant-wage-payday': {
    label: '农民工工资支付日',
    kind: 'agreed',
    from: '约定或者依法制定的规章制度规定的支付日期',
    roll: 'backward',
    consequence: '支付日期遇法定节假日或者休息日的，应当在此之前支付；因不可抗力未能支付的，消除后及时支付',
    cites: [MWR.art('14')],
    confidence: 'verified',
  },
  'migrant-wage-ledger': {
    label: '工资支付台账保存期',
    kind: 'notice',
    period: years(3),
    from: '工资支付周期',
    roll: 'none',
    consequence: '至少保存三年；发生争议时不提供的，依法承担不利后果',
    document: '工资支付台账',
    cites: [MWR.art('15'), MWR.art('50')],
    confidence: 'verified',
  },
  'migrant-wage-liability': {
    label: '工程建设领域欠薪清偿责任',
    kind: 'none',
    from: '分包单位拖欠工资之时',
    consequence:
      '由施工总承包单位先行清偿，再依法追偿；违法发包、分包或者挂靠的，由建设单位、施工总承包单位或者施工单位清偿',
    cites: [MWR.art('30'), MWR.art('36')],
    confidence: 'verified',
  },
  'union-reminder-letter': {
    label: '工会劳动法律监督提示函',
    kind: 'none',
    from: '工会发现用工风险之时',
    consequence: '提示用人单位依法规范用工',
    document: '工会劳动法律监督提示函',
    cites: [CQ553.art('2'), USL.art('1')],
    confidence: 'partly-verified',
    note: '未见全国性的答复期限规定',
  },
  'union-opinion-letter-reply': {
    label: '工会意见书答复期限',
    kind: 'policy',
    from: '用人单位收到意见书之日；期限以意见书所定为准',
    consequence: '逾期不答复或者拒不改正的，工会可以向人力资源社会保障部门发出建议书',
    document: '工会劳动法律监督意见书、建议书',
    cites: [CQ553.art('2'), USL.art('1')],
    confidence: 'partly-verified',
    note: '全国及重庆未见答复期限规定，以意见书所定日期为准；浙江省条例为十五个工作日，仅供比较',
  },
  'union-no-employer-agent': {
    label: '工会工作人员不得代理用人单位',
    kind: 'none',
    from: '劳动争议仲裁和诉讼活动中',
    consequence: '工会工作人员不得作为用人单位代理人参加劳动争议仲裁和诉讼活动',
    cites: [CQU.art('30')],
    confidence: 'verified',
    note: '依重庆市工会条例2011年修正文本',
  },
} satisfies Record<string, LawRule>;
