import { z } from 'zod';
import { deadline } from '../../law/deadline';
import type { LocalDate } from '../../law/local-date';
import { IMP } from '../../law/statutes/invited-mediation-provisions';
import { bindingEffect } from '../../law/rulings/binding-effect';
import { demand, type Verdict } from '../../law/verdict';
import type { Side } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import { date, fen, words } from '../../case/fields';
import type { Situation } from '../../case/situation';
import type { MediationBasis } from '../mediation/facts';
import type { ClaimOutcomes } from './claim-outcomes';

/** 给付或者行为义务：one promise with its day. */
export const obligation = z
  .strictObject({
    kind: z.enum(['pay', 'act']),
    text: words(500),
    amountFen: fen.optional(),
    dueOn: date,
    claimNos: z.array(z.int().min(1)).max(50).optional().meta({ description: '对应的请求序号' }),
    member: words(50).optional().meta({ description: '集体争议中的受领人' }),
  })
  .check(({ value, issues }) => {
    if (value.kind === 'pay' && !value.amountFen)
      issues.push({ code: 'custom', input: value, path: ['amountFen'], message: '金钱给付应当写明金额' });
  });

export type Obligation = z.output<typeof obligation> & { readonly no: number };

/** Whose hand an agreement needs before it takes effect. */
export const MARKS = {
  worker: '劳动者签名',
  employer: '用人单位签章',
  mediator: '调解员签名',
  organisation: '调解组织盖章',
} as const;

export type Mark = keyof typeof MARKS;

/** 调解协议 or 和解协议, one version of it. */
export type Agreement = {
  readonly kind: 'mediation' | 'settlement';
  readonly version: number;
  /** The mediation by which it came about; decides which marks it needs. */
  readonly basis?: MediationBasis;
  readonly reachedOn: LocalDate;
  readonly obligations: readonly Obligation[];
  /** What becomes of each claim, where the parties have said so. */
  readonly claimOutcomes?: ClaimOutcomes;
  /** 确认劳动关系等身份事项: closes review and confirmation. */
  readonly fixesStatus: boolean;
  /** 提前到期条款. */
  readonly acceleration: boolean;
  readonly marks: Readonly<Partial<Record<Mark, LocalDate>>>;
  /** SHA-256 of the pictures of names that were drawn by hand. */
  readonly drawings?: Readonly<Partial<Record<Mark, string>>>;
  readonly effectiveOn?: LocalDate;
  readonly undone?: { readonly on: LocalDate; readonly why: 'signature-refused' | 'superseded' };
  readonly noticeIssuedOn?: LocalDate;
  /** 和解协议送审作为证据（渝人社〔2023〕553号二（二）7）: changes its use as evidence, not its enforceability. */
  readonly evidenceReview?: {
    readonly commission: string;
    readonly submittedOn: LocalDate;
    readonly answer?: { readonly on: LocalDate; readonly lawful: boolean; readonly reason?: string };
  };
  readonly binding: {
    readonly declinedBy: readonly Side[];
    readonly warnedOn?: LocalDate;
    readonly reviewClosedOn?: LocalDate;
    readonly confirmationClosedOn?: LocalDate;
  };
};

/** 履约能力评估 of the debtor, recorded before the agreement is signed. */
export type CapacityAssessment = {
  readonly on: LocalDate;
  readonly rating: 'high' | 'medium' | 'low';
  readonly grounds: string;
};

export type AgreementEvent =
  | { type: 'agreement.capacity-assessed'; rating: CapacityAssessment['rating']; grounds: string }
  | {
      type: 'agreement.concluded';
      kind: Agreement['kind'];
      basis?: MediationBasis;
      obligations: z.output<typeof obligation>[];
      claimOutcomes?: ClaimOutcomes;
      fixesStatus: boolean;
      acceleration: boolean;
      /** A settlement is signed as it is concluded. */
      signedOn?: LocalDate;
    }
  /** `sha256`: of the picture of a name that was drawn by hand. */
  | { type: 'agreement.signed'; marks: { by: Mark; on: LocalDate; sha256?: string }[] }
  | { type: 'agreement.signature-refused'; by: Mark; reason: string }
  | { type: 'agreement.notice-issued'; agreement: number }
  | { type: 'agreement.binding-declined'; by: Side[]; reason: string }
  | { type: 'agreement.evidence-review-requested'; commission: string }
  | { type: 'agreement.evidence-reviewed'; lawful: boolean; reason?: string }
  | { type: 'agreement.review-window-closed'; agreement: number }
  | { type: 'agreement.confirmation-window-closed'; agreement: number };

