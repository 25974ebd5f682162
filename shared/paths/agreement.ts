import { z } from 'zod';
import { deadline } from '../law/deadline';
import type { LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import { IMP } from '../law/statutes/invited-mediation-provisions';
import { mayAgent } from '../law/rulings/agent-authority';
import { bindingEffect } from '../law/rulings/binding-effect';
import { collectiveProcedure, mayRepresentativeSettle } from '../law/rulings/collective';
import { all, demand, PERMITTED, type Verdict } from '../law/verdict';
import type { Side } from '../case/actor';
import { action } from '../case/action';
import { CLAIM_KINDS } from '../case/claims';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, fen, on, side, statement, words } from '../case/fields';
import { cite, type Rule, type Situation } from '../case/situation';
import { isRunning, mediating, type MediationBasis } from './mediation';
import { notBefore } from './order-of-days';
import { onlyForItself } from './own-side';
import { isOpen } from './registration';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  /** 确认劳动关系等身份事项: closes review and confirmation. */
  readonly fixesStatus: boolean;
  /** 提前到期条款. */
  readonly acceleration: boolean;
  readonly marks: Readonly<Partial<Record<Mark, LocalDate>>>;
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
      fixesStatus: boolean;
      acceleration: boolean;
      /** A settlement is signed as it is concluded. */
      signedOn?: LocalDate;
    }
  | { type: 'agreement.signed'; marks: { by: Mark; on: LocalDate }[] }
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
  more: { signedOn?: LocalDate; basis?: MediationBasis; fixesStatus?: boolean; acceleration?: boolean } = {},
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
  const { kind, basis, fixesStatus, acceleration, signedOn } = event;
  const marks = signedOn ? { worker: signedOn, employer: signedOn } : {};
  const obligations = event.obligations.map((each, i) => ({ ...each, no: i + 1 }));
  return {
    kind,
    version,
    ...(basis ? { basis } : {}),
    reachedOn: on,
    obligations,
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
      return { ...a, marks, effectiveOn: effectiveDay({ ...a, marks }) };
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

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The two windows open side by side at the moment of effect. */
export function agreementClocks(facts: CaseFacts): Clock[] {
  return facts.agreements.flatMap((a, i): Clock[] => {
    if (!a.effectiveOn || !canBeBound(a)) return [];
    const of = String(i + 1);
    const counting = { trigger: a.effectiveOn };
    const review = facts.reviews.find((each) => each.agreement === i && each.appliedOn);
    const confirmation = facts.confirmations.find((each) => each.agreement === i);
    const gone = a.undone?.on;
    return [
      {
        rule: 'arbitration-review-apply',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: review?.appliedOn ?? gone ?? a.binding.reviewClosedOn,
        without: review?.appliedOn ? undefined : gone ? 'moot' : a.binding.reviewClosedOn && 'lapsed',
      },
      {
        rule: 'judicial-confirmation-apply',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: confirmation?.appliedOn ?? gone ?? a.binding.confirmationClosedOn,
        without: confirmation ? undefined : gone ? 'moot' : a.binding.confirmationClosedOn && 'lapsed',
      },
    ];
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Refused by review or by the court: the parties may change their agreement, or make a new one (CPLI 358). */
const refusedElsewhere = (facts: CaseFacts): boolean => {
  const index = indexInForce(facts.agreements);
  const review = facts.reviews.findLast((each) => each.agreement === index);
  const confirmation = facts.confirmations.findLast((each) => each.agreement === index);
  return review?.declined !== undefined || confirmation?.refused !== undefined;
};

const mayConclude: Rule = (situation) => {
  const { facts } = situation;
  const mayChange = !mediating(facts) && !awaitsMarks(facts) && refusedElsewhere(facts);
  return mayChange ? isOpen(situation) : isRunning(situation);
};

/** CQ553 二（三）10: before the signatures, so also once the terms are agreed upon. */
const mayAssess: Rule = (situation) => (awaitsMarks(situation.facts) ? isOpen(situation) : mayConclude(situation));

/** ENMP 26 「调解协议书由双方当事人签名或者盖章，经调解员签名并加盖调解委员会印章后生效」 */
const maySign: Rule = ({ facts, book }) => {
  const a = standing(facts);
  const basis = cite(book, 'mediation-agreement-effective');
  return all(
    demand(a?.kind === 'mediation', 'agreement/none', '没有待签署的调解协议', basis, '先达成调解协议'),
    demand(!a?.effectiveOn, 'agreement/in-effect', `调解协议已于${a?.effectiveOn}生效`, basis, '无需再签'),
    demand(
      facts.capacity !== undefined,
      'agreement/capacity-not-assessed',
      '签署前应当评估用人单位的履约能力',
      cite(book, 'mediation-agreement-performance'),
      '先办理履约能力评估',
    ),
  );
};

const isUnsigned: Rule = (situation) => {
  const { facts, book } = situation;
  return all(
    demand(
      awaitsMarks(facts),
      'agreement/nothing-to-sign',
      '没有尚未生效的调解协议',
      cite(book, 'mediation-agreement-effective'),
      '先达成调解协议',
    ),
    notBefore(situation, [standing(facts)?.reachedOn], 'mediation-agreement-effective'),
  );
};

const mayDeclineBinding: Rule = ({ facts, book }) =>
  demand(
    effectiveMediationAgreement(facts) !== undefined,
    'agreement/not-in-effect',
    '没有已经生效的调解协议',
    cite(book, 'arbitration-review-apply'),
    '待调解协议生效后选择',
  );

/** CQ553 二（二）7: a settlement whose procedure and content are lawful may serve as evidence. */
const maySubmitAsEvidence: Rule = ({ facts, book }) => {
  const a = inForce(facts);
  return demand(
    a?.kind === 'settlement' && a.evidenceReview === undefined,
    'agreement/no-settlement-to-review',
    '没有可以送请审查的和解协议',
    cite(book, 'settlement-agreement'),
    '调解协议请办理仲裁审查申请',
  );
};

const awaitsEvidenceReview: Rule = ({ facts, book }) => {
  const review = inForce(facts)?.evidenceReview;
  return demand(
    review !== undefined && !review.answer,
    'agreement/no-evidence-review',
    '没有待答复的和解协议审查',
    cite(book, 'settlement-agreement'),
    '先送请仲裁委员会审查',
  );
};

/** An agent signs for a party only with a special power. */
const mayPutMark = ({ by, authority }: { by: Mark; authority: 'in-person' | 'general' | 'special' }): Verdict =>
  (by === 'worker' || by === 'employer') && authority !== 'in-person'
    ? mayAgent('settle', {
        written: true,
        scopeStated: true,
        special: authority === 'special' ? ['settle'] : [],
        party: by,
      })
    : PERMITTED;

/** In a collective dispute the representatives settle only with the consent of those whom they represent. */
export function mayWorkersSettle({ registration: { collective } }: CaseFacts, book: Rulebook): Verdict {
  if (!collective || !collectiveProcedure(collective, book).collective) return PERMITTED;
  return mayRepresentativeSettle({ withoutConsent: collective.mayRepresentativesSettle ? 0 : collective.workers });
}

/** It says so itself, or an obligation answers a claim to confirm the labour relationship. */
function touchesStatus(
  terms: { fixesStatus: boolean; obligations: z.output<typeof obligation>[] },
  facts: CaseFacts,
): boolean {
  const statusClaims = facts.registration.claims
    .filter((claim) => claim.kind === 'labour-relationship')
    .map((claim) => claim.no);
  return terms.fixesStatus || terms.obligations.some((each) => each.claimNos?.some((no) => statusClaims.includes(no)));
}

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

export const agreementActions = [
  action({
    name: 'agreement.assess-capacity',
    label: '履约能力评估',
    by: HANDLERS,
    input: z.strictObject({ rating: z.enum(['high', 'medium', 'low']), grounds: statement, on }),
    basis: 'mediation-agreement-performance',
    rule: mayAssess,
    events: ({ input: { rating, grounds } }) => [{ type: 'agreement.capacity-assessed', rating, grounds }],
  }),
  action({
    name: 'agreement.conclude',
    label: '达成调解协议',
    by: HANDLERS,
    input: z.strictObject({
      obligations: z.array(obligation).min(1, '调解协议至少写明一项义务、履行期限和方式').max(200),
      fixesStatus: z.boolean().default(false).meta({ description: '是否含有确认劳动关系等身份内容' }),
      wantsBinding: z.boolean().default(false).meta({ description: '是否拟申请仲裁审查或者司法确认' }),
      acceleration: z.boolean().default(false).meta({ description: '是否约定一期逾期则全部到期' }),
      on,
    }),
    basis: 'mediation-agreement-content',
    rule: mayConclude,
    inputRule: ({ input, facts, book, today }) => {
      const known = new Set(facts.registration.claims.map((claim) => claim.no));
      const unknown = input.obligations.flatMap((each) => each.claimNos ?? []).filter((no) => !known.has(no));
      const content = cite(book, 'mediation-agreement-content');
      return all(
        demand(
          unknown.length === 0,
          'agreement/unknown-claim',
          `请求序号${unknown.join('、')}不在本案请求之中`,
          content,
          '核对请求序号，或者先变更请求',
        ),
        demand(
          input.obligations.every((each) => each.dueOn >= today),
          'agreement/due-in-the-past',
          '履行期限早于协议达成之日',
          content,
          '填写协议达成之日或者以后的履行期限',
        ),
        demand(
          !(input.wantsBinding && touchesStatus(input, facts)),
          'agreement/status-not-bindable',
          `含有${CLAIM_KINDS['labour-relationship'].label}内容的协议不予仲裁审查，也不能就该内容司法确认`,
          cite(book, 'arbitration-review-accept'),
          '将确认劳动关系的内容另行成文，金钱给付部分单独签订协议',
        ),
      );
    },
    events: ({ input: { obligations, fixesStatus, acceleration }, facts }) => {
      const basis = (mediating(facts) ?? facts.mediations.at(-1))?.basis ?? 'application';
      const conclusion = concluded('mediation', obligations, {
        basis,
        fixesStatus: touchesStatus({ obligations, fixesStatus }, facts),
        acceleration,
      });
      return mediating(facts) ? [conclusion, { type: 'mediation.ended', outcome: 'agreed' }] : [conclusion];
    },
  }),
  action({
    name: 'agreement.sign',
    label: '签署调解协议',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({
      marks: z
        .array(
          z.strictObject({
            by: z.enum(['worker', 'employer', 'mediator', 'organisation']),
            on: date.optional(),
            authority: z
              .enum(['in-person', 'general', 'special'])
              .default('in-person')
              .meta({ description: '本人签名，或者代理人的代理权限（一般授权、特别授权）' }),
          }),
        )
        .min(1, '至少登记一方签署')
        .max(4),
    }),
    basis: 'mediation-agreement-effective',
    rule: maySign,
    inputRule: (situation) => {
      const { input, facts, book, today } = situation;
      const reachedOn = standing(facts)?.reachedOn ?? today;
      const effective = cite(book, 'mediation-agreement-effective');
      return all(
        demand(
          new Set(input.marks.map((m) => m.by)).size === input.marks.length,
          'agreement/mark-twice',
          '同一方签署登记了两次',
          effective,
          '每一方登记一次',
        ),
        ...input.marks.map(mayPutMark),
        demand(
          input.marks.every((m) => (m.on ?? today) <= today && (m.on ?? today) >= reachedOn),
          'agreement/mark-day',
          `签署日期应当在协议达成之日${reachedOn}至今天之间`,
          effective,
          '核对签署日期',
        ),
        input.marks.some((m) => m.by === 'worker') ? mayWorkersSettle(facts, book) : PERMITTED,
        onlyForItself(
          situation,
          input.marks.map((m) => m.by),
          'mediation-agreement-effective',
        ),
        demand(
          input.marks.every((m) => standing(facts)?.marks[m.by] === undefined),
          'agreement/marked-already',
          '该方已经签署，生效日期以原签署日期为准',
          effective,
          '无需再签',
        ),
      );
    },
    events: ({ input, today }) => [
      { type: 'agreement.signed', marks: input.marks.map((m) => ({ by: m.by, on: m.on ?? today })) },
    ],
  }),
  action({
    name: 'agreement.refuse-signature',
    label: '登记拒绝签署',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({ by: z.enum(['worker', 'employer', 'mediator', 'organisation']), reason: statement, on }),
    basis: 'mediation-agreement-effective',
    rule: isUnsigned,
    inputRule: (situation) => onlyForItself(situation, [situation.input.by], 'mediation-agreement-effective'),
    events: ({ input: { by, reason } }) => [{ type: 'agreement.signature-refused', by, reason }],
  }),
  action({
    name: 'agreement.decline-binding',
    label: '不申请审查和确认',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({
      by: z.array(side).min(1).max(2),
      reason: statement,
      warned: z.literal(true, '应当先告知：不申请的，协议须经支付令、仲裁或者诉讼才能强制执行'),
      on,
    }),
    basis: 'arbitration-review-apply',
    rule: mayDeclineBinding,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'arbitration-review-apply'),
    events: ({ input: { by, reason } }) => [{ type: 'agreement.binding-declined', by, reason }],
  }),
  action({
    name: 'agreement.request-evidence-review',
    label: '和解协议送请审查',
    by: HANDLERS,
    input: z.strictObject({ commission: words(80), on }),
    basis: 'settlement-agreement',
    rule: maySubmitAsEvidence,
    events: ({ input }) => [{ type: 'agreement.evidence-review-requested', commission: input.commission }],
  }),
  action({
    name: 'agreement.record-evidence-review',
    label: '登记和解协议审查意见',
    by: ['arbitrator', ...HANDLERS],
    input: z.strictObject({
      lawful: z.boolean().meta({ description: '程序和内容是否合法有效' }),
      reason: statement.optional(),
      on,
    }),
    basis: 'settlement-agreement',
    rule: awaitsEvidenceReview,
    events: ({ input: { lawful, reason } }) => [{ type: 'agreement.evidence-reviewed', lawful, reason }],
  }),
] as const;
