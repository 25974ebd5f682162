import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { demand } from '../law/verdict';
import { action } from '../case/action';
import type { CaseFacts } from '../case/facts';
import { date, on, reference, statement } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { isOpen } from './registration/rules';

// 工会劳动法律监督：the reminder letters and opinion letters that a trade union writes to an employer about a case.

export const ADVISORY_KINDS = { 'reminder-letter': '提示函', 'opinion-letter': '意见书' } as const;
export type AdvisoryKind = keyof typeof ADVISORY_KINDS;

/** One letter, and what the employer answered. */
export type Advisory = {
  readonly advisoryNo: string;
  readonly kind: AdvisoryKind;
  readonly issuedOn: LocalDate;
  readonly issues: readonly string[];
  readonly replyBy?: LocalDate;
  readonly reply?: { readonly on: LocalDate; readonly text: string; readonly rectified: boolean };
};

export type AdvisoryEvent =
  | { type: 'advisory.issued'; advisoryNo: string; kind: AdvisoryKind; issues: string[]; replyBy?: LocalDate }
  | { type: 'advisory.replied'; advisoryNo: string; text: string; rectified: boolean };

export function evolveAdvisories(
  letters: readonly Advisory[],
  event: AdvisoryEvent,
  day: LocalDate,
): readonly Advisory[] {
  const { advisoryNo } = event;
  if (event.type === 'advisory.issued') {
    const { kind, issues, replyBy } = event;
    return [...letters, { advisoryNo, kind, issuedOn: day, issues, ...(replyBy ? { replyBy } : {}) }];
  }
  const { text, rectified } = event;
  return letters.map((each) =>
    each.advisoryNo === advisoryNo ? { ...each, reply: { on: day, text, rectified } } : each,
  );
}

const unanswered = (facts: CaseFacts, advisoryNo?: string): boolean =>
  (facts.advisories ?? []).some((each) => !each.reply && (advisoryNo === undefined || each.advisoryNo === advisoryNo));

const awaitsReply: Rule = ({ facts, book }) =>
  demand(
    unanswered(facts),
    'advisory/none-open',
    '没有待答复的提示函、意见书',
    cite(book, 'negotiation-representative'),
    '先登记发出的提示函、意见书',
  );

const advisoryNo = reference(80).meta({ description: '提示函、意见书编号' });

export const advisoryActions = [
  action({
    name: 'advisory.issue',
    label: '发出工会提示函、意见书',
    by: ['union', 'clerk'],
    input: z.strictObject({
      advisoryNo,
      kind: z.enum(Object.keys(ADVISORY_KINDS) as [AdvisoryKind, ...AdvisoryKind[]]),
      issues: z.array(statement).min(1, '至少写明一项问题').max(20),
      replyBy: date.optional().meta({ description: '要求答复的日期' }),
      on,
    }),
    basis: 'negotiation-representative',
    rule: isOpen,
    inputRule: ({ input, facts, book }) =>
      demand(
        !(facts.advisories ?? []).some((each) => each.advisoryNo === input.advisoryNo),
        'advisory/known',
        `编号为${input.advisoryNo}的提示函、意见书已经登记`,
        cite(book, 'negotiation-representative'),
        '核对编号',
      ),
    events: ({ input: { advisoryNo: no, kind, issues, replyBy } }) => [
      { type: 'advisory.issued', advisoryNo: no, kind, issues, replyBy },
    ],
  }),
  action({
    name: 'advisory.record-reply',
    label: '登记对提示函、意见书的答复',
    by: ['union', 'clerk', 'employer'],
    input: z.strictObject({
      advisoryNo,
      text: statement,
      rectified: z.boolean().meta({ description: '是否已经改正' }),
      on,
    }),
    basis: 'negotiation-representative',
    rule: awaitsReply,
    inputRule: ({ input, facts, book }) =>
      demand(
        unanswered(facts, input.advisoryNo),
        'advisory/no-such-letter',
        `没有待答复的编号为${input.advisoryNo}的提示函、意见书`,
        cite(book, 'negotiation-representative'),
        '核对编号',
      ),
    events: ({ input: { advisoryNo: no, text, rectified } }) => [
      { type: 'advisory.replied', advisoryNo: no, text, rectified },
    ],
  }),
] as const;
