import { factsOf, mediatorsOf } from '../../db/mediators';
import { localDateOf } from '../../shared/law/local-date';
import type { Office } from '../office';
import { rankedMediators } from '../ranked-mediators';
import type { Handlers } from '../route';

export function mediatorRoutes({ pool, clock }: Office): Pick<Handlers, 'listMediators'> {
  return {
    listMediators: async ({ actor, query: { caseNos = [] } }) => {
      if (actor.organ === undefined) return { body: { items: [] } };
      const cases = await factsOf(pool, caseNos);
      const claimKinds = [...new Set(cases.flatMap(({ registration }) => registration.claims.map(({ kind }) => kind)))];
      const now = clock.now();
      const loads = await mediatorsOf(pool, {
        organ: actor.organ,
        claimKinds,
        now: new Date(now).toISOString(),
        today: localDateOf(now),
      });
      return { body: { items: rankedMediators(loads, cases) } };
    },
  };
}
