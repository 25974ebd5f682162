import type { Rulebook } from '../rulebook';
import { ACR } from '../statutes/arbitration-case-rules';
import type { Citation } from '../statute';
import { demand, type Verdict } from '../verdict';

export type CollectiveFacts = {
  /** Workers with the same request. */
  readonly workers: number;
  readonly commonRequest: boolean;
  readonly collectiveContract?: boolean;
};

/** Whether the collective procedure applies, by the number in the rulebook: 调解仲裁法 7, 办案规则 5 and 62. */
export function collectiveProcedure(
  { workers, commonRequest, collectiveContract = false }: CollectiveFacts,
  { collective }: Pick<Rulebook, 'collective'>,
): { readonly collective: boolean; readonly reason: string; readonly cites: readonly [Citation, ...Citation[]] } {
  const cites = [ACR.art('5'), ACR.art('62'), collective.cite] as const;
  if (collectiveContract) return { collective: true, reason: '因履行集体合同发生的争议', cites };
  const applies = commonRequest && workers >= collective.fromWorkers;
  const reason = applies
    ? `劳动者一方${workers}人并有共同请求，达到${collective.fromWorkers}人以上`
    : `劳动者一方未达到${collective.fromWorkers}人或者没有共同请求`;
  return { collective: applies, reason, cites };
}

/** 办案规则 63 「劳动者可以推举三至五名代表参加仲裁活动」 */
export function mayBeRepresentedBy(count: number, { collective }: Pick<Rulebook, 'collective'>): Verdict {
  const { min, max } = collective.representatives;
  return demand(
    count >= min && count <= max,
    'collective/number-of-representatives',
    `应当推举${min}至${max}名代表，现为${count}名`,
    collective.cite,
    `请重新推举，使代表人数为${min}至${max}名`,
  );
}

/** 办案规则 63 「代表人变更、放弃仲裁请求或者承认对方当事人的仲裁请求，进行和解，必须经被代表的当事人同意」 */
export function mayRepresentativeSettle({ withoutConsent }: { readonly withoutConsent: number }): Verdict {
  return demand(
    withoutConsent === 0,
    'collective/consent-of-represented',
    `尚有${withoutConsent}名被代表的劳动者未同意和解`,
    ACR.art('63'),
    '取得被代表的劳动者同意后再签署，或者仅就已同意的劳动者达成协议',
  );
}