/** The event by which an agreement comes into the file. */
export const concluded = (
  kind: Agreement['kind'],
  obligations: z.output<typeof obligation>[],
  more: Partial<
    Pick<Extract<AgreementEvent, { type: 'agreement.concluded' }>, 'signedOn' | 'basis' | 'claimOutcomes'>
  > & { fixesStatus?: boolean; acceleration?: boolean } = {},
): AgreementEvent => ({
  type: 'agreement.concluded',
  kind,
  obligations,
  fixesStatus: false,
  acceleration: false,
  ...more,
});

/** The day of effect: that of the last mark which its kind requires (LDMAL 14, IMP 24). */
function effectiveDay({ kind, basis, marks }: Pick<Agreement, 'kind' | 'basis' | 'marks'>): LocalDate | undefined {
  const type = kind === 'settlement' ? 'settlement' : basis === 'court-delegated' ? 'court-delegated' : 'mediation';
  return bindingEffect(type, {
    parties: [marks.worker, marks.employer],
    mediator: marks.mediator,
    seal: marks.organisation,
  }).effectiveOn;
}

export function evolveAgreements(
  agreements: readonly Agreement[],
  event: Exclude<AgreementEvent, { type: 'agreement.capacity-assessed' }>,
  on: LocalDate,
): readonly Agreement[] {
  if (event.type === 'agreement.concluded')
    return replacing([...agreements, begin(agreements.length + 1, event, on)], on);
  const index = concerned(agreements, event);
  const next = agreements.map((each, i) => (i === index ? carryOn(each, event, on) : each));
  return event.type === 'agreement.signed' ? replacing(next, on) : next;
}

/** Which agreement an event is about: the one it names, the draft that is being signed, or the one in force. */
function concerned(
  agreements: readonly Agreement[],
  event: Exclude<AgreementEvent, { type: 'agreement.concluded' | 'agreement.capacity-assessed' }>,
): number {
  if ('agreement' in event) return event.agreement;
  const isSigning = event.type === 'agreement.signed' || event.type === 'agreement.signature-refused';
  return isSigning ? agreements.length - 1 : indexInForce(agreements);
}

/** A draft gives way to the next draft; what is in force binds until its successor takes effect. */
function replacing(agreements: readonly Agreement[], on: LocalDate): readonly Agreement[] {
  const newest = agreements.at(-1);
  return agreements.map((each) =>
    each === newest || each.undone || (each.effectiveOn && !newest?.effectiveOn)
      ? each
      : { ...each, undone: { on: newest?.effectiveOn ?? on, why: 'superseded' } },
  );
}

function begin(
  version: number,
  event: Extract<AgreementEvent, { type: 'agreement.concluded' }>,
  on: LocalDate,
): Agreement {
  const { kind, basis, claimOutcomes, fixesStatus, acceleration, signedOn } = event;
  const marks = signedOn ? { worker: signedOn, employer: signedOn } : {};
  const obligations = event.obligations.map((each, i) => ({ ...each, no: i + 1 }));
  return {
    kind,
    version,
    ...(basis ? { basis } : {}),
    reachedOn: on,
    obligations,
    ...(claimOutcomes ? { claimOutcomes } : {}),
    fixesStatus,
    acceleration,
    marks,
    effectiveOn: effectiveDay({ kind, basis, marks }),
    binding: { declinedBy: [] },
  };
}

