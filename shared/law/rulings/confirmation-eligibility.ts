import type { LocalDate } from '../local-date';
import type { Citation } from '../statute';
import { CPL } from '../statutes/civil-procedure-law';
import { CPLI } from '../statutes/civil-procedure-law-interpretation';
import { LDI1 } from '../statutes/labour-dispute-interpretation-1';
import { all, demand, type Verdict } from '../verdict';

export type ConfirmationFacts = {
  readonly appliedBy: { readonly worker: boolean; readonly employer: boolean };
  /** The day on which the later of the two applied (or today, while asking beforehand). */
  readonly appliedOn: LocalDate;
  /** The last day of `judicial-confirmation-apply`; absent while the agreement is not in effect. */
  readonly lastDay: LocalDate | undefined;
  readonly organisationLawful: boolean;
  /** Clauses that fix the employment relationship or another status. */
  readonly confirmsStatus: boolean;
  /** Nothing but payment or another performance. */
  readonly onlyPerformance: boolean;
  readonly confirmsTitle: boolean;
  /** An application for arbitration review is pending: the routes exclude each other (our decision). */
  readonly reviewPending: boolean;
  /** The commission has already made a mediation statement in effect. */
  readonly statementEffective: boolean;
};

/** 民事诉讼法 205, 民诉法解释 355, 劳动争议解释（一）52: whether confirmation can be applied for. All reasons at once. */
export function confirmationEligibility(facts: ConfirmationFacts): Verdict {
  const { appliedBy, appliedOn, lastDay } = facts;
  const art = CPL.art('205');
  const split = '将给付内容单独订立调解协议后申请，其余内容依法申请仲裁';
  return all(
    demand(
      lastDay !== undefined,
      'judicial-confirmation/not-effective',
      '调解协议尚未生效',
      art,
      '签名、盖章手续齐备后再行申请',
    ),
    demand(
      appliedBy.worker && appliedBy.employer,
      'judicial-confirmation/not-joint',
      '司法确认申请应当由双方当事人共同提出，尚缺一方',
      art,
      '请另一方当事人在申请期间届满前提出申请',
    ),
    demand(
      lastDay === undefined || appliedOn <= lastDay,
      'judicial-confirmation/late',
      `司法确认申请期间已于${lastDay}届满`,
      art,
      '可以依法申请仲裁；属于法定给付事项的，可以申请支付令',
    ),
    demand(
      facts.organisationLawful,
      'judicial-confirmation/organisation',
      '主持调解的组织不是依法设立的调解组织',
      art,
      '可以依法申请仲裁，或者由依法设立的调解组织重新主持调解',
    ),
    demand(
      !facts.confirmsStatus,
      'judicial-confirmation/status',
      '调解协议含有确认劳动关系等身份关系的内容，不在司法确认范围内',
      LDI1.art('52'),
      split,
    ),
    demand(
      facts.onlyPerformance,
      'judicial-confirmation/not-only-performance',
      '调解协议并非仅就给付义务达成',
      LDI1.art('52'),
      split,
    ),
    demand(
      !facts.confirmsTitle,
      'judicial-confirmation/title',
      '调解协议内容涉及物权、知识产权确权',
      CPLI.art('355'),
      split,
    ),
    demand(
      !facts.reviewPending,
      'judicial-confirmation/review-pending',
      '仲裁审查申请正在办理，两种途径不得同时进行',
      art,
      '撤回仲裁审查申请后再申请司法确认',
    ),
    demand(
      !facts.statementEffective,
      'judicial-confirmation/statement-effective',
      '仲裁调解书已经生效，无须再申请司法确认',
      LDI1.art('11'),
      '一方不履行的，可以直接申请执行',
    ),
  );
}

export type ConfirmationCourtFacts = {
  /** The court that invited the organisation to mediate, if one did. */
  readonly invitingCourt?: string | undefined;
  /** Basic courts of the parties' domiciles, of the subject matter and of the organisation's seat. */
  readonly partyCourts: readonly string[];
  readonly subjectMatterCourt?: string | undefined;
  readonly organisationCourt?: string | undefined;
};

/** 民事诉讼法 205: the courts that may confirm, with the reason; of several the one that dockets first (民诉法解释 352). */
export function confirmationCourts(facts: ConfirmationCourtFacts): {
  readonly courts: readonly string[];
  readonly reason: string;
  readonly cites: readonly Citation[];
} {
  if (facts.invitingCourt !== undefined) {
    return {
      courts: [facts.invitingCourt],
      reason: '人民法院邀请调解组织开展先行调解的，向作出邀请的人民法院提出',
      cites: [CPL.art('205')],
    };
  }
  const courts = [...facts.partyCourts, facts.subjectMatterCourt, facts.organisationCourt];
  return {
    courts: [...new Set(courts.filter((court) => court !== undefined))],
    reason:
      '调解组织自行开展调解的，可以向当事人住所地、标的物所在地、调解组织所在地的基层人民法院之一共同提出；向两个以上法院提出的，由最先立案的法院管辖',
    cites: [CPL.art('205'), CPLI.art('352')],
  };
}

/** 民诉法解释 355: the grounds on which the court does not accept. */
export const CONFIRMATION_NON_ACCEPTANCE_GROUNDS = {
  'not-for-courts': '不属于人民法院受理范围',
  'not-competent': '不属于收到申请的人民法院管辖',
  status: '申请确认身份关系无效、有效或者解除',
  'other-procedure': '涉及适用其他特别程序、公示催告程序、破产程序审理',
  title: '调解协议内容涉及物权、知识产权确权',
} as const;

/** 民诉法解释 358: the grounds on which the court dismisses the application. */
export const CONFIRMATION_REFUSAL_GROUNDS = {
  'breaches-mandatory-law': '违反法律强制性规定',
  'harms-others': '损害国家利益、社会公共利益、他人合法权益',
  'public-order': '违背公序良俗',
  'not-voluntary': '违反自愿原则',
  unclear: '内容不明确',
  other: '其他不能进行司法确认的情形',
} as const;
