import { type z } from 'zod';
import type { Rulebook } from '../../law/rulebook';
import { mayAgent } from '../../law/rulings/agent-authority';
import { collectiveProcedure, mayRepresentativeSettle } from '../../law/rulings/collective';
import { all, demand, PERMITTED, type Verdict } from '../../law/verdict';
import type { CaseFacts } from '../../case/facts';
import { cite, type Rule } from '../../case/situation';
import { isRunning } from '../mediation/rules';
import { believedLapsed, mediating } from '../mediation/facts';
import { conclusionRule } from '../mediation/limits';
import { notBefore } from '../order-of-days';
import { isOpen } from '../registration/rules';
import {
  indexInForce,
  awaitsMarks,
  standing,
  effectiveMediationAgreement,
  inForce,
  type Mark,
  type obligation,
} from './facts';

/** Refused by review or by the court: the parties may change their agreement, or make a new one (CPLI 358). */
const refusedElsewhere = (facts: CaseFacts): boolean => {
  const index = indexInForce(facts.agreements);
  const review = facts.reviews.findLast((each) => each.agreement === index);
  const confirmation = facts.confirmations.findLast((each) => each.agreement === index);
  return review?.declined !== undefined || confirmation?.refused !== undefined;
};

/** Reached while the mediation goes on, or on its last day and entered only after the midnight that ended it. */
export const mayConclude: Rule = (situation) => {
  const { facts, today } = situation;
  const mayChange = !mediating(facts) && !awaitsMarks(facts) && refusedElsewhere(facts);
  if (mayChange) return isOpen(situation);
  const lapsed = believedLapsed(facts, today);
  return lapsed
    ? all(isOpen(situation), notBefore(situation, [lapsed.acceptedOn], conclusionRule(facts, lapsed)))
    : isRunning(situation);
};

/** CQ553 二（三）10: before the signatures, so also once the terms are agreed upon. */
export const mayAssess: Rule = (situation) =>
  awaitsMarks(situation.facts) ? isOpen(situation) : mayConclude(situation);

/** ENMP 26 「调解协议书由双方当事人签名或者盖章，经调解员签名并加盖调解委员会印章后生效」 */
export const maySign: Rule = ({ facts, book }) => {
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

export const isUnsigned: Rule = (situation) => {
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

export const mayDeclineBinding: Rule = ({ facts, book }) =>
  demand(
    effectiveMediationAgreement(facts) !== undefined,
    'agreement/not-in-effect',
    '没有已经生效的调解协议',
    cite(book, 'arbitration-review-apply'),
    '待调解协议生效后选择',
  );

/** CQ553 二（二）7: a settlement whose procedure and content are lawful may serve as evidence. */
export const maySubmitAsEvidence: Rule = ({ facts, book }) => {
  const a = inForce(facts);
  return demand(
    a?.kind === 'settlement' && a.evidenceReview === undefined,
    'agreement/no-settlement-to-review',
    '没有可以送请审查的和解协议',
    cite(book, 'settlement-agreement'),
    '调解协议请办理仲裁审查申请',
  );
};

export const awaitsEvidenceReview: Rule = ({ facts, book }) => {
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
export const mayPutMark = ({ by, authority }: { by: Mark; authority: 'in-person' | 'general' | 'special' }): Verdict =>
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
export function touchesStatus(
  terms: { fixesStatus: boolean; obligations: z.output<typeof obligation>[] },
  facts: CaseFacts,
): boolean {
  const statusClaims = facts.registration.claims
    .filter((claim) => claim.kind === 'labour-relationship')
    .map((claim) => claim.no);
  return terms.fixesStatus || terms.obligations.some((each) => each.claimNos?.some((no) => statusClaims.includes(no)));
}