function carryOn(
  a: Agreement,
  event: Exclude<AgreementEvent, { type: 'agreement.concluded' | 'agreement.capacity-assessed' }>,
  on: LocalDate,
): Agreement {
  switch (event.type) {
    case 'agreement.signed': {
      const marks = { ...a.marks, ...Object.fromEntries(event.marks.map((mark) => [mark.by, mark.on])) };
      const drawn = event.marks.flatMap(({ by, sha256 }) => (sha256 ? [[by, sha256] as const] : []));
      const drawings = drawn.length > 0 ? { drawings: { ...a.drawings, ...Object.fromEntries(drawn) } } : {};
      return { ...a, marks, ...drawings, effectiveOn: effectiveDay({ ...a, marks }) };
    }
    case 'agreement.signature-refused':
      return { ...a, undone: { on, why: 'signature-refused' } };
    case 'agreement.notice-issued':
      return { ...a, noticeIssuedOn: on };
    case 'agreement.binding-declined':
      return {
        ...a,
        binding: { ...a.binding, declinedBy: [...new Set([...a.binding.declinedBy, ...event.by])], warnedOn: on },
      };
    case 'agreement.evidence-review-requested':
      return { ...a, evidenceReview: { commission: event.commission, submittedOn: on } };
    case 'agreement.evidence-reviewed':
      return a.evidenceReview
        ? { ...a, evidenceReview: { ...a.evidenceReview, answer: { on, lawful: event.lawful, reason: event.reason } } }
        : a;
    case 'agreement.review-window-closed':
      return { ...a, binding: { ...a.binding, reviewClosedOn: on } };
    case 'agreement.confirmation-window-closed':
      return { ...a, binding: { ...a.binding, confirmationClosedOn: on } };
  }
}

/** The newest agreement, signed or not, unless a signature was refused. */
export const standing = (facts: CaseFacts): Agreement | undefined => facts.agreements.findLast((each) => !each.undone);

/** Place in the file of the agreement that binds the parties now; -1 if none does. */
export const indexInForce = (agreements: readonly Agreement[]): number =>
  agreements.findLastIndex((each) => each.effectiveOn !== undefined && !each.undone);

/** The agreement that binds the parties now: a newer one replaces it only when it takes effect itself. */
export const inForce = (facts: CaseFacts): Agreement | undefined => facts.agreements[indexInForce(facts.agreements)];

/** In force, and made by mediation: what review, confirmation and the payment order of LDMAL 16 ask for. */
export const effectiveMediationAgreement = (facts: CaseFacts): Agreement | undefined => {
  const agreement = inForce(facts);
  return agreement?.kind === 'mediation' ? agreement : undefined;
};

/** Agreed upon, and waiting for the marks that it still needs. */
export const awaitsMarks = (facts: CaseFacts): boolean =>
  standing(facts)?.effectiveOn === undefined && standing(facts) !== undefined;

/** IMP 20 「由人民法院审查并制作调解书结案」: after docketing the court itself makes the agreement binding. */
const isForTheCourt = ({ basis }: Agreement): boolean =>
  basis === 'court-entrusted-ordinary' || basis === 'court-entrusted-simple';

/** May be made binding by review or confirmation: made by mediation, and not about anybody's status. */
export const canBeBound = (agreement: Agreement): boolean =>
  agreement.kind === 'mediation' && !agreement.fixesStatus && !isForTheCourt(agreement);

/** Why the agreement in force is not for the commission or for confirmation, if a court has entrusted the mediation. */
export const notForTheCourt = (facts: CaseFacts): Verdict => {
  const agreement = effectiveMediationAgreement(facts);
  return demand(
    !agreement || !isForTheCourt(agreement),
    'agreement/for-the-court',
    '立案后委托调解达成的协议，由人民法院审查并制作调解书结案',
    IMP.art('20'),
    '向委托的人民法院提交调解协议，或者申请撤诉',
  );
};

/** The last day on which the agreement in force may be taken to review or confirmation. */
export const lastDayToBind = (
  rule: 'arbitration-review-apply' | 'judicial-confirmation-apply',
  { facts, book, calendar }: Situation,
): LocalDate | undefined => {
  const effectiveOn = effectiveMediationAgreement(facts)?.effectiveOn;
  return effectiveOn && deadline(rule, book.rules[rule], { trigger: effectiveOn }, calendar).dueOn;
};
