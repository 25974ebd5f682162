import { entriesAfter } from '../../db/ledger';
import { bindingWays } from '../../shared/case/binding-ways';
import { docketLine } from '../../shared/case/docket-line';
import { reviewSheet } from '../../shared/case/review-sheet';
import { pathMap } from '../../shared/case/path-map';
import { localDateOf } from '../../shared/law/local-date';
import { nowFor, recordedCase, type Office } from '../office';
import { entriesFor } from '../privacy';
import type { Handlers } from '../route';

export type PaperRoutes = 'readDocket' | 'readPath' | 'readBinding';

/** The case as its paper file is read: docket, path, and how the agreement can be secured. */
export function paperRoutes(office: Office): Pick<Handlers, PaperRoutes> {
  return {
    readDocket: async ({ params: { caseNo }, query: { after, limit }, actor }) => {
      await recordedCase(office, caseNo, actor);
      const entries = await entriesAfter(office.pool, caseNo, after, limit + 1);
      const page = entries.slice(0, limit);
      const more = entries.length > limit ? { next: page.at(-1)?.seq } : {};
      return { body: { caseNo, entries: entriesFor(actor, page).map(docketLine), ...more } };
    },
    readPath: async ({ params: { caseNo }, actor }) => {
      const { facts, shiftMs } = await recordedCase(office, caseNo, actor);
      return { body: { caseNo, ...pathMap(facts, localDateOf(nowFor(office, shiftMs))) } };
    },
    readBinding: async ({ params: { caseNo }, actor }) => {
      const { facts, shiftMs } = await recordedCase(office, caseNo, actor);
      const today = localDateOf(nowFor(office, shiftMs));
      const review = reviewSheet(facts, today);
      return { body: { caseNo, cards: bindingWays(facts, today), ...(review ? { review } : {}) } };
    },
  };
}
