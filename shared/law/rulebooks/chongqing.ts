import { localDate } from '../local-date';
import { calendarDays, hours, workingDays } from '../period';
import type { LawRule, Rulebook } from '../rulebook';
import { CQ553 } from '../statutes/chongqing-2023-553';
import { NATIONAL_2024, NATIONAL_RULES, type NationalRuleId } from './national';

const NO_NUMBER = '文件未规定时限';

/** What Chongqing adds: local policy, never shown as statutory. The numbers are the system's unless the text has one. */
export const CHONGQING_RULES = {
  'wage-arrears-rapid-response': {
    label: '欠薪争议快速响应时限',
    kind: 'policy',
    period: hours(48),
    from: '登记欠薪争议之时',
    consequence: '应当在时限内联系双方当事人并启动快速调处；逾期报告主管',
    cites: [CQ553.art('3'), CQ553.art('13'), CQ553.art('T8')],
    confidence: 'from-memory',
    note: `${NO_NUMBER}，系统按48小时提示`,
  },
  'emergency-first-response': {
    label: '重大风险首次响应时限',
    kind: 'policy',
    period: hours(2),
    from: '上报重大争议风险之时',
    consequence: '应当“第一时间响应”，牵头单位在时限内到位并通知联合调处单位',
    document: '应急联合调处记录',
    cites: [CQ553.art('3'), CQ553.art('11'), CQ553.art('T25')],
    confidence: 'from-memory',
    note: `文件要求“第一时间响应”而${NO_NUMBER}，系统按2小时提示`,
  },
  'hotline-reply': {
    label: '热线工单答复时限',
    kind: 'policy',
    period: workingDays(5),
    from: '接到热线工单之日',
    consequence: '应当在时限内向来电人和热线平台答复办理情况',
    document: '热线工单答复',
    cites: [CQ553.art('15'), CQ553.art('T34')],
    confidence: 'from-memory',
    note: `${NO_NUMBER}，系统按5个工作日提示`,
  },
  'hotline-follow-up': {
    label: '热线工单办结反馈时限',
    kind: 'policy',
    period: workingDays(5),
    from: '案件办结之日',
    consequence: '应当在时限内向热线平台反馈办结结果',
    document: '热线工单办结反馈',
    cites: [CQ553.art('15'), CQ553.art('T34')],
    confidence: 'from-memory',
    note: `${NO_NUMBER}，系统按5个工作日提示`,
  },
  'referral-acceptance': {
    label: '流转承接时限',
    kind: 'policy',
    period: workingDays(5),
    from: '移交流转之日',
    consequence: '承接单位应当在时限内接收或者说明理由退回；接收之前由首问责任人继续负责',
    document: '流转单',
    cites: [CQ553.art('11'), CQ553.art('T26')],
    confidence: 'from-memory',
    note: `${NO_NUMBER}，系统按5个工作日提示`,
  },
  'inspection-hand-over': {
    label: '移送劳动保障监察时限',
    kind: 'policy',
    period: workingDays(5),
    from: '发现应由劳动保障监察处理的线索之日',
    consequence: '应当在时限内移送并告知当事人',
    document: '线索移送函',
    cites: [CQ553.art('11'), CQ553.art('T26')],
    confidence: 'from-memory',
    note: `${NO_NUMBER}，系统按5个工作日提示`,
  },
  'archive-after-closing': {
    label: '结案归档时限',
    kind: 'policy',
    period: calendarDays(30),
    from: '结案之日',
    consequence: '应当在时限内立卷归档',
    document: '卷宗',
    cites: [CQ553.art('10'), CQ553.art('T22')],
    confidence: 'from-memory',
    note: `文件要求建立档案管理制度而${NO_NUMBER}，系统按30日提示`,
  },
  callback: {
    label: '回访日程',
    kind: 'policy',
    from: '达成协议、履行期限届满或者调解不成之日',
    consequence: '应当按规则册的日程回访反馈',
    document: '回访记录',
    cites: [CQ553.art('10'), CQ553.art('T22')],
    confidence: 'partly-verified',
    note: `文件要求建立回访反馈制度而${NO_NUMBER}，日程由规则册设定`,
  },
  'unsealing-decision': {
    label: '依法启封申请的答复时限',
    kind: 'policy',
    period: workingDays(3),
    from: '申请依法启封之日',
    consequence: '应当在时限内由申请人以外的人员批准或者不予批准；逾期未答复的，申请失效，封存继续',
    cites: [CQ553.art('7'), CQ553.art('T18')],
    confidence: 'from-memory',
    note: `文件只规定“法律另有规定”的除外，${NO_NUMBER}，系统按3个工作日办理`,
  },
  'unsealing-look': {
    label: '依法启封的查阅期限',
    kind: 'policy',
    period: calendarDays(3),
    from: '批准启封之日',
    consequence: '仅申请人可以在期限内查阅；期限届满即恢复封存，再次查阅须重新申请',
    cites: [CQ553.art('7'), CQ553.art('T18')],
    confidence: 'from-memory',
    note: `文件只规定“法律另有规定”的除外，${NO_NUMBER}，系统按3日办理`,
  },
} satisfies Record<string, LawRule>;

export type ChongqingRuleId = NationalRuleId | keyof typeof CHONGQING_RULES;

/** 渝人社〔2023〕553号 on top of the national law. */
export const CHONGQING_2024: Rulebook<ChongqingRuleId> = {
  ...NATIONAL_2024,
  id: 'chongqing@2024-01-01',
  region: 'chongqing',
  inForceFrom: localDate('2024-01-01'),
  rules: { ...NATIONAL_RULES, ...CHONGQING_RULES },
  reminders: {
    ...NATIONAL_2024.reminders,
    byRule: {
      ...NATIONAL_2024.reminders.byRule,
      // Hours pass before a reminder at nine o'clock could help: only what stays open is reported.
      'emergency-first-response': { ahead: [], onTheDay: false, overdue: [1] },
      // Each reminder is kept in the case for ever, and a case has four callbacks or more: one word on the day is enough.
      'followup-visit': { ahead: [], onTheDay: true, overdue: [3] },
    },
  },
};
