import type { Citation } from '../statute';
import { ACR } from '../statutes/arbitration-case-rules';
import { CPLI } from '../statutes/civil-procedure-law-interpretation';
import { OMR } from '../statutes/online-mediation-rules';
import { all, demand, type Verdict } from '../verdict';
import { mayUseAgainst, type Concession } from './admissibility';

/** In which proceeding, and before whom, a provision lets somebody look behind a seal. */
export type UnsealingProceeding = 'review' | 'confirmation';

type Provision = {
  /** As it is read aloud: who may do what. */
  readonly label: string;
  readonly proceeding: UnsealingProceeding;
  readonly cite: Citation;
};

/**
 * 「法律另有规定」: the provisions on which a look may rest; a closed list. Each lets an authority verify whether an
 * agreement is true and lawful. None makes what was conceded evidence against who conceded it.
 */
export const UNSEALING_PROVISIONS = {
  'verify-with-organisation': {
    label: '人民法院审查司法确认申请，必要时可以向调解组织核实有关情况',
    proceeding: 'confirmation',
    cite: CPLI.art('356'),
  },
  'suspected-false-mediation': {
    label: '人民法院审查司法确认申请，发现当事人可能虚假调解、侵害他人合法权益',
    proceeding: 'confirmation',
    cite: OMR.art('23'),
  },
  'suspected-false-evidence': {
    label: '仲裁委员会审查调解协议，当事人提供的证据材料有弄虚作假嫌疑',
    proceeding: 'review',
    cite: ACR.art('78'),
  },
} as const satisfies Readonly<Record<string, Provision>>;
export type UnsealingProvision = keyof typeof UNSEALING_PROVISIONS;

const PROCEEDINGS: Readonly<Record<UnsealingProceeding, string>> = { review: '仲裁审查', confirmation: '司法确认' };

type Asked = Pick<Concession, 'madeIn'> & {
  readonly provision: UnsealingProvision;
  /** The proceedings that the asking authority is conducting on this case now. */
  readonly pending: readonly UnsealingProceeding[];
};

/** Whether a provision lets this authority ask for the content now. IMP 22 knows no exception by law: it opens nothing. */
export function mayAskByLaw({ madeIn, provision, pending }: Asked): Verdict {
  const { proceeding, cite, label } = UNSEALING_PROVISIONS[provision];
  return all(
    mayUseAgainst({ madeIn, forCompromise: true, bothConsent: false, provisionOfLaw: cite.label }),
    demand(
      pending.includes(proceeding),
      'unsealing/no-such-proceeding',
      `「${label}」须在${PROCEEDINGS[proceeding]}受理之后、作出决定之前，由审查的单位提出`,
      cite,
      `${PROCEEDINGS[proceeding]}受理后再申请；也可以征得双方当事人同意`,
    ),
  );
}
