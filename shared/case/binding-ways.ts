import type { LocalDate } from '../law/local-date';
import { rule, type RuleId } from '../law/rulebooks/rulebooks';
import type { Citation } from '../law/statute';
import type { Refusal } from '../law/verdict';
import { findAction, situationOf, type ActionName } from './actions';
import { deadlinesOf } from './deadlines';
import type { CaseFacts } from './facts';

/** One way to secure an agreement, as it is laid before both sides (渝人社〔2023〕553号). */
export type BindingWay = {
  readonly key: 'review' | 'confirmation' | 'neither';
  readonly label: string;
  readonly effect: string;
  /** The last day for it, as long as its period runs. */
  readonly dueOn?: LocalDate;
  readonly who: string;
  /** Why it cannot be chosen today; empty if it can. */
  readonly blockers: readonly Refusal[];
  readonly cites: readonly Citation[];
};

type Way = Pick<BindingWay, 'key' | 'label' | 'effect' | 'who'> & {
  readonly enters: ActionName;
  readonly rule: RuleId;
};

const WAYS: readonly Way[] = [
  {
    key: 'review',
    label: '仲裁审查',
    effect: '仲裁委员会制作调解书，双方签收后发生法律效力；一方逾期不履行的，对方可以申请人民法院强制执行',
    who: '双方当事人共同向有管辖权的仲裁委员会申请',
    enters: 'review.apply',
    rule: 'arbitration-review-apply',
  },
  {
    key: 'confirmation',
    label: '司法确认',
    effect: '人民法院裁定调解协议有效；一方拒绝履行或者未全部履行的，对方可以申请强制执行',
    who: '双方当事人共同向人民法院申请',
    enters: 'confirmation.apply',
    rule: 'judicial-confirmation-apply',
  },
  {
    key: 'neither',
    label: '仅凭协议',
    effect:
      '协议对双方有约束力，但不能直接申请强制执行；不履行的，符合条件的可以申请支付令，也可以申请仲裁，仅就劳动报酬达成协议的可以直接起诉',
    who: '任何一方表示不申请审查和确认，调解组织告知后果',
    enters: 'agreement.decline-binding',
    rule: 'mediation-agreement-performance',
  },
];

/** 审查、确认、仅凭协议, side by side on a day. */
export function bindingWays(facts: CaseFacts, today: LocalDate): readonly BindingWay[] {
  const situation = situationOf(facts, today);
  const open = deadlinesOf(facts).filter(({ state }) => state === 'open');
  return WAYS.map(({ enters, rule: id, ...way }) => {
    const verdict = findAction(enters)?.rule(situation);
    const dueOn = way.key === 'neither' ? undefined : open.find((each) => each.rule === id)?.dueOn;
    return {
      ...way,
      ...(dueOn ? { dueOn } : {}),
      blockers: verdict && !verdict.ok ? verdict.refusals : [],
      cites: rule(situation.book, id).cites,
    };
  });
}
