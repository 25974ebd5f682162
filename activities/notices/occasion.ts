import { findDeadline, deadlinesOf, type Deadline } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import type { Notice } from '../../shared/case/notice';
import type { RuleId } from '../../shared/law/rulebooks/rulebooks';
import type { Wording } from './template';

/** What a notice is about: the case as it was when the notice was ordered, and the occasion that its key names. */
export type Occasion = {
  readonly facts: CaseFacts;
  readonly notice: Notice;
  readonly wording: Wording;
  /** Number of the negotiation, mediation, agreement … it is about, from 1. */
  readonly round: number;
  /** Number of the obligation, where it is about one. */
  readonly part: number | undefined;
};

/** Keys read `template/round`, `template/round-part@day`, `mediation-failed/agreement-1`; a case has at least one round. */
export function occasionOf(notice: Notice, facts: CaseFacts, wording: Wording): Occasion {
  const [, round, part] =
    /^(?:agreement-)?(\d+)(?:-(\d+))?(?:@|$)/.exec(notice.key.slice(notice.template.length + 1)) ?? [];
  return { facts, notice, wording, round: Number(round ?? 1), part: part === undefined ? undefined : Number(part) };
}

/** The deadline of a rule in this round; else the newest of that rule. */
export function deadlineUnder(rule: RuleId, { facts, round, part }: Occasion): Deadline | undefined {
  const keys = [`${rule}/${round}-${part ?? 1}`, `${rule}/${round}`];
  const ofRound = keys.map((key) => findDeadline(facts, key)).find((each) => each !== undefined);
  return ofRound ?? deadlinesOf(facts).find((each) => each.rule === rule);
}
