import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { claimMandate } from '../../db/court-mandates';
import {
  isConcerned,
  inboundMessage,
  keepInbound,
  lockMessage,
  othersKnow,
  type ArrivedMessage,
  type InboundMessage,
} from '../../db/inbound-messages';
import { placeOfRevision } from '../../db/inbound-order';
import { fileReply } from '../../db/messages';
import { transaction } from '../../db/pool';
import { bodyDigest } from '../../shared/exchange/acknowledgement';
import { schemaOf } from '../../shared/exchange/contracts';
import { envelope, nameOf, type Envelope } from '../../shared/exchange/envelope';
import { PARTNERS, type Partner } from '../../shared/exchange/partners';
import { localDateOf } from '../../shared/law/local-date';
import { parseJson } from '../json-text';
import { Problem } from '../problem';
import { valid } from '../validation';
import { differencesBetween, type Difference } from './differences';
import type { Intent, NaturalKey } from './intent';
import { meaningOf } from './translation';

/** What became of a message at the door. */
export type Kept =
  /** `stale`: an equal or newer version of the same is here already; it is kept, and not carried out. */
  | { readonly kind: 'new' | 'replayed' | 'stale'; readonly message: InboundMessage }
  /** Another message, or a spreadsheet, has handed over the same mandate: this one is not kept. */
  | {
      readonly kind: 'known-matter';
      readonly ourCaseNo: string | undefined;
      readonly knownAs: string | undefined;
      readonly differences: readonly Difference[];
    };

/** Bytes as a partner sent them; `id` as it was signed. */
export type Arrival = {
  readonly partner: Partner;
  readonly id: string;
  readonly bytes: Buffer;
  /** UTC milliseconds. */
  readonly now: number;
};

/**
 * Understands a message and keeps it; the same one again is found as it was kept.
 * @throws Problem for what is refused: nothing of it is kept then.
 */
export async function keep(pool: Pool, { partner, id, bytes, now }: Arrival): Promise<Kept> {
  const sent = valid(envelope, parseJson(bytes), 'body');
  if (sent.id !== id)
    throw new Problem('validation', {
      fields: [{ path: 'body.id', code: 'mismatch', message: '应与 webhook-id 一致' }],
    });
  const name = nameOf(partner, sent.type) ?? sent.type;
  const meaning = meaningOf(partner, name, sent.data, localDateOf(now));
  const bodySha256 = bodyDigest(bytes);
  const arrived: ArrivedMessage = {
    ...{ partner, id, name, bodySha256, ackId: randomUUID(), source: sent.source },
    subject: meaning.subject ?? sent.subject,
    about: sent.subject,
    revision: sent.revision,
    body: bytes.toString('utf8'),
    receivedAt: new Date(now).toISOString(),
    caseNo: meaning.kind === 'act' ? meaning.caseNo : undefined,
  };
  return transaction(pool, async (client) => {
    if (!(await lockMessage(client, arrived)))
      throw new Problem('in-progress', { detail: `报文${id}正在接收，请稍后重试`, retryAfterSeconds: 1 });
    const known = await inboundMessage(client, arrived);
    if (known) return replayed(known, bodySha256);
    await mustBeTheirs(client, partner, meaning);
    const twin = meaning.kind === 'open' && (await twinOf(client, arrived, meaning.naturalKey, sent));
    return twin || file(client, arrived);
  });
}

function replayed(known: InboundMessage, bodySha256: string): Kept {
  if (known.bodySha256 !== bodySha256)
    throw new Problem('key-reused', {
      detail: `报文编号${known.id}已用于${PARTNERS[known.partner].label}的另一报文`,
    });
  return { kind: 'replayed', message: known };
}

/** A partner speaks of the cases that it has part in, and of no others. A case that is not known yet may still come. */
async function mustBeTheirs(client: PoolClient, partner: Partner, meaning: Intent): Promise<void> {
  if (meaning.kind === 'open') return;
  const { caseNo, subject } = meaning;
  const foreign =
    caseNo !== undefined
      ? !(await isConcerned(client, partner, caseNo))
      : subject !== undefined && (await othersKnow(client, partner, subject));
  if (foreign)
    throw new Problem('forbidden', { detail: `${caseNo ?? subject}不是与${PARTNERS[partner].label}交换的事项` });
}

/** The mandate that this one says again, under another id. */
async function twinOf(
  client: PoolClient,
  { partner, id }: ArrivedMessage,
  naturalKey: NaturalKey | undefined,
  sent: Envelope,
): Promise<Kept | undefined> {
  if (!naturalKey) return undefined;
  const claim = await claimMandate(client, naturalKey, `${partner}/${id}`);
  if (claim.kind === 'mine') return undefined;
  const first = claim.by.startsWith(`${partner}/`)
    ? await inboundMessage(client, { partner, id: claim.by.slice(partner.length + 1) })
    : undefined;
  const ourCaseNo = claim.ourCaseNo ?? first?.caseNo;
  if (!first && !ourCaseNo)
    throw new Problem('in-progress', { detail: '同一委派、委托正在登记，请稍后重试', retryAfterSeconds: 5 });
  const differences = first
    ? differencesBetween(understood(first, contentOf(first)), understood(first, sent.data))
    : [];
  return { kind: 'known-matter', ourCaseNo, knownAs: first?.id, differences };
}

/** As we understand it: what we fill in by ourselves, or do not look at, is no difference. */
const understood = ({ partner, name }: InboundMessage, content: unknown): unknown =>
  schemaOf(partner, 'receives', name)?.safeParse(content).data ?? content;

const contentOf = ({ body }: InboundMessage): unknown => envelope.parse(JSON.parse(body)).data;

/** Keeps it in its place among the versions of its subject; those that are missing before it are asked for. */
async function file(client: PoolClient, arrived: ArrivedMessage): Promise<Kept> {
  const { partner, about, revision, subject } = arrived;
  const place = revision === undefined ? { stale: false, missing: [] } : await placeOfRevision(client, arrived);
  const message = await keepInbound(client, arrived, place.stale ? 'ignored' : 'received');
  if (place.missing.length > 0)
    await fileReply(client, {
      ...{ partner, subject, caseNo: undefined, type: 'message.requested', at: arrived.receivedAt },
      key: `message.requested/${about}/${revision}`,
      ownerOrgan: '',
      data: { messageSubject: about, received: revision, missing: place.missing },
    });
  return { kind: place.stale ? 'stale' : 'new', message };
}
