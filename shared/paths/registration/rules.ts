import { all, demand, type Verdict } from '../../law/verdict';
import { cite, type Rule } from '../../case/situation';
import { notBefore } from '../order-of-days';
import { handOverAnsweredOn, leftTheHouse, pendingReferral } from './facts';

/** The case is open and its file may still grow. */
export const isOpen: Rule = ({ facts, book }): Verdict =>
  demand(
    facts.closing === undefined && !leftTheHouse(facts),
    'case/closed',
    facts.closing ? `案件已于${facts.closing.closedOn}结案` : '案件已移送其他单位或者未予登记受理',
    cite(book, 'mediation-records'),
    '当事人有新的争议的，另行登记',
  );

export const mayRefer: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const pending = pendingReferral(situation.facts);
  return demand(
    pending === undefined,
    'registration/referral-pending',
    `已于${pending?.referredOn}转送${pending?.organ}，对方尚未答复`,
    cite(situation.book, 'referral-acceptance'),
    '先登记对方的答复；对方不接收的，仍由首问责任人负责',
  );
};

export const mayAnswerReferral: Rule = (situation) => {
  const pending = pendingReferral(situation.facts);
  return all(
    demand(
      pending !== undefined,
      'registration/no-referral',
      '没有待答复的转送',
      cite(situation.book, 'referral-acceptance'),
      '先办理转送',
    ),
    notBefore(situation, [pending?.referredOn], 'referral-acceptance'),
  );
};

export const mayDecline: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const { negotiations, mediations, registration } = situation.facts;
  return all(
    demand(
      negotiations.length === 0 && mediations.length === 0,
      'registration/already-begun',
      '协商或者调解已经开始，不能再作不予登记处理',
      cite(situation.book, 'mediation-reject'),
      '终结正在进行的程序，或者办理结案',
    ),
    notBefore(situation, [registration.registeredOn], 'mediation-reject'),
  );
};

export const mayAcceptHandOver: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      situation.facts.registration.handOver !== undefined && handOverAnsweredOn(situation.facts) === undefined,
      'registration/nothing-handed-over',
      '没有待接收的移送',
      cite(situation.book, 'referral-acceptance'),
      '无需办理',
    ),
    notBefore(situation, [situation.facts.registration.handOver?.on], 'referral-acceptance'),
  );

export const mayCompleteMaterials: Rule = (situation) => {
  const { missing } = situation.facts.registration;
  return all(
    demand(
      missing !== undefined && missing.completedOn === undefined,
      'registration/nothing-missing',
      '没有尚待补正的材料',
      cite(situation.book, 'arbitration-supplement-notice'),
      '无需办理',
    ),
    notBefore(situation, [missing?.askedOn], 'arbitration-supplement-notice'),
  );
};

export const mayRequestMaterials: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const { missing } = situation.facts.registration;
  return demand(
    missing === undefined,
    'registration/asked-once',
    `已于${missing?.askedOn}一次性告知补正：${missing?.items.join('、')}`,
    cite(situation.book, 'arbitration-supplement-notice'),
    '补正材料应当一次性告知，不得反复要求',
  );
};
