import type { LocalDate } from '../law/local-date';
import { conclusionRule } from '../paths/mediation/limits';
import type { Mandate, Mediation, MediationBasis, MediationOutcome } from '../paths/mediation/facts';
import { findDeadline, type Deadline } from './deadlines';
import type { CaseFacts } from './facts';

/** How it stands with a mandate (委派、委托), as both who gave it and who has it say. */
export const MANDATE_STATES = {
  'awaiting-answer': '待接受',
  'awaiting-materials': '待签收材料',
  mediating: '调解中',
  ended: '调解已结束，待回传',
  returned: '结果已回传，待审核',
  rejected: '结果被退回，待补正',
  closed: '已审核办结',
  declined: '已退回委派委托',
  recalled: '已撤回',
} as const;
export type MandateState = keyof typeof MANDATE_STATES;

/** A mandate on one line; days in Asia/Shanghai, instants in UTC on the case's clock. Names no party. */
export type MandateStanding = Pick<Mandate, 'from' | 'organ' | 'caseNo' | 'receivedOn' | 'confirmedOn'> & {
  readonly state: MandateState;
  readonly basis: MediationBasis;
  readonly materialsSignedOn?: LocalDate | undefined;
  /** The period that runs, or that ran until the mediation was over; none before materials are signed for. */
  readonly period?: Pick<Deadline, 'rule' | 'label' | 'dueOn' | 'dueAt'> | undefined;
  readonly extendedUntil?: LocalDate | undefined;
  readonly outcome?: MediationOutcome | undefined;
  readonly endedOn?: LocalDate | undefined;
  /** Ended by its period, or after it. */
  readonly late: boolean;
  readonly result?: Omit<Mandate['results'][number], 'outcome'> | undefined;
  readonly mediator?: string | undefined;
};

/** The newest mandate of a case; undefined for a case without one. */
export function mandateStanding(facts: CaseFacts): MandateStanding | undefined {
  const index = facts.mediations.findLastIndex((each) => each.mandate);
  const m = facts.mediations[index];
  if (!m?.mandate) return undefined;
  const { mandate, outcome } = m;
  const state = stateOf(m, mandate);
  const period = periodOf(facts, m, state, String(index + 1));
  const result = mandate.results.at(-1);
  return {
    ...{ from: mandate.from, organ: mandate.organ, caseNo: mandate.caseNo, receivedOn: mandate.receivedOn },
    ...{
      confirmedOn: mandate.confirmedOn,
      materialsSignedOn: mandate.materialsSignedOn,
      basis: m.basis,
      state,
      period,
    },
    extendedUntil: m.extension?.until,
    outcome: outcome?.kind,
    endedOn: outcome?.on,
    late: outcome !== undefined && isLate(outcome, period?.dueOn),
    result: result && { revision: result.revision, sentOn: result.sentOn, receipt: result.receipt },
    mediator: m.mediators.at(-1)?.name,
  };
}

function stateOf({ outcome }: Mediation, { confirmedOn, materialsSignedOn, results }: Mandate): MandateState {
  const newest = results.at(-1);
  if (newest) return newest.receipt ? newest.receipt.decision : 'returned';
  switch (outcome?.kind) {
    case undefined:
      if (confirmedOn === undefined) return 'awaiting-answer';
      return materialsSignedOn === undefined ? 'awaiting-materials' : 'mediating';
    case 'declined':
    case 'recalled':
      return outcome.kind;
    default:
      return 'ended';
  }
}

/** Before it is taken, the period for the answer; afterwards the one of the mediation. */
function periodOf(facts: CaseFacts, m: Mediation, state: MandateState, of: string): MandateStanding['period'] {
  const rule = state === 'awaiting-answer' || state === 'declined' ? 'online-org-confirm' : conclusionRule(facts, m);
  const found = findDeadline(facts, `${rule}/${of}`);
  return found && { rule: found.rule, label: found.label, dueOn: found.dueOn, dueAt: found.dueAt };
}

const isLate = ({ kind, on }: NonNullable<Mediation['outcome']>, dueOn: LocalDate | undefined): boolean =>
  kind === 'lapsed' || (kind !== 'declined' && kind !== 'recalled' && dueOn !== undefined && on > dueOn);
