import type { ActionName } from '../case/actions';
import { CLAIM_KINDS } from '../case/claims';
import { deadlinesOf, findDeadline } from '../case/deadlines';
import type { CaseFacts } from '../case/facts';
import { yuan } from '../case/money';
import { unended } from '../case/phrases';
import { capitals } from '../law/capitals';
import { chineseDay, type LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Citation } from '../law/statute';
import type { Agreement, Obligation } from '../paths/agreement/facts';
import type { Mediation } from '../paths/mediation/facts';
import { promises } from '../paths/performance/facts';
import type { Block } from './document';
import type { Field, Source } from './kind';

// What stands on many documents: requests, promises, days.

/** 「13,760.00元（大写：壹万叁仟柒佰陆拾元整）」. */
export const money = (amountFen: number): string => `${yuan(amountFen)}元（大写：人民币${capitals(amountFen)}）`;

/** The requests, one in a line. */
export const requestLines = ({ registration }: CaseFacts): readonly string[] =>
  registration.claims.map(
    ({ no, kind, text, amountFen, formula }) =>
      `${no}．${named(CLAIM_KINDS[kind].label, unended(text))}` +
      `${amountFen === undefined ? '' : `，${money(amountFen)}`}${formula ? `（${unended(formula)}）` : ''}`,
  );

/** The kind of a request before its words, unless the words begin with it. */
const named = (label: string, words: string): string => (words.startsWith(label) ? words : `${label}：${words}`);

export const requests = (cite: Citation): Field => ({
  label: '请求事项',
  cite,
  from: ({ facts }) => requestLines(facts).join('；\n'),
  enter: 'standing.change-claims',
});

export const factsAndReasons = (cite: Citation): Field => ({
  label: '事实和理由',
  cite,
  from: ({ facts }) => facts.registration.summary,
});

export const dayOf = (label: string, day: (source: Source) => LocalDate | undefined, demanded?: Demanded): Field => ({
  label,
  ...demanded,
  from: (source) => {
    const on = day(source);
    return on && chineseDay(on);
  },
});

/** A field that an article demands, and the act by which it gets into the case. */
export type Demanded = { readonly cite: Citation; readonly enter?: ActionName };

/** The last day of a rule in a round, as an official writes it; the newest of that rule if the round has none. */
export function lastDayOf({ facts }: Source, rule: RuleId, round: string | number): string | undefined {
  const found = findDeadline(facts, `${rule}/${round}`) ?? deadlinesOf(facts).find((each) => each.rule === rule);
  return found?.dueOn && chineseDay(found.dueOn);
}

export const mediationOf = ({ facts, about }: Pick<Source, 'facts' | 'about'>): Mediation | undefined =>
  facts.mediations[Number.parseInt(about, 10) - 1];

export const agreementOf = ({ facts, about }: Pick<Source, 'facts' | 'about'>): Agreement | undefined =>
  facts.agreements[Number.parseInt(about, 10) - 1];

/** What was promised, with amounts in figures and capitals; days as they stand now. */
export function promiseTable({ facts, about }: Pick<Source, 'facts' | 'about'>): Block {
  const made = promises(facts, Number.parseInt(about, 10) - 1);
  return {
    kind: 'table',
    head: ['序号', '义务内容', '金额', '履行期限'],
    rows: made.map(({ no, member, text, amountFen, day }) => [
      String(no),
      `${member ? `${member}：` : ''}${unended(text)}`,
      amountFen === undefined ? '' : money(amountFen),
      `${chineseDay(day)}前（含当日）`,
    ]),
  };
}

/** The whole sum of what is to be paid, in fen. */
export const totalOf = (obligations: readonly Obligation[]): number =>
  obligations.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);

/** The result of an agreement: every promise has its text, its day, and a payment its amount. */
export const promised = (label: string, cite: Citation, enter: ActionName): Field => ({
  label,
  cite,
  from: (source) =>
    agreementOf(source)
      ?.obligations.map(({ text }) => unended(text))
      .join('；'),
  enter,
});

export const dueDays = (cite: Citation, enter: ActionName): Field => ({
  label: '履行期限',
  cite,
  from: (source) =>
    agreementOf(source)
      ?.obligations.map(({ no, dueOn }) => `第${no}项：${chineseDay(dueOn)}`)
      .join('；'),
  enter,
});

/** 委派 is what a court does before it dockets a case; everything else is 委托. */
export const mandating = ({ basis }: Pick<Mediation, 'basis'>): '委派' | '委托' =>
  basis === 'court-delegated' ? '委派' : '委托';

/** The name of a body as it may stand on a paper; not known where the case has only its identifier or court code. */
export const bodyName = (text: string | undefined): string | undefined =>
  text !== undefined && !/^([A-Z0-9-]+|渝\d+)$/.test(text) ? text : undefined;

export const text = (paragraph: string): Block => ({ kind: 'text', text: paragraph });
export const heading = (title: string): Block => ({ kind: 'heading', text: title });
/** Paragraphs of a text that has lines. */
export const lines = (paragraphs: string): readonly Block[] => paragraphs.split('\n').map(text);

/** Left out where nothing is said. */
export const rows = (...pairs: readonly (readonly [string, string | undefined])[]): Block => ({
  kind: 'fields',
  rows: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
});

/** The papers that go with an application, as a table to tick off. */
export const enclosures = (...papers: readonly string[]) => ({
  kind: 'table' as const,
  head: ['序号', '材料', '份数'],
  rows: papers.map((paper, i) => [String(i + 1), paper, '']),
});
