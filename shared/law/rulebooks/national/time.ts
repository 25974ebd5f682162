import { calendarDays } from '../../period';
import type { LawRule } from '../../rulebook';
import { ACR } from '../../statutes/arbitration-case-rules';
import { CC } from '../../statutes/civil-code';
import { CPL } from '../../statutes/civil-procedure-law';
import { CPLI } from '../../statutes/civil-procedure-law-interpretation';

/** 期间的计算 */
export const TIME_RULES = {
  'period-start': {
    label: '期间的起算',
    kind: 'none',
    from: '期间开始之日的次日',
    consequence: '开始的当日不计入，自下一日开始计算',
    cites: [CC.art('201'), CPL.art('85'), CPLI.art('125')],
    confidence: 'verified',
  },
  'period-month-year': {
    label: '按月、年计算的期间',
    kind: 'none',
    from: '期间开始之日',
    consequence: '到期月的对应日为最后一日；没有对应日的，月末日为最后一日',
    cites: [CC.art('202')],
    confidence: 'verified',
  },
  'period-roll': {
    label: '期间末日的顺延',
    kind: 'none',
    from: '期间的最后一日',
    consequence: '最后一日是法定休假日的，以法定休假日结束的次日为最后一日；期间中的休假日不扣除',
    cites: [CC.art('203'), CPL.art('85'), ACR.art('19')],
    confidence: 'verified',
    note: '调休放假日是否属于法定休假日、调休上班日是否仍属休假日，未见明文，结果不同时一并列出',
  },
  'period-posting': {
    label: '期满前交邮',
    kind: 'none',
    from: '期间的最后一日',
    consequence: '期间不包括在途时间，诉讼文书在期满前交邮的，不算过期',
    cites: [CPL.art('85')],
    confidence: 'verified',
  },
  'period-restore': {
    label: '申请顺延期限的期间',
    kind: 'window',
    period: calendarDays(10),
    from: '障碍消除之日',
    extension: { by: 'court' },
    consequence: '因不可抗拒的事由或者其他正当理由耽误期限的，可以在期间内申请顺延，是否准许由人民法院决定',
    document: '顺延期限申请书',
    cites: [CPL.art('86')],
    confidence: 'verified',
  },
  'period-cutoff': {
    label: '末日的截止时间',
    kind: 'none',
    from: '期间的最后一日',
    consequence: '截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间',
    cites: [CC.art('203')],
    confidence: 'verified',
  },
  'period-33-units': {
    label: '办案规则的日数单位',
    kind: 'none',
    from: '办案规则规定的期间',
    consequence: '“三日”“五日”“十日”指工作日，“十五日”“四十五日”指自然日',
    cites: [ACR.art('80')],
    confidence: 'verified',
  },
} satisfies Record<string, LawRule>;
