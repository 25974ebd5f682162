import { createHash } from 'node:crypto';
import { byItself } from '../../db/eyes';
import { discardSealedFact, keepSealedFact, recordLook, sealedFact } from '../../db/vault';
import type { Actor } from '../../shared/case/actor';
import { groundsOf } from '../../shared/case/deadlines';
import { cite } from '../../shared/case/situation';
import { act, actId } from '../acting';
import { etagOf, mustReach, recordedCase, type Office } from '../office';
import { entriesFor } from '../privacy';
import { Problem } from '../problem';
import type { Handlers } from '../route';

export function sealedFactRoutes(office: Office): Pick<Handlers, 'sealFact' | 'readSealedFact'> {
  const { pool, vault } = office;
  return {
    sealFact: async ({ params: { caseNo }, body: { content, concededBy }, actor, key }) => {
      await mustReach(office, caseNo, actor);
      const ref = refOf(actor, key);
      // First the content, then the reference to it: a case never refers to what is not there. The case itself may
      // have been opened this very moment, and not be recorded yet.
      await byItself(() => keepSealedFact(pool, { ref, caseNo, concededBy, ...vault.seal(ref, content) }));
      const request = { name: 'standing.seal-fact' as const, input: { ref, concededBy } };
      const { view, entries } = await act(office, { caseNo, request }, actor, key).catch(async (error: unknown) => {
        if (error instanceof Problem && wasNeverSealed(error)) await byItself(() => discardSealedFact(pool, ref));
        throw error;
      });
      return { body: { caseNo, ref, seq: view.seq, entries: entriesFor(actor, entries) }, headers: etagOf(view.seq) };
    },
    readSealedFact: async ({ params: { caseNo, ref }, actor }) => {
      const { facts } = await recordedCase(office, caseNo, actor);
      const reference = facts.standing.sealed.find((each) => each.ref === ref);
      const kept = reference && (await sealedFact(pool, ref));
      if (!reference || !kept || kept.caseNo !== caseNo)
        throw new Problem('no-such-record', { detail: `本案没有编号为${ref}的封存事实` });
      const { released } = reference;
      if (!released) {
        const article = cite(groundsOf(facts).book, 'settlement-agreement');
        const why = `尚未解除封存（${article.label}）：为达成协议作出妥协而认可的事实，不得在其后的仲裁、诉讼中作为对其不利的根据`;
        await recordLook(pool, { ref, caseNo, actor, allowed: false, why });
        const remedy = '由双方当事人一致同意，或者依照法律规定，办理「解除封存」后再查阅';
        throw new Problem('sealed', {
          detail: `${why}；本次查阅请求已经记录`,
          refusals: [{ code: 'standing/still-sealed', reason: why, cite: article, remedy }],
        });
      }
      const ground = released.ground === 'law' ? `依法解除封存：${released.provision ?? ''}` : '双方当事人同意解除封存';
      // The look is recorded before it is granted.
      await recordLook(pool, { ref, caseNo, actor, allowed: true, why: ground });
      return {
        body: {
          caseNo,
          ref,
          content: vault.open(ref, kept),
          concededBy: kept.concededBy,
          sealedAt: kept.sealedAt,
          released,
        },
      };
    },
  };
}

/** Certainly nothing refers to it: the case has refused, and not because it has this very reference already. */
const wasNeverSealed = ({ status, slug, refusals }: Problem): boolean =>
  status < 500 && slug !== 'not-yet-recorded' && refusals.every((each) => each.code !== 'standing/sealed-already');

/** The same for every attempt under one key. */
const refOf = (actor: Actor, key: string): string =>
  `sf-${createHash('sha256').update(actId(actor, key)).digest('hex').slice(0, 32)}`;
