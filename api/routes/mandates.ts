import { summaryOf } from '../../db/case-columns';
import { countMandates, listMandates, type ListedMandate, type MandateFilter } from '../../db/mandates';
import type { ActionRequest } from '../../shared/case/actions';
import { reachOf } from '../../shared/case/access';
import type { Actor } from '../../shared/case/actor';
import { mandateStanding, MANDATE_STATES, type MandateState } from '../../shared/case/mandate-standing';
import { MEDIATION_OUTCOMES } from '../../shared/paths/mediation/facts';
import { addDays, daysBetween, endOfDay, localDateOf } from '../../shared/law/local-date';
import { act } from '../acting';
import { mustReach, nowFor, recordedCase, type CurrentCase, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** A period that ends within so many days ends soon. */
const SOON_DAYS = 5;
const OPEN: readonly MandateState[] = [
  ...(['awaiting-answer', 'awaiting-materials', 'mediating'] as const),
  ...(['ended', 'returned', 'rejected'] as const),
];
const OVER = (Object.keys(MANDATE_STATES) as MandateState[]).filter((state) => !OPEN.includes(state));

/** Mandates of courts and commissions, for both sides of the mandate. */
export function mandateRoutes(office: Office): Pick<Handlers, 'listMandates' | 'countMandates' | 'signMaterials'> {
  const { pool, clock } = office;
  return {
    listMandates: async ({ actor, query: { limit, cursor, state, open, late, dueWithin, organ } }) => {
      const now = clock.now();
      const states = state ? [state] : open === undefined ? undefined : open ? OPEN : OVER;
      const filter: MandateFilter = {
        ...{ ...theirs(actor, organ), states },
        ...(late ? { lateAt: now } : {}),
        ...(dueWithin === undefined ? {} : { dueBetween: [now, endOfDay(addDays(localDateOf(now), dueWithin))] }),
      };
      const page = await listMandates(pool, filter, { limit, cursor });
      return { body: { ...page, items: page.items.map((item) => mandateAnswer(office, item)) } };
    },
    countMandates: async ({ actor, query: { organ } }) => {
      const now = clock.now();
      const today = localDateOf(now);
      const soon = endOfDay(addDays(today, SOON_DAYS));
      return {
        body: { ...(await countMandates(pool, theirs(actor, organ), { now, soon })), today, soonDays: SOON_DAYS },
      };
    },
    signMaterials: async ({ actor, key, body: { caseNos } }) => {
      const results = [];
      // One after the other: a desk's worth of cases must not crowd out everybody else.
      for (const caseNo of caseNos) results.push(await signed(office, caseNo, actor, key));
      return { body: { results } };
    },
  };
}

/** A court sees its own mandates, by its code; a mediation organisation those that it has. */
function theirs(actor: Actor, organ: string | undefined): Pick<MandateFilter, 'givenBy' | 'organ' | 'reach'> {
  const givenBy = actor.role === 'court' ? actor.organ : undefined;
  return { organ, givenBy, reach: reachOf(actor) };
}

/** The normal act, under a key of its own for each case: the whole can be asked again. */
async function signed(office: Office, caseNo: string, actor: Actor, key: string) {
  try {
    await mustReach(office, caseNo, actor);
    const { facts } = await recordedCase(office, caseNo, actor);
    const { view } = await act(
      office,
      { caseNo, request: signing(mandateStanding(facts)?.state) },
      actor,
      `${key}.${caseNo}`,
    );
    return { caseNo, ok: true, mandate: receiptOf(office, view) };
  } catch (error) {
    // What does not answer is no answer about the case: the whole is asked again.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { refusals } = error;
    const detail = refusals[0]?.reason ?? error.message;
    return { caseNo, ok: false, detail, refusals };
  }
}

/** Who has not answered yet takes the mandate with the materials, in one act and with one receipt. */
const signing = (state: MandateState | undefined): ActionRequest =>
  state === 'awaiting-answer'
    ? { name: 'mandate.confirm', input: { materialsSigned: true } }
    : { name: 'mandate.sign-materials', input: {} };

function receiptOf(office: Office, { caseNo, facts, shiftMs }: CurrentCase) {
  const standing = mandateStanding(facts);
  if (!standing) return undefined;
  const { workers, employers, amountFen } = summaryOf(facts);
  const ours = { ourCaseNo: caseNo, ourOrgan: facts.standing.organ, shiftMs };
  return mandateAnswer(office, { ...standing, ...ours, workers, employers, amountFen });
}

/** A mandate as it is answered with, on the day that it is for its case. */
function mandateAnswer(office: Office, { shiftMs, ...mandate }: ListedMandate) {
  const today = localDateOf(nowFor(office, shiftMs));
  const { state, outcome, period, receivedOn } = mandate;
  const dueOn = mandate.endedOn === undefined ? period?.dueOn : undefined;
  return {
    ...mandate,
    stateLabel: MANDATE_STATES[state],
    waitingDays: daysBetween(receivedOn, today),
    ...(outcome ? { outcomeLabel: MEDIATION_OUTCOMES[outcome] } : {}),
    ...(dueOn === undefined ? {} : { daysLeft: daysBetween(today, dueOn) }),
    late: mandate.late || (dueOn !== undefined && dueOn < today),
  };
}
