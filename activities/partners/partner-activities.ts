import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Pool } from 'pg';
import {
  isBlocked,
  message,
  nextPending,
  raiseAlarm,
  recordAttempt,
  reopenMessage,
  settleMessage,
  type Message,
} from '../../db/messages';
import { DELIVERY } from '../../shared/exchange/delivery';
import { BreachOfContract } from '../../shared/exchange/outbound/adapter';
import { envelopeOf, messagePathOf } from '../../shared/exchange/outbound/adapters';
import { addressOf, type PartnerAddresses } from '../../shared/exchange/partners';
import { waitAfter } from '../../shared/exchange/retries';
import { currentPartnerSecrets, type PartnerSecrets } from '../../shared/exchange/secrets';
import type { Config } from '../../shared/platform/config';
import type { Log } from '../../shared/platform/log';
import { fileDeskNotice } from '../desk-notice';
import type { Activities, DeliveryAttempt } from '../ports';
import { post, type PostResult } from './post';

/** The owner is told if, at the next attempt, less than this is left of the period that the message serves. */
const ALARM_MARGIN_MS = 24 * 3_600_000;

export type PartnerDeps = {
  readonly pool: Pool;
  readonly temporal: Pick<Client, 'workflow'>;
  readonly log: Log;
  readonly config: PartnerAddresses & Pick<Config, 'PARTNER_SECRETS_FILE' | 'STANDBY_ADDRESSES'>;
};

/**
 * The effects by which messages reach partners.
 * @throws Error if the file of secrets is not usable.
 */
export function createPartnerActivities(deps: PartnerDeps): Pick<Activities, 'deliverMessage' | 'cancelMessage'> {
  const office = new PostOffice(deps, currentPartnerSecrets(deps.config.PARTNER_SECRETS_FILE, deps.log));
  return {
    deliverMessage: (messageId, failures) => office.deliver(messageId, failures),
    cancelMessage: (messageId) => office.cancel(messageId),
  };
}

/** Sends what lies in the outbox, one message at a call, and notes in the outbox what became of it. */
class PostOffice {
  constructor(
    private readonly deps: PartnerDeps,
    private readonly secrets: () => PartnerSecrets,
  ) {}

  async deliver(id: string, failures: number): Promise<DeliveryAttempt> {
    const { pool } = this.deps;
    const found = await message(pool, id);
    if (!found) throw new Error(`there is no message ${id}`);
    if (found.state === 'acknowledged') return this.settled(id, { kind: 'acknowledged', ackId: found.ackId ?? '' });
    if (found.state === 'cancelled') return this.settled(id, { kind: 'cancelled' });
    // Only its owner has a rejected or dead message delivered again.
    if (found.state !== 'pending') await reopenMessage(pool, id);
    if (await isBlocked(pool, id)) return { kind: 'waiting' };
    return this.conclude(found, await this.send(found), failures + 1);
  }

  async cancel(id: string): Promise<void> {
    await settleMessage(this.deps.pool, id, 'cancelled');
    await this.settled(id, { kind: 'cancelled' });
  }

  private async send(found: Message): Promise<PostResult> {
    const { partner, id } = found;
    const address = this.addressFor(found);
    const keys = this.secrets()[partner];
    if (!address || !keys) return { kind: 'unavailable', detail: '该单位的接口地址或者密钥尚未配置' };
    try {
      return await post({ url: `${address}${messagePathOf(partner)}`, keys, id, body: envelopeOf(found) });
    } catch (error) {
      if (error instanceof BreachOfContract) return { kind: 'rejected', status: 0, detail: error.message };
      throw error;
    }
  }

  /** Notes how it went. Said twice, after a crash in between, it does no harm. */
  private async conclude(found: Message, result: PostResult, failures: number): Promise<DeliveryAttempt> {
    const { id } = found;
    const now = Date.now();
    const wait = result.kind === 'unavailable' ? waitAfter(failures, id, result.retryAfterSeconds) : undefined;
    const next = wait === undefined ? undefined : now + wait;
    const attempt = {
      at: new Date(now).toISOString(),
      kind: result.kind,
      ...('detail' in result ? { detail: result.detail } : {}),
    };
    await recordAttempt(this.deps.pool, id, attempt, next === undefined ? undefined : new Date(next).toISOString());
    if (result.kind !== 'unavailable') return this.settle(found, result);
    if (wait === undefined || next === undefined) return this.settle(found, { kind: 'dead', detail: result.detail });
    await this.warn(found, next, result.detail);
    return { kind: 'unavailable', detail: result.detail, retryAfterMs: wait };
  }

  private async settle(
    found: Message,
    attempt: Extract<DeliveryAttempt, { kind: 'acknowledged' | 'rejected' | 'dead' }>,
  ): Promise<DeliveryAttempt> {
    const { pool, log } = this.deps;
    const { id } = found;
    if (attempt.kind === 'acknowledged') {
      await settleMessage(pool, id, 'acknowledged', attempt.ackId);
      return this.settled(id, attempt);
    }
    const { kind, detail } = attempt;
    await fileDeskNotice(pool, found, 'delivery-failed', detail);
    await settleMessage(pool, id, kind);
    log.error({ messageId: id, detail }, `a message is ${kind}`);
    return this.settled(id, attempt);
  }

  /** The next message of the subject can go; told again after a crash, so that it is told at all. */
  private async settled(id: string, attempt: DeliveryAttempt): Promise<DeliveryAttempt> {
    const next = await nextPending(this.deps.pool, id);
    if (next === undefined) return attempt;
    try {
      await this.deps.temporal.workflow.getHandle(next).signal(DELIVERY.retryNow);
    } catch (error) {
      // Its delivery has not begun: it will find the way free.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    return attempt;
  }

  /** By what is left of the period, not by attempts: a message due tomorrow is urgent at its first failure. */
  private async warn(found: Message, next: number, detail: string): Promise<void> {
    const { pool, log } = this.deps;
    const { id, caseNo, statutoryDueAt } = found;
    if (!statutoryDueAt || Date.parse(statutoryDueAt) - next > ALARM_MARGIN_MS) return;
    await fileDeskNotice(pool, found, 'delivery-late', detail);
    const first = await raiseAlarm(pool, id, new Date().toISOString());
    if (first) log.warn({ messageId: id, caseNo, statutoryDueAt, detail }, 'a message may come too late');
  }

  /** The usual one, unless an operator has redirected the message. A standby that is configured no more is none. */
  private addressFor({ partner, address }: Message): string | undefined {
    const { config } = this.deps;
    return address === undefined ? addressOf(config, partner) : config.STANDBY_ADDRESSES?.[partner]?.[address];
  }
}
