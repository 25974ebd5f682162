import type { Pool, PoolClient } from 'pg';
import { caseView } from '../../db/case-views';
import { releaseMandate } from '../../db/court-mandates';
import { settleInbound, type InboundMessage, type InboundOutcome } from '../../db/inbound-messages';
import { fileReply } from '../../db/messages';
import { transaction } from '../../db/pool';
import { envelope, typeOf } from '../../shared/exchange/envelope';
import { localDateOf } from '../../shared/law/local-date';
import { Problem } from '../problem';
import type { Intent } from './intent';
import { meaningOf } from './translation';

/** How the work on a message ended. */
type Settlement =
  | { readonly state: 'processed'; readonly caseNo: string }
  | { readonly state: 'refused'; readonly outcome: InboundOutcome };

/** Ends the work on a message and orders its business acknowledgement (业务回执), both or neither. */
export async function settleAndAnswer(pool: Pool, message: InboundMessage, settlement: Settlement): Promise<void> {
  await transaction(pool, async (client) => {
    await settleInbound(client, message, settlement);
    const meaning = meaningAgain(message);
    if (settlement.state === 'refused') await giveBack(client, message, meaning);
    const { partner, id, subject } = message;
    const caseNo = settlement.state === 'processed' ? settlement.caseNo : message.caseNo;
    const view = caseNo === undefined ? undefined : await caseView(client, caseNo);
    await fileReply(client, {
      ...{ partner, subject, type: 'message.acked', key: `message.acked/${id}`, at: new Date().toISOString() },
      // A number that names no case of ours is only what the sender wrote.
      caseNo: settlement.state === 'processed' || view ? caseNo : undefined,
      // A case that it has just opened may not be recorded yet.
      ownerOrgan: view?.facts.standing.organ ?? (meaning?.kind === 'open' ? meaning.form.organ : ''),
      data: acknowledgementOf(message, settlement),
    });
  });
}

function acknowledgementOf({ id, partner, name }: InboundMessage, settlement: Settlement) {
  const whole = { messageId: id, messageType: typeOf(partner, name) };
  if (settlement.state === 'processed') return { ...whole, decision: 'accepted', ourCaseNo: settlement.caseNo };
  const { reason, fields, refusals } = settlement.outcome;
  return {
    ...whole,
    // What the sender can put right, against what the law or the state of the case does not permit.
    decision: fields ? 'rejected' : 'returned',
    reason,
    fields,
    refusals: refusals?.map(({ code, reason: why, cite, remedy }) => ({
      code,
      reason: why,
      article: cite.label,
      remedy,
    })),
  };
}

/** What it means, unless the contract has changed since it came so that it means nothing any more. */
function meaningAgain({ partner, name, body, receivedAt }: InboundMessage): Intent | undefined {
  const { data } = envelope.parse(JSON.parse(body));
  try {
    return meaningOf(partner, name, data, localDateOf(Date.parse(receivedAt)));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** A mandate that was not taken may be handed over again, put right and under another id. */
async function giveBack(
  client: PoolClient,
  { partner, id }: InboundMessage,
  meaning: Intent | undefined,
): Promise<void> {
  if (meaning?.kind === 'open' && meaning.naturalKey)
    await releaseMandate(client, meaning.naturalKey, `${partner}/${id}`);
}
