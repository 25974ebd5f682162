import type { Citation } from '../statute';
import { CQ553 } from '../statutes/chongqing-2023-553';
import { ENMP } from '../statutes/enterprise-negotiation-mediation-provisions';
import { IMP } from '../statutes/invited-mediation-provisions';
import { OMR } from '../statutes/online-mediation-rules';
import { PERMITTED, refuse, type Verdict } from '../verdict';

export type Concession = {
  /** Where it was made: it decides which text protects it. */
  readonly madeIn: 'negotiation' | 'mediation' | 'court-mediation' | 'online-court-mediation';
  /** Conceded in order to reach an agreement (妥协认可的事实). */
  readonly forCompromise: boolean;
  /** All parties agree that it may be used. */
  readonly bothConsent: boolean;
  /** The provision of law that allows it, named; an unnamed one opens nothing. */
  readonly provisionOfLaw?: string;
  /** Jointly confirmed as undisputed (在线调解规则 18, 22). */
  readonly jointlyConfirmed?: boolean;
};

const PROTECTED_BY: Readonly<Record<Concession['madeIn'], Citation>> = {
  negotiation: ENMP.art('11'),
  mediation: CQ553.art('7'),
  'court-mediation': IMP.art('22'),
  'online-court-mediation': OMR.art('18'),
};

/** The text that protects what was conceded there. */
export const protectedBy = (madeIn: Concession['madeIn']): Citation => PROTECTED_BY[madeIn];

/** Whether what was conceded may be used against the party later. A settlement reached or not makes no difference. */
export function mayUseAgainst(concession: Concession): Verdict {
  const { madeIn, forCompromise, bothConsent, provisionOfLaw, jointlyConfirmed = false } = concession;
  const undisputed = jointlyConfirmed && madeIn === 'online-court-mediation';
  // 特邀调解规定 22 knows no exception by law, the other three do.
  const allowedByLaw = Boolean(provisionOfLaw?.trim()) && madeIn !== 'court-mediation';
  if (!forCompromise || undisputed || bothConsent || allowedByLaw) return PERMITTED;
  return refuse(
    'evidence/compromise-fact',
    '为达成和解或者调解协议作出妥协而认可的事实，不得在后续的仲裁、诉讼中作为对其不利的根据',
    PROTECTED_BY[madeIn],
    madeIn === 'court-mediation'
      ? '经各方当事人均同意后方可使用'
      : '经各方当事人均同意，或者指明法律另有规定的条款后方可使用',
  );
}
