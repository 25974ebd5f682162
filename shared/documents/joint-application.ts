import type { CaseFacts } from '../case/facts';
import type { Citation } from '../law/statute';
import { canBeBound } from '../paths/agreement/facts';
import type { Occasion } from './kind';
import { agreementOf, dayOf, dueDays, promised } from './matters';
import { particular } from './parties';

// What the two joint applications have in common by which an agreement is made binding: 仲裁审查, 司法确认.

/** Both sides apply. */
export const JOINT_APPLICANTS = { worker: '申请人（劳动者）', employer: '申请人（用人单位）' } as const;

/** An agreement that may be made binding: the application is offered, and due once it has been made. */
export const bindable = (facts: CaseFacts, appliedOn: (agreement: number) => Occasion['on'] | undefined) =>
  facts.agreements.flatMap((agreement, i): Occasion[] => {
    const applied = appliedOn(i);
    if (!agreement.effectiveOn || !canBeBound(agreement) || (agreement.undone && !applied)) return [];
    const label = facts.agreements.length > 1 ? `第${agreement.version}版协议` : '';
    const on = applied ?? agreement.effectiveOn;
    return [{ about: String(i + 1), label, on, when: applied ? 'due' : 'offered' }];
  });

/**
 * What both must tell of themselves and of their agreement, by the article that demands it.
 * @param since the article by whose words the day counts on which the agreement came into force.
 */
export const jointParticulars = (cite: Citation, since: Citation = cite) => ({
  workerIdentity: particular('worker', 'idNo', cite),
  employerIdentity: particular('employer', 'idNo', cite),
  workerAddress: particular('worker', 'address', cite),
  employerAddress: particular('employer', 'address', cite),
  workerPhone: particular('worker', 'phone', cite),
  employerPhone: particular('employer', 'phone', cite),
  agreement: promised('调解协议', cite, 'agreement.conclude'),
  dueDays: dueDays(cite, 'agreement.conclude'),
  effectiveOn: dayOf('协议生效之日', (source) => agreementOf(source)?.effectiveOn, {
    cite: since,
    enter: 'agreement.sign',
  }),
});
