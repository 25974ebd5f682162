import { listCases } from '../../db/case-list';
import type { Page } from '../../db/cursor';
import { worklist } from '../../db/worklist';
import { reachOf } from '../../shared/case/access';
import type { Actor } from '../../shared/case/actor';
import { CLAIM_KINDS, type ClaimKind } from '../../shared/case/claims';
import { yuan } from '../../shared/case/money';
import { STAGES } from '../../shared/case/stage';
import { act } from '../acting';
import { csvFile } from '../csv';
import { handOver } from '../hand-over';
import { mustReach, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type DeskRoutes = 'exportCases' | 'exportWorklist' | 'readHandOver' | 'assign';

const MOST_EXPORTED = 10_000;
const PAGE = 500;

/** Files to take along, a colleague's work, bulk assignment; each shows what its reader may see. */
export function deskRoutes(office: Office): Pick<Handlers, DeskRoutes> {
  const { pool, clock } = office;
  return {
    exportCases: async ({ actor, query: { overdue, ...filter } }) => {
      const asked = { ...filter, ...(overdue ? { overdueAt: clock.now() } : {}), reach: reachOf(actor) };
      const cases = await everything((cursor) => listCases(pool, asked, { limit: PAGE, cursor }));
      const rows = cases.map((each) => [
        ...[each.caseNo, each.workers.join('、'), each.employers.join('、')],
        ...[each.claimKinds.map((kind: ClaimKind) => CLAIM_KINDS[kind].label).join('、'), yuan(each.amountFen)],
        ...[STAGES[each.stage], each.organ, each.mediator ?? '', each.district],
        ...[each.openedOn, each.closedOn ?? '', each.nextDue?.label ?? '', each.nextDue?.dueOn ?? ''],
      ]);
      return { body: csvFile('cases', [CASE_HEAD, ...rows]) };
    },
    exportWorklist: async ({ actor, query: { day, from, to, overdue, ...filter } }) => {
      const now = clock.now();
      const state = overdue === undefined ? {} : overdue ? { overdueAt: now } : { runningAt: now };
      const asked = { ...filter, from: day ?? from, to: day ?? to, ...state, reach: reachOf(actor) };
      const items = await everything((cursor) => worklist(pool, asked, { limit: PAGE, cursor }));
      const rows = items.map((each) => [
        ...[each.dueOn, now >= Date.parse(each.dueAt) ? '已逾期' : '未逾期', each.label, each.about ?? ''],
        ...[each.caseNo, each.workers.join('、'), each.employers.join('、')],
        ...[STAGES[each.stage], each.organ, each.mediator ?? ''],
      ]);
      return { body: csvFile('worklist', [WORK_HEAD, ...rows]) };
    },
    readHandOver: async ({ actor, query: { mediator } }) => {
      const asked = { mediator, reach: reachOf(actor) };
      const [cases, work] = await Promise.all([
        everything((cursor) => listCases(pool, { ...asked, open: true }, { limit: PAGE, cursor })),
        everything((cursor) => worklist(pool, asked, { limit: PAGE, cursor })),
      ]);
      return { body: handOver({ mediator, cases, work }, clock.now()) };
    },
    assign: async ({ actor, key, body: { caseNos, mediator } }) => {
      const results = [];
      // One after the other: a desk's worth of cases must not crowd out everybody else.
      for (const caseNo of caseNos) results.push(await assigned(office, { caseNo, mediator }, actor, key));
      return { body: { results } };
    },
  };
}

const CASE_HEAD = [
  ...['案件编号', '劳动者', '用人单位', '请求事项', '请求金额（元）', '阶段', '办理机构', '调解员', '行政区划'],
  ...['登记日', '结案日', '最近期限', '截止日'],
];
const WORK_HEAD = ['截止日', '状态', '期限', '关于', '案件编号', '劳动者', '用人单位', '阶段', '办理机构', '调解员'];

/** All pages of a list, up to what one file may hold. */
async function everything<Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; items.length < MOST_EXPORTED;) {
    const { items: more, next } = await page(cursor);
    items.push(...more);
    if (next === undefined) break;
    cursor = next;
  }
  return items;
}

type Assignment = {
  readonly caseNo: string;
  readonly mediator: { readonly id: string; readonly name: string; readonly conflictDeclared: boolean };
};

/** The normal act, under a key of its own for each case: the whole can be asked again. */
async function assigned(office: Office, { caseNo, mediator }: Assignment, actor: Actor, key: string) {
  try {
    await mustReach(office, caseNo, actor);
    const request = { name: 'mediation.appoint-mediator' as const, input: { mediator } };
    const { view } = await act(office, { caseNo, request }, actor, `${key}.${caseNo}`);
    return { caseNo, ok: true, seq: view.seq };
  } catch (error) {
    // What does not answer is no answer about the case: the whole is asked again.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return { caseNo, ok: false, detail: error.message, refusals: error.refusals };
  }
}
