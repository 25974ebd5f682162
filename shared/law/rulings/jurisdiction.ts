import type { LocalDate } from '../local-date';
import type { Citation } from '../statute';
import { ACR } from '../statutes/arbitration-case-rules';
import { LDMAL } from '../statutes/labour-dispute-mediation-arbitration-law';

/** Places as the names (or codes) of the commissions' districts. */
export type JurisdictionFacts = {
  /** Where the work is actually done; several where it is done in several places; empty if unclear. */
  readonly performancePlaces: readonly string[];
  readonly employerPlace: string;
  /** Applications already made, each with the day of acceptance if it was accepted. */
  readonly filed?: readonly { readonly at: string; readonly acceptedOn?: LocalDate }[];
};

export type Jurisdiction = {
  /** The commissions that may be chosen; exactly one where the law decides. */
  readonly places: readonly string[];
  readonly decidedBy: 'choice' | 'place-of-performance' | 'first-accepted' | 'employer-place';
  readonly reason: string;
  readonly cites: readonly [Citation, ...Citation[]];
};

const LAW: readonly [Citation, Citation] = [LDMAL.art('21'), ACR.art('8')];

/** The commission for a dispute: 调解仲裁法 21, 办案规则 8. A later move of either place changes nothing. */
export function arbitrationJurisdiction({
  performancePlaces,
  employerPlace,
  filed = [],
}: JurisdictionFacts): Jurisdiction {
  if (performancePlaces.length === 0) {
    return {
      places: [employerPlace],
      decidedBy: 'employer-place',
      reason: '劳动合同履行地不明确的，由用人单位所在地的仲裁委员会管辖',
      cites: LAW,
    };
  }
  const atPerformance = filed.filter(({ at }) => performancePlaces.includes(at));
  const first = firstAccepted(atPerformance);
  if (new Set(atPerformance.map(({ at }) => at)).size > 1 && first !== undefined) {
    return {
      places: [first],
      decidedBy: 'first-accepted',
      reason: '有多个劳动合同履行地的，由最先受理的仲裁委员会管辖',
      cites: LAW,
    };
  }
  const atEmployer = filed.some(({ at }) => at === employerPlace && !performancePlaces.includes(at));
  if (atEmployer && atPerformance.length > 0) {
    return {
      places: [...new Set(atPerformance.map(({ at }) => at))],
      decidedBy: 'place-of-performance',
      reason: '双方分别向劳动合同履行地和用人单位所在地申请仲裁的，由劳动合同履行地的仲裁委员会管辖',
      cites: LAW,
    };
  }
  return {
    places: [...new Set([...performancePlaces, employerPlace])],
    decidedBy: 'choice',
    reason: '由劳动合同履行地或者用人单位所在地的仲裁委员会管辖',
    cites: LAW,
  };
}

function firstAccepted(filed: readonly { readonly at: string; readonly acceptedOn?: LocalDate }[]): string | undefined {
  const accepted = filed.filter(({ acceptedOn }) => acceptedOn !== undefined);
  const [first] = [...accepted].sort((a, b) => (a.acceptedOn! < b.acceptedOn! ? -1 : 1));
  return first?.at;
}
