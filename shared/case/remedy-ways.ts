import type { LocalDate } from '../law/local-date';
import { written } from '../law/period';
import { rule, type RuleId } from '../law/rulebooks/rulebooks';
import { forumAfterTermination } from '../law/rulings/forum-after-termination';
import { paymentOrderFee } from '../law/rulings/court-fee';
import type { Citation } from '../law/statute';
import { FEE } from '../law/statutes/litigation-fee-measures';
import { LDI1 } from '../law/statutes/labour-dispute-interpretation-1';
import { LDMAL } from '../law/statutes/labour-dispute-mediation-arbitration-law';
import type { Refusal, Verdict } from '../law/verdict';
import { effectiveMediationAgreement } from '../paths/agreement/facts';
import { isEnforceable, isEnforceableOrder } from '../paths/binding';
import { mayGuideTo } from '../paths/guidance';
import { brokenPromises } from '../paths/performance/facts';
import { findAction, situationOf, type ActionName } from './actions';
import type { CaseFacts } from './facts';
import { yuan } from './money';
import type { Situation } from './situation';

/** One way open to the worker when the employer has not kept its promise (调解仲裁法第十六条, 劳动争议解释（一）13、51). */
export type RemedyWay = {
  readonly key: 'enforcement' | 'payment-order' | 'suit' | 'arbitration';
  readonly label: string;
  /** What it is, for somebody who has never heard of it. */
  readonly plain: string;
  readonly cost: string;
  readonly time: string;
  readonly cites: readonly Citation[];
  /** Why it is closed today; empty if it is open. */
  readonly blockers: readonly Refusal[];
  /** The act by which it is begun, if it is begun here. */
  readonly enters?: ActionName;
  /** Why this one first; absent for the others. */
  readonly recommended?: readonly string[];
};

type Way = Omit<RemedyWay, 'blockers' | 'recommended'> & {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
};

/** What is still owed on broken promises to pay, in fen. */
export const owedFen = (facts: CaseFacts): number =>
  brokenPromises(facts)
    .filter(({ kind }) => kind === 'pay')
    .reduce((sum, { amountFen = 0, paidFen }) => sum + amountFen - paidFen, 0);

/**
 * The ways on a day, the open ones first; empty as long as no promise is broken. The first open one in the order of
 * enforcement, payment order, suit and arbitration is recommended: each spares a procedure that the next one needs.
 */
export function remedyWays(facts: CaseFacts, today: LocalDate): readonly RemedyWay[] {
  const situation = situationOf(facts, today);
  const isNeeded = brokenPromises(facts).length > 0 || facts.paymentOrders.at(-1)?.terminated !== undefined;
  if (!isNeeded) return [];
  const ways = [enforcement, paymentOrder, suit, arbitration].map((way) => way(situation));
  // Who has objected to one order will object to the next.
  const isSpent = facts.paymentOrders.at(-1)?.terminated !== undefined;
  const first = ways.find(({ key, verdict }) => verdict.ok && !(isSpent && key === 'payment-order'));
  const shown = ways.map(({ verdict, reasons, ...way }) => ({
    ...way,
    blockers: verdict.ok ? [] : verdict.refusals,
    ...(way.key === first?.key ? { recommended: reasons } : {}),
  }));
  return [...shown.filter((each) => each.blockers.length === 0), ...shown.filter((each) => each.blockers.length > 0)];
}

const periodOf = ({ book }: Situation, id: RuleId): string => {
  const { period } = rule(book, id);
  return period ? written(period) : '';
};

const verdictOn = (name: ActionName, situation: Situation): Verdict =>
  findAction(name)?.rule(situation) ?? { ok: false, refusals: [] };

function enforcement(situation: Situation): Way {
  const { facts, book } = situation;
  const byOrder = isEnforceableOrder(facts.paymentOrders.at(-1)) && !isEnforceable(facts);
  return {
    key: 'enforcement',
    label: '申请强制执行',
    plain: '请人民法院查找并扣划单位的财产，把钱付给您。',
    cost: '不用先交费，执行后由单位负担',
    time: `在${periodOf(situation, 'enforcement-apply')}内申请`,
    cites: [...rule(book, 'enforcement-apply').cites, FEE.art('10')],
    enters: 'performance.apply-enforcement',
    verdict: verdictOn('performance.apply-enforcement', situation),
    reasons: [
      byOrder
        ? '单位收到支付令后，没有在期限内付款，也没有提出有效的异议'
        : '协议已经仲裁审查或者司法确认，有强制执行的效力',
      '不用再打官司',
    ],
  };
}

function paymentOrder(situation: Situation): Way {
  const { facts, book } = situation;
  const owed = owedFen(facts);
  const onAgreement = effectiveMediationAgreement(facts) !== undefined;
  return {
    key: 'payment-order',
    label: '申请支付令',
    plain: '请人民法院发一份命令，要求单位付款，不用开庭。单位在期限内提出书面异议的，支付令失效，您再走下一步。',
    cost: owed > 0 ? `申请费${yuan(paymentOrderFee(owed).fen)}元，单位没有异议的由单位负担` : '按金额计算，比起诉少',
    time: `法院${periodOf(situation, 'payment-order-accept-notice')}内答复是否受理，受理后${periodOf(situation, 'payment-order-issue')}内发出；单位收到后有${periodOf(situation, 'payment-order-debtor')}`,
    cites: [...rule(book, 'payment-order-eligibility').cites, FEE.art('14')],
    enters: 'payment-order.apply',
    verdict: verdictOn('payment-order.apply', situation),
    reasons: [
      onAgreement
        ? '欠的是劳动报酬、工伤医疗费、经济补偿或者赔偿金，已经写进调解协议（调解仲裁法第十六条）'
        : '欠的是劳动报酬（劳动合同法第三十条）',
      '钱已经到期，数额确定',
      '不用开庭，通常最快',
    ],
  };
}

/** Where an ended payment order leads, if there was one: by its basis to the court at once, or to arbitration first. */
function afterOrder({ facts }: Situation) {
  const order = facts.paymentOrders.at(-1);
  return order?.terminated && forumAfterTermination(order.basis);
}

function suit(situation: Situation): Way {
  const after = afterOrder(situation);
  return {
    key: 'suit',
    label: '向人民法院起诉',
    plain: '把调解协议交给人民法院，请法院判决单位付款。要开庭。',
    cost: '劳动争议案件每件10元；法院按普通民事案件受理的，按金额计算',
    time: '一审一般需要三到六个月',
    cites: [...(after?.cites ?? [LDI1.art('51')]), FEE.art('13')],
    verdict: mayGuideTo('litigation', situation),
    reasons: [
      after?.forum === 'sue-directly' ? after.reason : '协议只涉及劳动报酬，单位不履行的，可以直接起诉',
      '不用先申请仲裁',
    ],
  };
}

function arbitration(situation: Situation): Way {
  const after = afterOrder(situation);
  return {
    key: 'arbitration',
    label: '申请劳动人事争议仲裁',
    plain: '请仲裁委员会开庭裁决。对裁决不服的，还可以起诉。',
    cost: '不收费',
    time: `受理后一般${periodOf(situation, 'arbitration-award')}内裁决`,
    cites: [LDMAL.art('5'), ...(after?.forum === 'arbitrate-first' ? after.cites : [])],
    enters: 'arbitration.record-application',
    verdict: mayGuideTo('arbitration', situation),
    reasons: [after?.forum === 'arbitrate-first' ? after.reason : '其他途径现在都不能走，仲裁总是可以申请'],
  };
}
