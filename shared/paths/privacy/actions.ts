import { z } from 'zod';
import { all, demand, PERMITTED } from '../../law/verdict';
import { action } from '../../case/action';
import type { CaseFacts } from '../../case/facts';
import { date, on, reference, statement, words } from '../../case/fields';
import type { Party } from '../../case/form';
import { cite } from '../../case/situation';
import { GRANT_FIELDS, type GrantField } from '../../case/grant-fields';
import { isOpen } from '../registration/rules';
import {
  changes,
  CORRECTABLE,
  correctionsOf,
  isGiven,
  isUnanswered,
  sharingsOf,
  type Correction,
  type Sharing,
} from './facts';
import { onlyForOneself, some, theSharing } from './rules';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const ANYONE = ['worker', 'employer', ...HANDLERS] as const;
const party = reference(20).meta({ description: '当事人的案内编号' });
const no = z.int().min(1).max(500).meta({ description: '序号' });

/** The party with what was asked for. */
const corrected = (parties: readonly Party[], { party: id, changes: wanted }: Correction): Party => ({
  ...parties.find((each) => each.id === id)!,
  ...wanted,
});

function sharingOf(facts: CaseFacts, no: number): Sharing {
  const { party, body, bodyName, purpose, fields, until } = sharingsOf(facts)[no - 1]!;
  return { party, body, bodyName, purpose, fields, until };
}

export const privacyActions = [
  action({
    name: 'privacy.ask-sharing',
    label: '征求本人同意向其他单位提供个人信息',
    by: HANDLERS,
    input: z.strictObject({
      party,
      body: reference(80).meta({ description: '接收单位的机构编号' }),
      bodyName: words(100).meta({ description: '接收单位名称' }),
      purpose: words(200),
      fields: z
        .array(z.enum(Object.keys(GRANT_FIELDS) as [GrantField, ...GrantField[]]))
        .min(1)
        .max(20),
      until: date.meta({ description: '最后一日' }),
      on,
    }),
    basis: 'mediation-records',
    rule: isOpen,
    inputRule: (situation) =>
      all(
        onlyForOneself(situation, situation.input.party),
        demand(
          situation.input.until >= situation.today,
          'privacy/until-past',
          '提供个人信息的最后一日已经过去',
          cite(situation.book, 'mediation-records'),
          '填写今天或者以后的日期',
        ),
      ),
    events: ({ input: { on: _, ...asked } }) => [{ type: 'privacy.sharing-asked', ...asked }],
  }),
  action({
    name: 'privacy.answer-sharing',
    label: '答复是否同意提供个人信息',
    by: ANYONE,
    input: z.strictObject({ no, given: z.boolean(), on }),
    basis: 'mediation-records',
    rule: some('privacy/none-asked', '没有待答复的个人信息提供事项', (facts) => sharingsOf(facts).some(isUnanswered)),
    inputRule: (doing) => theSharing(doing, isUnanswered),
    events: ({ input, facts }) => [
      { type: 'privacy.sharing-answered', no: input.no, given: input.given, ...sharingOf(facts, input.no) },
    ],
  }),
  action({
    name: 'privacy.withdraw-sharing',
    label: '撤回提供个人信息的同意',
    by: ANYONE,
    input: z.strictObject({ no, on }),
    basis: 'mediation-records',
    rule: some('privacy/none-given', '没有已经作出的提供个人信息的同意', (facts) => sharingsOf(facts).some(isGiven)),
    inputRule: (doing) => theSharing(doing, isGiven),
    events: ({ input, facts }) => [{ type: 'privacy.sharing-withdrawn', no: input.no, ...sharingOf(facts, input.no) }],
  }),
  action({
    name: 'privacy.request-correction',
    label: '请求更正个人信息',
    by: ANYONE,
    input: z
      .strictObject({ party, ...changes.shape, reason: statement, on })
      .refine((input) => Object.keys(CORRECTABLE).some((field) => field in input), {
        path: ['reason'],
        message: '至少填写一项更正后的内容',
      }),
    basis: 'mediation-records',
    rule: () => PERMITTED,
    inputRule: (situation) => onlyForOneself(situation, situation.input.party),
    events: ({ input: { party: id, reason, on: _, ...wanted } }) => [
      { type: 'privacy.correction-requested', party: id, changes: wanted, reason },
    ],
  }),
  action({
    name: 'privacy.decide-correction',
    label: '核实更正请求',
    by: HANDLERS,
    input: z
      .strictObject({ no, granted: z.boolean(), reason: statement.optional(), on })
      .refine(({ granted, reason }) => granted || reason !== undefined, {
        path: ['reason'],
        message: '不予更正的，应当写明理由',
      }),
    basis: 'mediation-records',
    rule: some('privacy/no-correction', '没有待核实的更正请求', (facts) =>
      correctionsOf(facts).some((each) => !each.decision),
    ),
    inputRule: ({ input, facts, book }) =>
      demand(
        correctionsOf(facts)[input.no - 1]?.decision === undefined && correctionsOf(facts)[input.no - 1] !== undefined,
        'privacy/no-such-correction',
        `没有序号为${input.no}的待核实更正请求`,
        cite(book, 'mediation-records'),
        '核对序号',
      ),
    events: ({ input: { no: which, granted, reason }, facts }) => {
      const request = correctionsOf(facts)[which - 1]!;
      const decided = {
        type: 'privacy.correction-decided' as const,
        no: which,
        granted,
        ...(reason ? { reason } : {}),
      };
      if (!granted) return [decided];
      const { parties } = facts.registration;
      return [
        {
          type: 'standing.party-corrected',
          party: corrected(parties, request),
          reason: `依本人请求更正：${request.reason}`,
        },
        decided,
      ];
    },
  }),
] as const;
