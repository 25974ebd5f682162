import { chineseDay } from '../../shared/law/local-date';
import { ROLES } from '../../shared/case/actor';
import { CLAIM_KINDS } from '../../shared/case/claims';
import { findDeadline, groundsOf, type Deadline } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { limitationRule } from '../../shared/paths/limitation';
import { written } from '../../shared/law/period';
import type { LawRule } from '../../shared/law/rulebook';
import { namesOf } from '../../db/case-columns';
import { deadlineUnder, type Occasion } from './occasion';
import { MEDIATION_PLACEHOLDERS } from './mediation-placeholders';
import { PATH_PLACEHOLDERS } from './path-placeholders';
import { unended } from '../../shared/case/phrases';
import { dayOr, listed, UNSAID, type Filling } from './words';

const GENERAL_PLACEHOLDERS = {
  caseNo: ({ facts }) => facts.caseNo,
  worker: ({ facts }) => workersOf(facts),
  employer: ({ facts }) => listed(namesOf(facts, 'employer')),
  organ: ({ facts }) => facts.standing.organ,
  officer: ({ facts }) => facts.registration.firstResponder.officer,
  openedOn: ({ facts }) => chineseDay(facts.openedOn),
  claims: ({ facts }) => facts.registration.claims.map(claimLine).join('；'),
  /** What the case added to its order. */
  note: ({ notice }) => notice.about?.text ?? UNSAID,
  /** The last day, or how it will be counted, as an adverbial: 「最迟于2026年12月3日」. */
  byWhen: (occasion) => byWhen(occasion),
  lastDay: (occasion) => dayOr(clockOf(occasion)?.dueOn),
  consequence: (occasion) => unended(ruleOf(occasion)?.consequence ?? UNSAID),
  limitation: ({ facts }) => limitationSentence(facts),
  deadline: (occasion) => remindedOf(occasion)?.label ?? occasion.notice.about?.label ?? UNSAID,
  deadlineAbout: (occasion) => (remindedOf(occasion)?.about ? `（${remindedOf(occasion)?.about}）` : ''),
  deadlineDay: (occasion) => dayOr(remindedOf(occasion)?.dueOn ?? occasion.notice.about?.dueOn),
  deadlineConsequence: (occasion) => unended(remindedOf(occasion)?.consequence ?? UNSAID),
  deadlineBy: (occasion) => (remindedOf(occasion)?.by ?? []).map((role) => ROLES[role]).join('、') || UNSAID,
  /** What the reminded one should do: act, or, where another body is bound, ask. */
  deadlineAdvice: (occasion) =>
    remindedOf(occasion)?.kind === 'external' ? '该期限由有关机关遵守，请适时询问办理情况' : '请在期限内办理',
  /** Where the law can be read two ways, or the calendar is not published: a paragraph of its own, or nothing. */
  deadlineCaveat: (occasion) => caveat(remindedOf(occasion)),
} as const satisfies Record<string, Filling>;

const PLACEHOLDERS = { ...GENERAL_PLACEHOLDERS, ...MEDIATION_PLACEHOLDERS, ...PATH_PLACEHOLDERS };

/** What a wording may leave to be filled from the case. */
export type Placeholder = keyof typeof PLACEHOLDERS;

/** Fills the placeholders of a text. */
export function filled(text: string, occasion: Occasion): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => PLACEHOLDERS[name as Placeholder](occasion));
}

/** The articles printed under a notice: of the deadline it reminds of, else of the rules of its wording. */
export function basisOf(occasion: Occasion): string {
  const { book } = groundsOf(occasion.facts);
  const reminded = remindedOf(occasion);
  const rules = reminded ? [reminded.rule] : occasion.wording.basis;
  const labels = rules.flatMap((id) => book.rules[id]?.cites.map((cite) => cite.label) ?? []);
  return [...new Set(labels)].join('、');
}

const workersOf = (facts: CaseFacts): string =>
  listed(namesOf(facts, 'worker'), facts.registration.collective?.workers);

const claimLine = ({ no, kind, amountFen }: CaseFacts['registration']['claims'][number]): string =>
  `${no}．${CLAIM_KINDS[kind].label}${amountFen === undefined ? '' : `${yuan(amountFen)}元`}`;

const remindedOf = ({ facts, notice }: Occasion): Deadline | undefined =>
  notice.about?.deadline === undefined ? undefined : findDeadline(facts, notice.about.deadline);

const clockOf = (occasion: Occasion): Deadline | undefined =>
  occasion.wording.clock && deadlineUnder(occasion.wording.clock, occasion);

function ruleOf({ facts, wording }: Occasion): LawRule | undefined {
  return groundsOf(facts).book.rules[wording.clock ?? wording.basis[0]];
}

function byWhen(occasion: Occasion): string {
  const dueOn = clockOf(occasion)?.dueOn;
  if (dueOn) return `最迟于${chineseDay(dueOn)}`;
  const rule = ruleOf(occasion);
  return rule?.period ? `自${rule.from}起${written(rule.period)}内` : `在${rule?.from ?? '规定的期限'}内`;
}

function limitationSentence(facts: CaseFacts): string {
  const lastDay = findDeadline(facts, `${limitationRule(facts)}/1`)?.dueOn;
  return lastDay
    ? `按本案目前的登记，申请仲裁的时效期间至${chineseDay(lastDay)}届满，届满后申请的，对方可以提出时效抗辩。`
    : '申请仲裁受时效期间限制，请及时主张权利。';
}

function caveat(deadline: Deadline | undefined): string {
  const [applied, other] = deadline?.receipt.readings ?? [];
  const differs = applied && other && other.dueOn !== applied.dueOn;
  return [
    differs
      ? `\n法律规定可作不同理解（${other.assumption}的，截止日为${chineseDay(other.dueOn)}），请以较早之日为准。`
      : '',
    deadline?.receipt.provisional ? '\n该日期涉及尚未公布的节假日安排，公布后将重新计算并另行通知。' : '',
  ].join('');
}
