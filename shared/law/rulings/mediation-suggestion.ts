import type { Citation } from '../statute';
import { ACR } from '../statutes/arbitration-case-rules';

/** 办案规则 69 「当事人同意先行调解的，应当暂缓受理；当事人不同意先行调解的，应当依法受理」 */
export function effectOfSuggestion({ applicantConsents }: { readonly applicantConsents: boolean }): {
  readonly effect: 'acceptance-suspended' | 'accept';
  readonly reason: string;
  readonly cite: Citation;
} {
  return applicantConsents
    ? { effect: 'acceptance-suspended', reason: '当事人同意先行调解，暂缓受理，受理期限中止计算', cite: ACR.art('69') }
    : { effect: 'accept', reason: '当事人不同意先行调解，应当依法受理', cite: ACR.art('69') };
}
