import { createHash } from 'node:crypto';
import { transaction } from '../../db/pool';
import {
  archivedCases,
  carryOut,
  disposalById,
  disposals,
  holdsOf,
  placeHold,
  proposeDisposal,
  releaseHold,
} from '../../db/retention';
import type { Actor } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import { localDateOf } from '../../shared/law/local-date';
import { mayDispose, RETENTION_CLASSES, retentionOf } from '../../shared/privacy/retention';
import { actId } from '../acting';
import { recordedCase, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type RetentionRoutes =
  'listRetention' | 'listHolds' | 'placeHold' | 'releaseHold' | 'listDisposals' | 'proposeDisposal' | 'approveDisposal';

/** More than a case may hold. */
const OBJECTS_AT_ONCE = 500;

/** How long files are kept, who demands that they stay, and how they go. */
export function retentionRoutes(office: Office): Pick<Handlers, RetentionRoutes> {
  const { pool, clock, files, log } = office;
  const now = (): string => new Date(clock.now()).toISOString();
  return {
    listRetention: async ({ query: { due, limit } }) => {
      const today = localDateOf(clock.now());
      const all = await archivedCases(pool, { limit });
      const items = all.flatMap(({ caseNo, held, facts }) => {
        const retention = retentionOf(facts as CaseFacts);
        if (!retention || (due !== undefined && due !== today > retention.until)) return [];
        const { label } = RETENTION_CLASSES[retention.class];
        return [{ caseNo, ...retention, classLabel: label, due: today > retention.until, held }];
      });
      return { body: { items } };
    },
    listHolds: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      return { body: { items: await holdsOf(pool, caseNo) } };
    },
    placeHold: async ({ params: { caseNo }, body: { reason }, actor, key }) => {
      await recordedCase(office, caseNo, actor);
      const hold = { id: idOf(actor, key), caseNo, reason, placedBy: signature(actor), placedAt: now() };
      await placeHold(pool, hold);
      return { body: hold };
    },
    releaseHold: async ({ params, body: { reason }, actor }) => {
      const released = await releaseHold(pool, params, { by: signature(actor), at: now(), reason });
      if (!released) throw new Problem('no-such-record', { detail: '没有该项要求，或者已经解除' });
      return { body: released };
    },
    listDisposals: async ({ query: { limit } }) => ({ body: { items: await disposals(pool, limit) } }),
    proposeDisposal: async ({ params: { caseNo }, body: { reason }, actor, key }) => {
      const { facts } = await recordedCase(office, caseNo, actor);
      await mustBeOver(office, facts);
      const retention = retentionOf(facts)!;
      const body = await proposeDisposal(pool, {
        ...{ id: idOf(actor, key), caseNo, class: retention.class, reason },
        ...{ archivedOn: retention.archivedOn, retainedUntil: retention.until },
        ...{ proposedBy: signature(actor), proposedAt: now() },
      });
      return { body };
    },
    approveDisposal: async ({ params: { id }, actor }) => {
      const proposal = await disposalById(pool, id);
      if (!proposal) throw new Problem('no-such-record', { detail: `没有编号为${id}的销毁提议` });
      if (proposal.proposedBy.id === actor.id)
        throw new Problem('forbidden', { detail: '提议人不能批准自己的提议，由另一名有权的人员批准' });
      if (!proposal.carriedOutAt) {
        await mustBeOver(office, (await recordedCase(office, proposal.caseNo, actor)).facts);
        await transaction(pool, (client) => carryOut(client, id, { by: signature(actor), at: now() }));
        // Their key is gone already; what the store does not let go now, housekeeping takes out.
        await files.sweep(OBJECTS_AT_ONCE).catch((error: unknown) => log.warn(error, 'objects stay for a while'));
      }
      return { body: (await disposalById(pool, id))! };
    },
  };
}

/** @throws Problem `refused` while the period runs or a hold stands. */
async function mustBeOver({ pool, clock }: Office, facts: CaseFacts): Promise<void> {
  const held = (await holdsOf(pool, facts.caseNo)).some(({ releasedAt }) => releasedAt === undefined);
  const verdict = mayDispose(facts, localDateOf(clock.now()), held);
  if (!verdict.ok) throw new Problem('refused', { detail: verdict.refusals[0]?.reason, refusals: verdict.refusals });
}

/** Who has signed, without the cases that a party's token names. */
const signature = ({ cases: _, ...who }: Actor): Actor => who;

/** The same for every attempt under one key: a UUID made of its digest. */
function idOf(actor: Actor, key: string): string {
  const hex = createHash('sha256').update(actId(actor, key)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
