import type { LocalDate } from '../local-date';
import { ACR } from '../statutes/arbitration-case-rules';
import { all, demand, type Verdict } from '../verdict';

export type ReviewFacts = {
  /** Who has applied; both must, though not at the same moment. */
  readonly appliedBy: { readonly worker: boolean; readonly employer: boolean };
  /** The day on which the later of the two applied (or today, while asking beforehand). */
  readonly appliedOn: LocalDate;
  /** The last day of `arbitration-review-apply`; absent while the agreement is not in effect. */
  readonly lastDay: LocalDate | undefined;
  readonly withinScope: boolean;
  readonly commissionCompetent: boolean;
  readonly confirmsEmploymentRelation: boolean;
  readonly judiciallyConfirmed: boolean;
  /** An application for judicial confirmation is pending: the routes exclude each other (our decision). */
  readonly confirmationPending: boolean;
};

/** 办案规则 74, 75: whether the commission may take up the review of a mediation agreement. All reasons at once. */
export function reviewEligibility(facts: ReviewFacts): Verdict {
  const { appliedBy, appliedOn, lastDay } = facts;
  const art = ACR.art('75');
  const confirm = '可以在调解协议生效之日起三十日内共同申请司法确认，或者依法申请仲裁';
  return all(
    demand(
      lastDay !== undefined,
      'arbitration-review/not-effective',
      '调解协议尚未生效',
      ACR.art('74'),
      '签名、盖章手续齐备后再行申请',
    ),
    demand(
      appliedBy.worker && appliedBy.employer,
      'arbitration-review/not-joint',
      '仲裁审查申请应当由双方当事人共同提出，尚缺一方',
      ACR.art('74'),
      '请另一方当事人在申请期间届满前提出申请',
    ),
    demand(
      lastDay === undefined || appliedOn <= lastDay,
      'arbitration-review/late',
      `仲裁审查申请期间已于${lastDay}届满`,
      art,
      confirm,
    ),
    demand(
      facts.withinScope,
      'arbitration-review/out-of-scope',
      '不属于仲裁委员会受理争议范围',
      art,
      '可以依法向人民法院提起诉讼或者申请司法确认',
    ),
    demand(
      facts.commissionCompetent,
      'arbitration-review/not-competent',
      '不属于本仲裁委员会管辖',
      art,
      '可以向有管辖权的仲裁委员会提出申请',
    ),
    demand(
      !facts.confirmsEmploymentRelation,
      'arbitration-review/employment-relation',
      '调解协议含有确认劳动关系的内容',
      art,
      '将给付内容与确认劳动关系的内容分立协议，或者就确认劳动关系申请仲裁',
    ),
    demand(
      !facts.judiciallyConfirmed,
      'arbitration-review/already-confirmed',
      '调解协议已经人民法院司法确认',
      art,
      '一方不履行的，可以直接申请执行',
    ),
    demand(
      !facts.confirmationPending,
      'arbitration-review/confirmation-pending',
      '司法确认申请正在办理，两种途径不得同时进行',
      art,
      '撤回司法确认申请后再申请仲裁审查',
    ),
  );
}

/** 办案规则 76 「调解书送达前，一方或者双方当事人撤回仲裁审查申请的，仲裁委员会应当准许」 */
export function mayWithdrawReview({ statementServed }: { readonly statementServed: boolean }): Verdict {
  return demand(
    !statementServed,
    'arbitration-review/statement-served',
    '调解书已经送达，不能再撤回仲裁审查申请',
    ACR.art('76'),
    '双方签收后调解书发生法律效力，应当履行',
  );
}

/** 办案规则 75(2): the grounds on which an application is not accepted, as the commission names them. */
export const NON_ACCEPTANCE_GROUNDS = {
  'out-of-scope': '不属于仲裁委员会受理争议范围',
  'not-competent': '不属于本仲裁委员会管辖',
  late: '超出规定的仲裁审查申请期间',
  'employment-relation': '确认劳动关系',
  'already-confirmed': '调解协议已经人民法院司法确认',
} as const;

/** 办案规则 78: the grounds on which no mediation statement is made. */
export const NO_STATEMENT_GROUNDS = {
  'breaches-mandatory-rules': '违反法律、行政法规强制性规定',
  'harms-others': '损害国家利益、社会公共利益或者公民、法人、其他组织合法权益',
  'false-evidence': '当事人提供证据材料有弄虚作假嫌疑',
  'not-voluntary': '违反自愿原则',
  unclear: '内容不明确',
  other: '其他不能制作调解书的情形',
} as const;
