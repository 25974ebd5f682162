import type { Pool } from 'pg';
import { messagesNamed, type Message } from '../../db/messages';
import { receivedLines, sentIds, type Span } from '../../db/reconciliations';
import { bodyDigest } from '../../shared/exchange/acknowledgement';
import { BreachOfContract } from '../../shared/exchange/outbound/adapter';
import { envelopeOf } from '../../shared/exchange/outbound/adapters';
import type { Partner } from '../../shared/exchange/partners';
import type { DigestLine } from '../../shared/exchange/reconciliation';

const BATCH = 500;

/** What we have sent to a partner and received from it in the span. */
export async function ourList(pool: Pool, partner: Partner, span: Span): Promise<readonly DigestLine[]> {
  const lines = await receivedLines(pool, partner, span);
  const ids = await sentIds(pool, partner, span);
  for (let from = 0; from < ids.length; from += BATCH) {
    const messages = await messagesNamed(pool, ids.slice(from, from + BATCH));
    lines.push(...messages.flatMap(lineOf));
  }
  return lines;
}

function lineOf(message: Message): DigestLine[] {
  const { id, subject, revision } = message;
  try {
    const sha256 = bodyDigest(envelopeOf(message));
    return [{ id, sender: 'yuhe', subject, revision, state: stateOf(message), sha256 }];
  } catch (error) {
    // It breaks the contract and was never sent: it lies on its owner's desk already.
    if (error instanceof BreachOfContract) return [];
    throw error;
  }
}

function stateOf({ state }: Message): DigestLine['state'] {
  return state === 'acknowledged' || state === 'pending' ? state : 'undelivered';
}
