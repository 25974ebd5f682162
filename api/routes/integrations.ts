import type { z } from 'zod';
import { caseView } from '../../db/case-views';
import { mandateOfCourt } from '../../db/court-mandates';
import { messagesOf } from '../../db/messages';
import type { Actor } from '../../shared/case/actor';
import { COURT } from '../../shared/exchange/contracts/court';
import { caseNumberOf } from '../../shared/exchange/court-spreadsheet/cells';
import { rulesServedBy } from '../../shared/exchange/partner-message';
import { localDateOf } from '../../shared/law/local-date';
import { keepMandate, mandateOf } from '../inbound/entrusting';
import type { Kept } from '../inbound/keeping';
import { deadlinesAt, nowFor, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

const ADDRESS = '/v1/integrations/court/mandates';
/** More than a mandate ever has. */
const MOST_MESSAGES = 200;
/** The periods of a mandate: until when it is taken or returned, until when it must be done. */
const PERIODS = ['mandate.acked', 'mandate.result'].flatMap(rulesServedBy);

/** For courts that call an address instead of exchanging messages. @param arrived told of what was kept. */
export function integrationRoutes(
  office: Office,
  arrived: (() => void) | undefined,
): Pick<Handlers, 'entrustMandate' | 'mandateReport'> {
  const { pool, clock } = office;
  return {
    entrustMandate: async ({ actor, key, body: mandate }) => {
      const code = courtOf(actor);
      if (mandate.court.code !== code)
        throw new Problem('forbidden', { detail: `访问令牌属于${code}，不能以${mandate.court.code}的名义移送` });
      const kept = await keepMandate(pool, { court: actor, key, mandate, now: clock.now() });
      if (kept.kind === 'new') arrived?.();
      const { mandateId } = mandate;
      return {
        ...(kept.kind === 'known-matter' ? { status: 200 } : {}),
        headers: {
          Location: `${ADDRESS}/${encodeURIComponent(mandateId)}`,
          ...(kept.kind === 'replayed' ? { 'Idempotent-Replayed': 'true' } : {}),
        },
        body: { mandateId, ...receiptOf(kept, clock.now()) },
      };
    },
    mandateReport: async ({ actor, params: { mandateId } }) => {
      const court = courtOf(actor);
      const message = await mandateOf(pool, court, mandateId);
      const listed = message ? undefined : await listedMandate(office, court, mandateId);
      if (listed) return { body: { mandateId, ...listed } };
      if (!message) throw new Problem('no-such-record', { detail: `本院没有移送编号为${mandateId}的委派、委托` });
      const { id: messageId, receivedAt, state, outcome, caseNo: ourCaseNo } = message;
      return {
        body: {
          ...{ mandateId, messageId, receivedAt, state, ourCaseNo },
          ...(state === 'refused' ? outcome : {}),
          ...(await whatBecameOf(office, ourCaseNo, message.subject)),
        },
      };
    },
  };
}

/** A system speaks for the one court that its token names. */
function courtOf({ organ }: Actor): string {
  if (organ) return organ;
  throw new Problem('forbidden', { detail: '访问令牌没有写明法院（organ 应为法院代字，如 渝0103）' });
}

function receiptOf(kept: Kept, now: number) {
  if (kept.kind !== 'known-matter') {
    const { id: messageId, receivedAt, caseNo: ourCaseNo } = kept.message;
    return { messageId, receivedAt, status: 'ACCEPTED' as const, ourCaseNo };
  }
  const { knownAs: messageId, ourCaseNo, differences } = kept;
  return {
    messageId,
    receivedAt: new Date(now).toISOString(),
    status: 'KNOWN_MATTER' as const,
    ourCaseNo,
    differences,
  };
}

/** A mandate that came with a spreadsheet: it goes by the court's case number. */
async function listedMandate(office: Office, court: string, mandateId: string) {
  const number = caseNumberOf(mandateId)?.caseNo ?? mandateId;
  const found = await mandateOfCourt(office.pool, court, number);
  if (!found) return undefined;
  const { ourCaseNo, receivedAt } = found;
  const state = ourCaseNo === undefined ? ('received' as const) : ('processed' as const);
  return { receivedAt, state, ourCaseNo, ...(await whatBecameOf(office, ourCaseNo, number)) };
}

/** What the court was told of the case, and its periods as they stand. */
async function whatBecameOf(office: Office, caseNo: string | undefined, subject: string) {
  const view = caseNo === undefined ? undefined : await caseView(office.pool, caseNo);
  if (!view) return { deadlines: [] };
  const now = nowFor(office, view.shiftMs);
  const filter = { partner: 'court' as const, caseNo };
  const { items } = await messagesOf(office.pool, filter, { limit: MOST_MESSAGES, cursor: undefined });
  const told = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined =>
    schema.safeParse(
      items.find(({ type, body }) => type === name && [body.mandateId, body.caseNo].includes(subject))?.body,
    ).data;
  return {
    today: localDateOf(now),
    decision: told('mandate.acked', COURT.sends['mandate.acked']),
    deadlines: deadlinesAt(view.facts, now).filter(({ rule }) => PERIODS.includes(rule)),
    progress: told('mandate.progress', COURT.sends['mandate.progress']),
    result: told('mandate.result', COURT.sends['mandate.result']),
  };
}
