import { createHash } from 'node:crypto';
import { claimKey, releaseKey, settleKey, yieldKey } from '../db/idempotency';
import type { Actor } from '../shared/case/actor';
import { findAction, type ActionName } from '../shared/case/actions';
import { canonicalJson } from '../shared/case/entry';
import type { OpeningForm } from '../shared/case/form';
import { act } from './acting';
import type { Office } from './office';
import { open, type OpeningDesk } from './opening';
import { Problem } from './problem';
import { valid } from './validation';

/** The same door for who does not come over HTTP: partners' messages, imports. Every method throws Problem. */
export type Counter = {
  /** Does an act, once for actor and key; `unavailable` may be tried again with the same key, all else is final. */
  act(
    caseNo: string,
    request: { readonly name: string; readonly input: unknown },
    actor: Actor,
    key: string,
  ): Promise<void>;
  /** Opens a case, once for actor and key. */
  open(form: OpeningForm, actor: Actor, key: string): Promise<{ readonly caseNo: string }>;
};

const OPENING = 'counter open';

export function counterOf(office: Office): Counter {
  return {
    act: async (caseNo, { name, input }, actor, key) => {
      const action = findAction(name);
      if (!action) throw new Problem('validation', { detail: `没有名为${name}的操作` });
      const request = { name: name as ActionName, input: valid(action.input, input, 'body') };
      await act(office, { caseNo, request }, actor, key);
    },
    open: openingAt(office),
  };
}

/** The counter where it only opens cases, and needs no key to what is sealed. */
export function openingAt(office: OpeningDesk): Counter['open'] {
  const { pool } = office;
  return async (form, actor, key) => {
    const place = { actorId: actor.id, key };
    const bodySha256 = createHash('sha256').update(canonicalJson(form)).digest('hex');
    const claim = await claimKey(pool, { ...place, methodPath: OPENING, bodySha256 });
    if (claim.kind === 'answered') return JSON.parse(claim.answer) as { caseNo: string };
    if (claim.kind === 'other-body') throw new Problem('key-reused', { detail: `编号${key}已用于内容不同的另一案件` });
    if (claim.kind === 'in-progress') throw new Problem('in-progress', { retryAfterSeconds: claim.retryAfterSeconds });
    try {
      const { opening } = await open(office, { form, actor, key, promised: claim.caseNo });
      const answer = { caseNo: opening.caseNo };
      await settleKey(pool, place, { status: 201, answer: JSON.stringify(answer) });
      return answer;
    } catch (error) {
      // A refusal before anything was promised leaves nothing behind; else the next attempt goes on with the promise.
      await (error instanceof Problem && error.status < 500 ? releaseKey : yieldKey)(pool, place).catch(
        () => undefined,
      );
      throw error;
    }
  };
}
