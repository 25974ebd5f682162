import { all, demand } from '../../law/verdict';
import { cite, type Rule } from '../../case/situation';
import { notBefore } from '../order-of-days';
import { isOpen } from '../registration/rules';
import type { ArbitrationFacts } from './facts';

const during =
  (holds: (a: ArbitrationFacts) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const { arbitration: a } = situation.facts;
    const steps = [a?.applicationReceivedOn, a?.suggestion?.on, a?.suggestion?.answeredOn, a?.resumedOn, a?.acceptedOn];
    return all(
      demand(
        a !== undefined && holds(a),
        code,
        reason,
        cite(situation.book, 'arbitration-mediation-suggestion'),
        remedy,
      ),
      notBefore(situation, steps, 'arbitration-mediation-suggestion'),
    );
  };

const undecided = (a: ArbitrationFacts) => !a.acceptedOn && !a.refusedOn;

export const maySuggest = during(
  (a) => undecided(a) && !a.suggestion,
  'arbitration/no-suggestion-due',
  '没有可以发出调解建议书的仲裁申请',
  '先登记仲裁申请',
);

export const awaitsAnswer = during(
  (a) => undecided(a) && a.suggestion !== undefined && a.suggestion.consent === undefined,
  'arbitration/no-suggestion',
  '没有待答复的调解建议书',
  '先发出调解建议书',
);

export const mayResume = during(
  (a) => undecided(a) && a.suggestion?.consent === true && !a.resumedOn,
  'arbitration/not-suspended',
  '受理没有暂缓',
  '无需恢复',
);

export const isAccepted = during(
  (a) => a.acceptedOn !== undefined && !a.outcome,
  'arbitration/not-accepted',
  '仲裁委员会尚未受理，或者已经审结',
  '先登记仲裁受理',
);

export const mayDecide = during(undecided, 'arbitration/no-application', '没有待受理的仲裁申请', '先登记仲裁申请');

/** LDMAL 5 and 14: mediation is never a precondition; a party may turn to arbitration at any time, ACR 35: and again. */
export const mayRecordApplication: Rule = (situation) => {
  const { arbitration: a } = situation.facts;
  return all(
    isOpen(situation),
    demand(
      a === undefined || a.refusedOn !== undefined || a.outcome?.kind === 'withdrawn',
      'arbitration/already-applied',
      '已经登记仲裁申请',
      cite(situation.book, 'arbitration-accept'),
      '等待仲裁委员会决定',
    ),
    notBefore(situation, [a?.refusedOn, a?.outcome?.receivedOn], 'arbitration-accept'),
  );
};
