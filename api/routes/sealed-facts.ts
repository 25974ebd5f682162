import { createHash, randomUUID } from 'node:crypto';
import { byItself } from '../../db/eyes';
import { discardSealedFact, keepSealedFact, recordLook, sealedFact } from '../../db/vault';
import type { Actor } from '../../shared/case/actor';
import { check, situationOf } from '../../shared/case/actions';
import type { CaseFacts } from '../../shared/case/facts';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';
import { UNSEALING_PROVISIONS } from '../../shared/law/rulings/unsealing';
import type { Refusal } from '../../shared/law/verdict';
import { mayLookUntil } from '../../shared/paths/standing/seal-limits';
import { runningFor, sealOf } from '../../shared/paths/standing/seal-rules';
import { isOpenByConsent, sealMark, sealNoOf } from '../../shared/paths/standing/seals';
import { act, actId } from '../acting';
import { etagOf, mustReach, nowFor, recordedCase, type CurrentCase, type Office } from '../office';
import { entriesFor } from '../privacy';
import { Problem } from '../problem';
import type { Handlers } from '../route';

export function sealedFactRoutes(office: Office): Pick<Handlers, 'sealFact' | 'readSealedFact'> {
  const { pool, vault } = office;
  return {
    sealFact: async ({ params: { caseNo }, body: { content, concededBy, heading }, actor, key }) => {
      await mustReach(office, caseNo, actor);
      const ref = refOf(actor, key);
      // First the content, then the reference to it: a case never refers to what is not there. The case itself may
      // have been opened this very moment, and not be recorded yet.
      await byItself(() => keepSealedFact(pool, { ref, caseNo, concededBy, ...vault.seal(ref, content) }));
      const request = { name: 'standing.seal-fact' as const, input: { ref, concededBy, ...(heading && { heading }) } };
      const { view, entries } = await act(office, { caseNo, request }, actor, key).catch(async (error: unknown) => {
        if (error instanceof Problem && wasNeverSealed(error)) await byItself(() => discardSealedFact(pool, ref));
        throw error;
      });
      const no = sealNoOf(view.facts.standing.sealed, ref);
      return {
        body: { caseNo, ref, no, mark: sealMark(no), seq: view.seq, entries: entriesFor(actor, entries) },
        headers: etagOf(view.seq),
      };
    },
    readSealedFact: async ({ params: { caseNo, ref }, actor }) => {
      const before = await recordedCase(office, caseNo, actor);
      const kept = sealOf(before.facts, ref) && (await sealedFact(pool, ref));
      if (!kept || kept.caseNo !== caseNo)
        throw new Problem('no-such-record', { detail: `本案没有编号为${ref}的封存事实` });
      const now = await entered(office, { view: before, ref }, actor);
      const grounds = groundsOf(office, now, actor, ref);
      // The look is recorded before it is granted.
      await recordLook(pool, { ref, caseNo, actor, allowed: true, why: grounds.why });
      const { ground, until } = grounds;
      const { concededBy, sealedAt } = kept;
      return { body: { caseNo, ref, content: vault.open(ref, kept), concededBy, sealedAt, ground, until } };
    },
  };
}

type Looking = { readonly view: CurrentCase; readonly ref: string };

/**
 * The case after the look was entered in its docket: the case itself decides, on what is true this moment. The docket of an
 * archived case is closed; the look is judged by the same rule, and recorded beside it.
 * @throws Problem `sealed`, after the attempt was recorded.
 */
async function entered(office: Office, { view, ref }: Looking, actor: Actor): Promise<CurrentCase> {
  const { caseNo } = view;
  const request = { name: 'standing.view-sealed' as const, input: { ref } };
  const verdict = check(request, view.facts, actor, nowFor(office, view.shiftMs));
  if (view.facts.closing?.archived) {
    if (!verdict.ok) throw await denied(office, { view, ref }, actor, verdict.refusals);
    return view;
  }
  try {
    return (await act(office, { caseNo, request }, actor, randomUUID())).view;
  } catch (error) {
    if (error instanceof Problem && error.refusals.length > 0)
      throw await denied(office, { view, ref }, actor, error.refusals);
    throw error;
  }
}

/** The attempt goes on record; the answer says so. */
async function denied(
  { pool }: Office,
  { view: { caseNo }, ref }: Looking,
  actor: Actor,
  refusals: readonly Refusal[],
): Promise<Problem> {
  const why = refusals.map(({ reason, cite }) => `${reason}（${cite.label}）`).join('；');
  await recordLook(pool, { ref, caseNo, actor, allowed: false, why });
  return new Problem('sealed', { detail: `${why}；本次查阅请求已经记录`, refusals });
}

type Grounds = {
  readonly ground: 'both-consent' | 'law';
  readonly why: string;
  readonly until?: LocalDate | undefined;
};

/** On what the look rests, in Chinese for the record. */
function groundsOf(office: Office, { facts, shiftMs }: CurrentCase, actor: Actor, ref: string): Grounds {
  const asked = isOpened(facts, ref) ? undefined : runningFor(situationAt(office, facts, shiftMs), actor, ref);
  if (!asked) return { ground: 'both-consent', why: '双方当事人同意解除封存' };
  const { cite } = UNSEALING_PROVISIONS[asked.provision];
  const until = mayLookUntil(situationAt(office, facts, shiftMs), asked);
  return { ground: 'law', why: `依法启封：${cite.label}；${asked.proceeding}`, until };
}

const isOpened = (facts: CaseFacts, ref: string): boolean => {
  const seal = sealOf(facts, ref);
  return seal !== undefined && isOpenByConsent(seal);
};

const situationAt = (office: Office, facts: CaseFacts, shiftMs: number) =>
  situationOf(facts, localDateOf(nowFor(office, shiftMs)));

/** Certainly nothing refers to it: the case has refused, and not because it has this very reference already. */
const wasNeverSealed = ({ status, slug, refusals }: Problem): boolean =>
  status < 500 && slug !== 'not-yet-recorded' && refusals.every((each) => each.code !== 'standing/sealed-already');

/** The same for every attempt under one key. */
const refOf = (actor: Actor, key: string): string =>
  `sf-${createHash('sha256').update(actId(actor, key)).digest('hex').slice(0, 32)}`;
