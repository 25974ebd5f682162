import { forumAfterTermination } from '../../law/rulings/forum-after-termination';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import { isEnforceableOrder } from '../binding';
import { endOfOrder, validObjection } from './facts';

export function paymentOrderClocks(facts: CaseFacts): Clock[] {
  return facts.paymentOrders.flatMap((p, i): Clock[] => {
    const of = String(i + 1);
    const about = p.court;
    const clocks: Clock[] = [
      {
        rule: 'payment-order-accept-notice',
        of,
        counting: { trigger: p.appliedOn },
        by: ['court'],
        about,
        closedOn: p.acceptedOn ?? p.refused?.on,
      },
    ];
    if (p.acceptedOn)
      clocks.push({
        rule: 'payment-order-issue',
        of,
        counting: { trigger: p.acceptedOn },
        by: ['court'],
        about,
        closedOn: p.issuedOn ?? p.refused?.on,
      });
    if (p.issuedOn)
      clocks.push({
        rule: 'payment-order-undeliverable',
        of,
        counting: { trigger: p.issuedOn },
        by: ['court'],
        about,
        closedOn: p.servedOn ?? endOfOrder(p),
        without: p.voidOn && 'lapsed',
      });
    if (p.servedOn)
      clocks.push({
        rule: 'payment-order-debtor',
        of,
        counting: { trigger: p.servedOn },
        by: ['employer'],
        about,
        closedOn: validObjection(p)?.on ?? endOfOrder(p),
        without: p.enforceableOn && 'lapsed',
      });
    // CPL 250 「从法律文书规定履行期间的最后一日起计算」
    if (p.enforceableOn && isEnforceableOrder(p))
      clocks.push({
        rule: 'enforcement-apply',
        of: `order-${of}`,
        counting: { trigger: p.enforceableOn },
        by: ['worker'],
        about,
        closedOn: facts.performance.enforcement?.on,
      });
    if (p.terminated && forumAfterTermination(p.basis).silenceIsSuit) {
      clocks.push({
        rule: 'payment-order-optout-litigation',
        of,
        counting: { trigger: p.terminated.receivedOn },
        by: ['worker'],
        about,
        closedOn: p.optedOutOn ?? p.suitDeemedOn,
        without: p.suitDeemedOn && 'lapsed',
      });
    }
    return clocks;
  });
}
