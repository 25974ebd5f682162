import { marksOf } from '../shared/case/access';
import type { Claim, ClaimKind } from '../shared/case/claims';
import { deadlinesOf, type Deadline } from '../shared/case/deadlines';
import type { CaseFacts } from '../shared/case/facts';
import { mandateStanding, type MandateStanding } from '../shared/case/mandate-standing';
import { stageOf, type Stage } from '../shared/case/stage';
import { isPerformed, promises } from '../shared/paths/performance/facts';
import type { LocalDate } from '../shared/law/local-date';

/** What a list shows of a case beside its columns. */
export type CaseSummary = {
  readonly workers: readonly string[];
  readonly employers: readonly string[];
  readonly claimKinds: readonly ClaimKind[];
  /** Sum of the claims, in fen. */
  readonly amountFen: number;
  readonly workerCount: number;
};

/** What the database keeps of a case beside its facts, in order to find and list it. */
export type CaseColumns = {
  readonly stage: Stage;
  readonly organ: string;
  /** Whom it concerns. */
  readonly marks: readonly string[];
  readonly mediator: string | null;
  readonly district: string;
  readonly door: string;
  readonly disputeKind: string;
  readonly riskLevel: string | null;
  readonly collective: boolean;
  readonly emergency: boolean;
  readonly summary: CaseSummary;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly archivedOn: LocalDate | null;
  /** The most urgent open deadline in which somebody can be late. */
  readonly nextDue: Deadline | undefined;
  readonly nextStatutoryDueOn: LocalDate | null;
  /** The day on which the last promise of the agreement that stands was kept. */
  readonly performedOn: LocalDate | null;
  /** A duty of the organ was done after its last day. */
  readonly late: boolean;
  readonly mandate: MandateStanding | undefined;
};

/** All columns of a case follow from its facts, here and nowhere else. */
export function columnsOf(facts: CaseFacts): CaseColumns {
  const { registration, standing, closing } = facts;
  const due = urgentDeadlines(facts);
  return {
    stage: stageOf(facts),
    organ: standing.organ,
    marks: marksOf(facts),
    mediator: mediatorOf(facts)?.id ?? null,
    district: registration.district,
    door: registration.door,
    disputeKind: registration.disputeKind,
    riskLevel: registration.riskLevel ?? null,
    collective: registration.collective !== undefined,
    emergency: facts.emergencies.some((each) => !each.standDownOn),
    summary: summaryOf(facts),
    openedOn: facts.openedOn,
    closedOn: closing?.closedOn ?? null,
    archivedOn: closing?.archived?.on ?? null,
    nextDue: due[0],
    mandate: mandateStanding(facts),
    nextStatutoryDueOn: due.find((each) => each.kind !== 'policy')?.dueOn ?? null,
    performedOn: performedOn(facts),
    late: deadlinesOf(facts).some(({ kind, state }) => kind === 'duty' && state === 'late'),
  };
}

function performedOn(facts: CaseFacts): LocalDate | null {
  if (!isPerformed(facts)) return null;
  const days = promises(facts).flatMap(({ fulfilledOn }) => (fulfilledOn ? [fulfilledOn] : []));
  return days.toSorted().at(-1) ?? null;
}

/** The open deadlines that have a day and in which somebody can be late, the most urgent first. */
function urgentDeadlines(facts: CaseFacts): Deadline[] {
  return deadlinesOf(facts).filter((each) => each.state === 'open' && !each.informational && each.dueAt !== undefined);
}

/** The mediator who has the case: the one appointed last in the newest mediation that has any. */
export function mediatorOf(facts: CaseFacts): { readonly id: string; readonly name: string } | undefined {
  return facts.mediations.findLast((each) => each.mediators.length > 0)?.mediators.at(-1);
}

export const namesOf = (facts: CaseFacts, side: 'worker' | 'employer'): readonly string[] =>
  facts.registration.parties.filter((party) => party.side === side).map((party) => party.name);

/** What a list shows of a case. */
export function summaryOf(facts: CaseFacts): CaseSummary {
  const { claims, collective } = facts.registration;
  const workers = namesOf(facts, 'worker');
  return {
    workers,
    employers: namesOf(facts, 'employer'),
    claimKinds: [...new Set(claims.map((claim: Claim) => claim.kind))],
    amountFen: claims.reduce((sum, claim) => sum + (claim.amountFen ?? 0), 0),
    workerCount: collective?.workers ?? workers.length,
  };
}

/** The instant on the world's clock at which it is the given instant on a case's clock (ISO, UTC). */
export const inTheWorld = (at: string, shiftMs: number): string => new Date(Date.parse(at) - shiftMs).toISOString();
