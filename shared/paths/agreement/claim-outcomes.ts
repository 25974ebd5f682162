import { z } from 'zod';
import { all, demand, type Verdict } from '../../law/verdict';
import { CLAIM_KINDS, CLAIM_OUTCOMES, type ClaimOutcome } from '../../case/claims';
import { cite, type Situation } from '../../case/situation';

export const claimOutcomes = z
  .array(
    z.strictObject({
      no: z.int().min(1).max(500),
      outcome: z.enum(Object.keys(CLAIM_OUTCOMES) as [ClaimOutcome, ...ClaimOutcome[]]),
    }),
  )
  .min(1)
  .max(500)
  .meta({ description: '各项请求的处理结果' });

export type ClaimOutcomes = z.output<typeof claimOutcomes>;

type Promise = { readonly kind: 'pay' | 'act'; readonly claimNos?: readonly number[] | undefined };

/**
 * Where the outcomes are given, each claim of the case has exactly one, and the promises agree with it: what is paid or
 * done is promised, and what is waived or left apart is not. Waiving is never read into silence.
 */
export function mayComeOutSo(
  outcomes: ClaimOutcomes | undefined,
  obligations: readonly Promise[],
  { facts, book }: Pick<Situation, 'facts' | 'book'>,
): Verdict {
  const content = cite(book, 'mediation-agreement-content');
  const given = outcomes ?? [];
  const { claims } = facts.registration;
  const nos = given.map(({ no }) => no);
  const missing = outcomes ? claims.filter(({ no }) => !nos.includes(no)) : [];
  const odd = given.filter(({ no }, index) => nos.indexOf(no) !== index || !claims.some((claim) => claim.no === no));
  const promised = (no: number, kind?: Promise['kind']): boolean =>
    obligations.some((each) => (!kind || each.kind === kind) && each.claimNos?.includes(no));
  const unkept = given.filter(({ no, outcome }) => (outcome === 'pay' || outcome === 'act') && !promised(no, outcome));
  const kept = given.filter(({ no, outcome }) => (outcome === 'waived' || outcome === 'apart') && promised(no));
  const told = (lines: ClaimOutcomes): string =>
    lines.map(({ no, outcome }) => `请求${no}（${CLAIM_OUTCOMES[outcome]}）`).join('、');
  return all(
    demand(
      missing.length === 0,
      'agreement/claim-without-outcome',
      `${missing.map(({ no, kind }) => `请求${no}（${CLAIM_KINDS[kind].label}）`).join('、')}没有写明处理结果`,
      content,
      '逐项写明给付、履行、放弃或者另行处理；没有写明的，不视为放弃',
    ),
    demand(
      odd.length === 0,
      'agreement/outcome-of-no-claim',
      `${told(odd)}重复写明，或者不在本案请求之中`,
      content,
      '每项请求写明一个处理结果',
    ),
    demand(
      unkept.length === 0,
      'agreement/outcome-without-promise',
      `${told(unkept)}没有相应的协议义务`,
      content,
      '在协议义务中写明对应的请求序号，或者更改处理结果',
    ),
    demand(
      kept.length === 0,
      'agreement/promise-on-waived-claim',
      `${told(kept)}又写明了协议义务`,
      content,
      '删去相应的协议义务，或者更改处理结果',
    ),
  );
}
