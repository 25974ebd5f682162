import { listCases } from '../../db/case-list';
import { entriesAfter } from '../../db/ledger';
import { reachOf } from '../../shared/case/access';
import { availableActions, findAction } from '../../shared/case/actions';
import { intakeChecks } from '../../shared/case/intake-checks';
import type { Actor, Role } from '../../shared/case/actor';
import type { OpeningForm } from '../../shared/case/form';
import { inputSchema } from '../../shared/contract/acts';
import { caseNumberOf } from '../../shared/exchange/court-spreadsheet/cells';
import type { MandateKey } from '../../shared/exchange/court-spreadsheet/columns';
import { localDateOf } from '../../shared/law/local-date';
import { act } from '../acting';
import { caseAnswer, deadlinesAt, etagOf, mustReach, nowFor, recordedCase, situationFor, type Office } from '../office';
import { duplicatesOf, fileOf, open } from '../opening';
import { entriesFor } from '../privacy';
import { Problem } from '../problem';
import { recentCases } from '../recent-cases';
import type { Handlers } from '../route';
import { trainingShift } from '../training-clock';
import { paperRoutes, type PaperRoutes } from './paper';

type CaseRoutes =
  PaperRoutes | 'openCase' | 'listCases' | 'readCase' | 'readEvents' | 'readDeadlines' | 'readActions' | 'act';

export function caseRoutes(office: Office): Pick<Handlers, CaseRoutes> {
  const { pool, clock } = office;
  return {
    ...paperRoutes(office),
    openCase: async ({ body: form, query, actor, key, promised }) => {
      if (isParty(actor) && form.door !== 'online')
        throw new Problem('forbidden', { detail: '当事人本人只能通过网上申请（online）登记' });
      const shiftMs = trainingShift(office, query.clock);
      const opened = await open(office, { form, actor, key, promised, mandate: mandateIn(form), shiftMs });
      const { view, entries } = fileOf(opened);
      recentCases(office).remember(view);
      const duplicates = await duplicatesOf(office, form, view.caseNo);
      return {
        headers: { ...etagOf(view.seq), Location: `/v1/cases/${view.caseNo}` },
        body: {
          ...situationFor(office, view, actor),
          entries: entriesFor(actor, entries),
          checks: intakeChecks(view.facts, duplicates, nowFor(office, view.shiftMs)),
        },
      };
    },
    listCases: async ({ query: { limit, cursor, overdue, ...filter }, actor }) => ({
      body: await listCases(
        pool,
        {
          ...filter,
          ...(overdue ? { overdueAt: clock.now() } : {}),
          reach: reachOf(actor),
        },
        { limit, cursor },
      ),
    }),
    readCase: async ({ params: { caseNo }, query, actor }) => {
      const view = await recordedCase(office, caseNo, actor, query['at-least']);
      return { body: caseAnswer(office, view, actor), headers: etagOf(view.seq) };
    },
    readEvents: async ({ params: { caseNo }, query: { after, limit }, actor }) => {
      await mustReach(office, caseNo, actor);
      const entries = await entriesAfter(pool, caseNo, after, limit + 1);
      if (entries.length === 0) await recordedCase(office, caseNo, actor);
      const page = entries.slice(0, limit);
      return {
        body: { entries: entriesFor(actor, page), ...(entries.length > limit ? { next: page.at(-1)?.seq } : {}) },
      };
    },
    readDeadlines: async ({ params: { caseNo }, actor }) => {
      const { seq, shiftMs, facts } = await recordedCase(office, caseNo, actor);
      const now = nowFor(office, shiftMs);
      return {
        body: { caseNo, seq, today: localDateOf(now), deadlines: deadlinesAt(facts, now) },
        headers: etagOf(seq),
      };
    },
    readActions: async ({ params: { caseNo }, query, actor }) => {
      const role = roleToSeeAs(actor, query.as);
      const { seq, shiftMs, facts } = await recordedCase(office, caseNo, actor);
      const now = nowFor(office, shiftMs);
      const actions = availableActions(facts, role, now).map((each) => ({ ...each, input: inputOf(each.name) }));
      return { body: { caseNo, seq, today: localDateOf(now), role, actions }, headers: etagOf(seq) };
    },
    act: async ({ params: { caseNo }, body: request, actor, key, expectedSeq }) => {
      await mustReach(office, caseNo, actor);
      const { view, entries } = await act(office, { caseNo, request, expectedSeq }, actor, key);
      return {
        body: { ...situationFor(office, view, actor), entries: entriesFor(actor, entries) },
        headers: etagOf(view.seq),
      };
    },
  };
}

const isParty = ({ role }: Actor): boolean => role === 'worker' || role === 'employer';

/** The mandate that a court's clerk, or the organisation for the court, types in at the window. */
function mandateIn({ court }: OpeningForm): MandateKey | undefined {
  if (!court) return undefined;
  const { courtCode, caseNo, mode } = court;
  return { courtCode, caseNo: caseNumberOf(caseNo)?.caseNo ?? caseNo, mode };
}

/** Supervisors may look at a case with another role's eyes. @throws Problem `forbidden` */
export function roleToSeeAs(actor: Actor, as: Role | undefined): Role {
  if (as === undefined || as === actor.role) return actor.role;
  if (actor.role === 'supervisor' || actor.role === 'administrator') return as;
  throw new Problem('forbidden', { detail: '只有监督管理人员、系统管理员可以以其他角色查看' });
}

function inputOf(name: string): Readonly<Record<string, unknown>> {
  const action = findAction(name);
  return action ? inputSchema(action) : {};
}
