import type { LocalDate } from '../../law/local-date';
import type { RuleId } from '../../law/rulebooks/rulebooks';
import { mayAcceptMediation } from '../../law/rulings/mediation-acceptance';
import { all, demand, type Verdict } from '../../law/verdict';
import { lastDayOf } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import { cite, type Rule, type Situation } from '../../case/situation';
import { notBefore } from '../order-of-days';
import { isOpen } from '../registration/rules';
import { mediating, type Mediation, isEntrusted, MEDIATION_BASES } from './facts';
import { mediationClocks, conclusionRule } from './limits';

/** ENMP 21 「发生劳动争议，当事人可以口头或者书面形式向调解委员会提出调解申请」 */
export const mayApply: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      mediating(situation.facts) === undefined,
      'mediation/already-open',
      '已有一次调解正在进行',
      cite(situation.book, 'mediation-application'),
      '在正在进行的调解中办理，或者先终结该次调解',
    ),
    demand(
      !situation.facts.agreements.some((a) => a.kind === 'mediation' && a.effectiveOn && !a.undone),
      'mediation/already-agreed',
      '当事人已经达成生效的调解协议',
      cite(situation.book, 'mediation-agreement-effective'),
      '对协议履行有争议的，按协议履行程序办理；审查、确认未获支持的，可以变更协议',
    ),
  );

/** A mediation is going on for which the condition holds. */
export const whileMediating =
  (
    holds: (m: Mediation, facts: CaseFacts) => boolean,
    code: string,
    reason: string,
    basis: RuleId,
    remedy: string,
  ): Rule =>
  (situation): Verdict => {
    const m = mediating(situation.facts);
    return all(
      isOpen(situation),
      demand(m !== undefined && holds(m, situation.facts), code, reason, cite(situation.book, basis), remedy),
      notBefore(situation, [m?.receivedOn, m?.mandate?.confirmedOn], basis),
    );
  };

/** ENMP 22 「对属于劳动争议受理范围且双方当事人同意调解的，应当在3个工作日内受理」 */
export const mayAccept: Rule = (situation) => {
  const { facts, book } = situation;
  const m = mediating(facts);
  const basis = cite(book, 'mediation-accept');
  if (!m || m.acceptedOn || isEntrusted(m)) {
    return demand(
      false,
      'mediation/no-application',
      '没有待受理的调解申请',
      basis,
      '先登记调解申请；委派、委托调解请办理接受委派委托',
    );
  }
  const { worker, employer } = m.consents;
  return all(
    isOpen(situation),
    mayAcceptMediation({ withinScope: true, workerConsents: worker?.given, employerConsents: employer?.given }),
    notBefore(situation, [m.receivedOn], 'mediation-accept'),
  );
};

/** The last day on which this mediation may still end in an agreement. */
export const lastDayToConclude = ({ facts, book, calendar }: Situation): LocalDate | undefined => {
  const m = mediating(facts);
  return m && lastDayOf(mediationClocks(facts), conclusionRule(facts, m), book, calendar);
};

/** Accepted, and its period not over. */
export const isRunning: Rule = (situation) => {
  const { facts, book, today } = situation;
  const m = mediating(facts);
  const basis = cite(book, m ? conclusionRule(facts, m) : 'mediation-conclude-committee');
  if (!m?.acceptedOn)
    return all(
      isOpen(situation),
      demand(false, 'mediation/not-running', '没有正在进行的调解', basis, '先受理调解申请或者接受委派委托'),
    );
  const lastDay = lastDayToConclude(situation);
  return all(
    isOpen(situation),
    demand(
      lastDay === undefined || today <= lastDay,
      'mediation/term-over',
      `调解期限已于${lastDay}届满，视为调解不成`,
      basis,
      '当事人可以申请仲裁；双方愿意的，可以重新申请调解',
    ),
    notBefore(situation, [m.acceptedOn, m.mandate?.materialsSignedOn], conclusionRule(facts, m)),
  );
};

/** ENMP 29 「双方当事人同意延期的可以延长」; the ten working days of ACR 70 cannot be extended. */
export const mayExtend: Rule = (situation) => {
  const m = mediating(situation.facts);
  return all(
    isRunning(situation),
    demand(
      !m || MEDIATION_BASES[m.basis].extendable,
      'mediation/not-extendable',
      '仲裁委托调解的期限不得延长，期满未达成协议的应当及时开庭',
      cite(situation.book, 'arbitration-entrusted-mediation'),
      '期限届满前未达成协议的，退回仲裁委员会开庭审理',
    ),
    demand(
      !m?.mandate || m.mandate.from !== 'court' || m.mandate.materialsSignedOn !== undefined,
      'mediation/materials-not-signed',
      '尚未签收人民法院移交的材料，调解期限尚未起算',
      cite(situation.book, 'court-delegated-mediation'),
      '先登记签收材料',
    ),
  );
};
