import { protectedBy } from '../../law/rulings/admissibility';
import type { UnsealingProceeding } from '../../law/rulings/unsealing';
import { all, demand, PERMITTED, refuse, type Verdict } from '../../law/verdict';
import type { Actor } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import { cite, type Rule, type Situation } from '../../case/situation';
import { madeIn } from './facts';
import { mayLookUntil } from './seal-limits';
import { isOpenByConsent, isUndecided, type Person, type SealedReference, type Unsealing } from './seals';

export const hasSeal: Rule = ({ facts, book }) =>
  demand(
    facts.standing.sealed.length > 0,
    'standing/nothing-sealed',
    '没有封存的妥协事实',
    cite(book, 'settlement-agreement'),
    '无需办理',
  );

export const hasUndecided: Rule = ({ facts, book }) =>
  demand(
    (facts.standing.unsealings ?? []).some(isUndecided),
    'standing/no-unsealing-asked',
    '没有待答复的启封申请',
    cite(book, 'unsealing-decision'),
    '由仲裁委员会或者人民法院的审查人员先提出申请',
  );

export const sealOf = (facts: CaseFacts, ref: string): SealedReference | undefined =>
  facts.standing.sealed.find((each) => each.ref === ref);

export const isSeal = ({ facts, book }: Situation, ref: string): Verdict =>
  demand(
    sealOf(facts, ref) !== undefined,
    'standing/no-such-seal',
    `没有编号为${ref}的封存事实`,
    cite(book, 'settlement-agreement'),
    '核对封存库编号',
  );

/** Where it was conceded: as noted when it was sealed. */
export const concededIn = (facts: CaseFacts, ref: string) => sealOf(facts, ref)?.madeIn ?? madeIn(facts);

/** The proceedings that a body of this role is conducting on the case now. */
export function pendingBefore({ reviews, confirmations }: CaseFacts, { role }: Actor): UnsealingProceeding[] {
  const [review, confirmation] = [reviews.at(-1), confirmations.at(-1)];
  const reviewing = review?.acceptedOn && !review.statement && !review.declined && !review.withdrawn;
  const confirming =
    confirmation?.acceptedOn && !confirmation.ruling && !confirmation.refused && !confirmation.withdrawn;
  if (role === 'arbitrator' && reviewing) return ['review'];
  return role === 'court' && confirming ? ['confirmation'] : [];
}

/** Everybody who stands behind an act: who did it, and in whose place. */
const peopleOf = ({ id, onBehalfOf }: Pick<Person, 'id' | 'onBehalfOf'>): readonly string[] =>
  onBehalfOf ? [id, onBehalfOf] : [id];

type Deciding = Situation & { readonly actor: Actor; readonly input: { readonly no: number } };

/** Two persons: who asked decides nothing, nor does who acts in the requester's place, nor in whose place it was asked. */
export function mayDecide({ facts, book, actor, input: { no } }: Deciding): Verdict {
  const asked = facts.standing.unsealings?.[no - 1];
  const article = cite(book, 'unsealing-decision');
  const isOne = asked !== undefined && peopleOf(asked.requester).some((each) => peopleOf(actor).includes(each));
  return all(
    demand(
      asked !== undefined && isUndecided(asked),
      'standing/no-such-unsealing',
      `没有序号为${no}的待答复启封申请`,
      article,
      '核对申请序号；已经答复或者失效的，由申请人重新申请',
    ),
    demand(
      !isOne,
      'standing/own-unsealing',
      '启封由两人办理，申请人及其代理人员不能答复本人的申请',
      article,
      '由另一名工作人员答复',
    ),
  );
}

type Looking = Situation & { readonly actor: Actor; readonly input: { readonly ref: string } };

/** May this person read it now: both sides have consented, or the person's own request has been approved and still runs. */
export function mayView(situation: Looking): Verdict {
  const { facts, actor, input } = situation;
  const seal = sealOf(facts, input.ref);
  if (!seal) return isSeal(situation, input.ref);
  if (isOpenByConsent(seal) || runningFor(situation, actor, input.ref)) return PERMITTED;
  return refuse(
    'standing/still-sealed',
    '尚未解除封存：为达成协议作出妥协而认可的事实，不得在其后的仲裁、诉讼中作为对其不利的根据',
    protectedBy(concededIn(facts, input.ref)),
    '由双方当事人分别办理「同意解除封存」；或者由审查人员办理「申请依法启封」，经另一人批准后，由申请人本人在期限内查阅',
  );
}

/** The request under which this very person, and nobody in that person's place, may look today. */
export const runningFor = (situation: Situation, { id, role }: Actor, ref: string): Unsealing | undefined =>
  situation.facts.standing.unsealings?.find(
    (each) =>
      each.ref === ref &&
      each.requester.id === id &&
      each.requester.role === role &&
      each.endedOn === undefined &&
      situation.today <= (mayLookUntil(situation, each) ?? ''),
  );
