import { listCases, type CaseListItem } from '../../db/case-list';
import {
  dataGrant,
  grantData,
  listDataGrants,
  noteUse,
  revokeDataGrant,
  usesOf,
  type DataGrant,
} from '../../db/data-grants';
import { caseView } from '../../db/case-views';
import { byItself, seenWithin } from '../../db/eyes';
import { grantReachOf } from '../../shared/case/access';
import type { Actor, Role } from '../../shared/case/actor';
import { localDateOf } from '../../shared/law/local-date';
import type { GrantField } from '../../shared/case/grant-fields';
import { consentedFields } from '../../shared/privacy/sharing';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';
import { mustBeOpen } from './administration';

type GrantRoutes = 'listDataGrants' | 'grantData' | 'revokeDataGrant' | 'readGrantedCases' | 'listGrantUses';

const MOST_USES = 1_000;
const OVERSEERS: readonly Role[] = ['administrator', 'supervisor'];

/** What other bodies may see of our cases, and what they have looked at. */
export function dataGrantRoutes(office: Office): Pick<Handlers, GrantRoutes> {
  const { pool, clock } = office;
  return {
    listDataGrants: async ({ actor: { role, organ } }) => {
      const seesAll = OVERSEERS.includes(role);
      const items = seesAll || organ !== undefined ? await listDataGrants(pool, seesAll ? undefined : organ) : [];
      return { body: { today: localDateOf(clock.now()), items } };
    },
    grantData: async ({ body, actor }) => {
      await mustBeOpen(pool, body.organ);
      return { body: { id: await grantData(pool, { ...body, grantedBy: actor.id }) } };
    },
    revokeDataGrant: async ({ params: { id }, actor }) => {
      if (await revokeDataGrant(pool, id, actor.id)) return { body: { id, revoked: true } };
      throw unknown(id);
    },
    readGrantedCases: async ({ params: { id }, query, actor }) => {
      const grant = mustBeOurs(await dataGrant(pool, id), id, actor, localDateOf(clock.now()));
      const reach = grantReachOf(grant.scope);
      const page = await seenWithin(reach, () => listCases(pool, { reach }, query));
      const may = await Promise.all(page.items.map(({ caseNo }) => fieldsOf(office, grant, caseNo)));
      const shown = page.items.flatMap((each, i) => (may[i]!.length > 0 ? [granted(each, may[i]!)] : []));
      await noteUse(
        pool,
        id,
        actor,
        shown.map(({ caseNo }) => caseNo),
      );
      return { body: { ...page, items: shown } };
    },
    listGrantUses: async ({ params: { id } }) => {
      if (!(await dataGrant(pool, id))) throw unknown(id);
      return { body: { items: await usesOf(pool, id, MOST_USES) } };
    },
  };
}

/** @throws Problem `no-such-record` for a grant to another body, or one that is over. */
function mustBeOurs(grant: DataGrant | undefined, id: string, { organ }: Actor, today: string): DataGrant {
  const inForce = grant && grant.revokedAt === undefined && grant.activeUntil >= today;
  if (inForce && organ !== undefined && grant.organ === organ) return grant;
  throw unknown(id);
}

const unknown = (id: string): Problem =>
  new Problem('no-such-record', { detail: `没有编号为${id}、对本单位有效的数据授权` });

/** The number, by which one asks about a case, and nothing else but what is granted. */
const granted = (item: CaseListItem, fields: readonly GrantField[]) => ({
  ...Object.fromEntries(Object.entries(item).filter(([name]) => fields.some((field) => field === name))),
  caseNo: item.caseNo,
});

/**
 * What of a case a grant shows at this moment. Where its ground is consent the case itself is asked, for what was
 * withdrawn a moment ago may not be recorded yet.
 */
async function fieldsOf(office: Office, grant: DataGrant, caseNo: string): Promise<readonly GrantField[]> {
  if (!grant.onConsent) return grant.fields;
  const now = (await office.cases.facts(caseNo)) ?? (await byItself(() => caseView(office.pool, caseNo)));
  return now ? consentedFields(now.facts, grant, localDateOf(office.clock.now())) : [];
}
