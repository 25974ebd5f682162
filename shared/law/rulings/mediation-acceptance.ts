import { ENMP } from '../statutes/enterprise-negotiation-mediation-provisions';
import { all, demand, type Verdict } from '../verdict';

export type AcceptanceFacts = {
  readonly withinScope: boolean;
  /** `undefined`: not answered yet. Silence is no consent. */
  readonly workerConsents: boolean | undefined;
  readonly employerConsents: boolean | undefined;
};

/** 协商调解规定 22: acceptance needs a dispute in scope and the consent of both; else a record and a written notice. */
export function mayAcceptMediation({ withinScope, workerConsents, employerConsents }: AcceptanceFacts): Verdict {
  const art = ENMP.art('22');
  const notice = '做好记录，书面通知申请人，并告知可以申请仲裁';
  const refused = workerConsents === false || employerConsents === false;
  const unanswered = workerConsents === undefined || employerConsents === undefined;
  return all(
    demand(
      withinScope,
      'mediation/out-of-scope',
      '不属于劳动争议受理范围',
      art,
      '做好记录，书面通知申请人，并告知其他救济途径',
    ),
    demand(!refused, 'mediation/consent-refused', '一方当事人不同意调解', art, notice),
    demand(
      refused || !unanswered,
      'mediation/consent-pending',
      '尚有当事人未答复是否同意调解，沉默不视为同意',
      art,
      '征询该方当事人意见并记录',
    ),
  );
}
