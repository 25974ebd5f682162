import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { PartnerMessage } from '../shared/case/notice';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import type { Queryable } from './pool';

/** Where a message stands. `rejected`: the partner said no; `dead`: given up; both lie on the owner's desk. */
export const MESSAGE_STATES = {
  pending: '投递中',
  acknowledged: '已送达',
  rejected: '对方拒收',
  dead: '投递失败',
  cancelled: '已取消',
} as const;
export type MessageState = keyof typeof MESSAGE_STATES;

/** One attempt to deliver: when (UTC, ISO), how it went, what was said. */
export type Attempt = {
  readonly at: string;
  readonly kind: string;
  readonly detail?: string;
  /** Who ordered it, if it is an order of an operator. */
  readonly by?: string;
};

/** A message to a partner, and what has become of it. Instants in UTC. */
export type Message = {
  readonly id: string;
  /** None for an answer to a message that belongs to no case. */
  readonly caseNo: string | undefined;
  readonly key: string;
  readonly partner: PartnerMessage['partner'];
  readonly type: string;
  /** What it is about at the partner; messages of one subject are delivered in the order of their revisions. */
  readonly subject: string;
  readonly revision: number;
  readonly body: PartnerMessage['data'];
  readonly state: MessageState;
  readonly attempts: readonly Attempt[];
  readonly nextAttemptAt?: string;
  readonly ackId?: string;
  /** Whose desk it comes to when it cannot be delivered. */
  readonly ownerOrgan: string;
  /** The end of the period for which it matters. */
  readonly statutoryDueAt?: string;
  readonly orderedAt: string;
  readonly createdAt: string;
  readonly settledAt?: string;
  /** When its owner was told that the period ends soon and the partner has not been reached. */
  readonly alarmedAt?: string;
  /** The standby address of the partner to which it was redirected, by name. */
  readonly address?: string;
};

/** A message as a case ordered it, with what its delivery needs to know. */
export type OrderedMessage = PartnerMessage & {
  readonly caseNo: string;
  readonly subject: string;
  readonly ownerOrgan: string;
  readonly statutoryDueAt: string | undefined;
};

/** The id of a message follows from what it is: made twice, it is the same message. */
export const messageId = (caseNo: string, key: string): string =>
  `msg_${createHash('sha256').update(`${caseNo}/${key}`).digest('hex').slice(0, 32)}`;

/** Puts messages in the outbox, in order; one that is there already is left as it is. The case must be locked. */
export async function fileMessages(client: PoolClient, messages: readonly OrderedMessage[]): Promise<void> {
  for (const message of messages) await file(client, messageId(message.caseNo, message.key), message);
}

/** An answer to a partner's message: of a case, if the message has become one. */
export type Reply = Omit<OrderedMessage, 'caseNo' | 'statutoryDueAt'> & { readonly caseNo: string | undefined };

/** The id of an answer follows from what it answers. */
export const replyId = ({ partner, key }: Pick<Reply, 'partner' | 'key'>): string =>
  messageId(`exchange/${partner}`, key);

/** Puts an answer in the outbox and notes that its delivery must be begun; one that is there already is left as it is. */
export async function fileReply(client: PoolClient, reply: Reply): Promise<void> {
  const id = replyId(reply);
  await file(client, id, { ...reply, statutoryDueAt: undefined });
  await client.query('insert into deliveries_to_begin (message_id) values ($1) on conflict do nothing', [id]);
}

/** Messages whose delivery must be begun, the oldest first. */
export async function deliveriesToBegin(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ message_id: string }>(
    `select message_id from deliveries_to_begin join messages on id = message_id order by created_at, revision limit $1`,
    [limit],
  );
  return rows.map((row) => row.message_id);
}

/** Its delivery has begun. */
export async function noteBegun(db: Queryable, id: string): Promise<void> {
  await db.query('delete from deliveries_to_begin where message_id = $1', [id]);
}

type Filed = Omit<OrderedMessage, 'caseNo'> & { readonly caseNo: string | undefined };

/** Revisions of a subject are drawn one after the other, whoever files. */
async function file(
  client: PoolClient,
  id: string,
  { caseNo, key, partner, type, subject, data, ownerOrgan, statutoryDueAt, at }: Filed,
): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${partner}/${subject}`]);
  const content = JSON.stringify(data);
  await client.query(FILE, [
    ...[id, caseNo, key, partner, type, subject, content],
    ...[ownerOrgan, statutoryDueAt, at],
  ]);
}

const FILE = `
  insert into messages (id, case_no, key, partner, type, subject, revision, body, owner_organ, statutory_due_at, ordered_at)
  select $1, $2, $3, $4, $5, $6,
         (select coalesce(max(revision), 0) + 1 from messages where partner = $4 and subject = $6), $7, $8, $9, $10
  on conflict do nothing`;

export async function message(db: Queryable, id: string): Promise<Message | undefined> {
  const { rows } = await db.query<MessageRow>(`select ${COLUMNS} from messages where id = $1`, [id]);
  return rows[0] && messageOf(rows[0]);
}

/** Several messages at once, in no order. */
export async function messagesNamed(db: Queryable, ids: readonly string[]): Promise<Message[]> {
  const { rows } = await db.query<MessageRow>(`select ${COLUMNS} from messages where id = any ($1::text[])`, [ids]);
  return rows.map(messageOf);
}

/** Those of the messages that are still on their way. */
export async function pendingAmong(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from messages where id = any ($1::text[]) and state = 'pending' order by created_at, subject, revision`,
    [ids],
  );
  return rows.map((row) => row.id);
}

/** Which messages a list shows. */
export type MessageFilter = {
  readonly state?: MessageState | undefined;
  readonly partner?: PartnerMessage['partner'] | undefined;
  readonly organ?: string | undefined;
  readonly caseNo?: string | undefined;
  /** Filed before this instant (UTC, ISO). */
  readonly createdBefore?: string | undefined;
};

/**
 * Messages, the newest first.
 * @throws BadCursor if the cursor is not one of this list.
 */
export async function messagesOf(
  db: Queryable,
  filter: MessageFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<Message>> {
  const conditions = new Conditions()
    .add('state = ?', filter.state)
    .add('partner = ?', filter.partner)
    .add('owner_organ = ?', filter.organ)
    .add('case_no = ?', filter.caseNo)
    .add('created_at < ?', filter.createdBefore);
  const place = placeOf('messages', cursor, ['instant', 'text'])?.map((part) => conditions.parameter(part));
  if (place) conditions.demand(`(created_at, id) < (${place[0]}::timestamptz, ${place[1]})`);
  const { rows } = await db.query<MessageRow & { placed_at: string }>(
    `select ${COLUMNS}, (created_at at time zone 'UTC')::text || 'Z' as placed_at from messages ${conditions.where}
     order by created_at desc, id desc limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  return pageOf(rows, limit, { item: messageOf, cursor: (row) => cursorAfter('messages', row.placed_at, row.id) });
}

/** Notes how an attempt went, and when the next one is due (UTC, ISO). */
export async function recordAttempt(
  db: Queryable,
  id: string,
  attempt: Attempt,
  nextAttemptAt?: string,
): Promise<void> {
  await db.query('update messages set attempts = attempts || $2::jsonb, next_attempt_at = $3 where id = $1', [
    id,
    JSON.stringify([attempt]),
    nextAttemptAt,
  ]);
}

/** Ends the delivery of a message; false if it had ended before. */
export async function settleMessage(
  db: Queryable,
  id: string,
  state: Exclude<MessageState, 'pending'>,
  ackId?: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update messages set state = $2, ack_id = $3, next_attempt_at = null, settled_at = now()
     where id = $1 and state = 'pending'`,
    [id, state, ackId],
  );
  return rowCount === 1;
}

/** Takes a message that was rejected or given up into delivery again; false if it was neither. */
export async function reopenMessage(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update messages set state = 'pending', settled_at = null where id = $1 and state in ('rejected', 'dead')`,
    [id],
  );
  return rowCount === 1;
}

/** An earlier message of the same subject is still on its way; it goes first. */
export async function isBlocked(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query<{ blocked: boolean }>(
    `select exists (
       select 1 from messages m join messages earlier
         on earlier.partner = m.partner and earlier.subject = m.subject and earlier.revision < m.revision
       where m.id = $1 and earlier.state = 'pending'
     ) as blocked`,
    [id],
  );
  return rows[0]?.blocked ?? false;
}

/** The next later message of the same subject that is still on its way: it can go once this one is settled. */
export async function nextPending(db: Queryable, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select later.id from messages m join messages later
       on later.partner = m.partner and later.subject = m.subject and later.revision > m.revision
     where m.id = $1 and later.state = 'pending' order by later.revision limit 1`,
    [id],
  );
  return rows[0]?.id;
}

/** Notes that the owner is told of a message that may come too late (UTC, ISO); true the first time only. */
export async function raiseAlarm(db: Queryable, id: string, at: string): Promise<boolean> {
  const { rowCount } = await db.query('update messages set alarmed_at = $2 where id = $1 and alarmed_at is null', [
    id,
    at,
  ]);
  return rowCount === 1;
}

const COLUMNS = `id, case_no, key, partner, type, subject, revision, body, state, attempts, next_attempt_at, ack_id,
  owner_organ, statutory_due_at, ordered_at, created_at, settled_at, alarmed_at, address`;

type MessageRow = {
  id: string;
  case_no: string | null;
  key: string;
  partner: PartnerMessage['partner'];
  type: string;
  subject: string;
  revision: number;
  body: PartnerMessage['data'];
  state: MessageState;
  attempts: Attempt[];
  next_attempt_at: Date | null;
  ack_id: string | null;
  owner_organ: string;
  statutory_due_at: Date | null;
  ordered_at: Date;
  created_at: Date;
  settled_at: Date | null;
  alarmed_at: Date | null;
  address: string | null;
};

function messageOf(row: MessageRow): Message {
  const { id, key, partner, type, subject, revision, body, state, attempts } = row;
  return {
    ...{ id, key, partner, type, subject, revision, body, state, attempts },
    caseNo: row.case_no ?? undefined,
    ownerOrgan: row.owner_organ,
    orderedAt: row.ordered_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    ...(row.next_attempt_at === null ? {} : { nextAttemptAt: row.next_attempt_at.toISOString() }),
    ...(row.ack_id === null ? {} : { ackId: row.ack_id }),
    ...(row.statutory_due_at === null ? {} : { statutoryDueAt: row.statutory_due_at.toISOString() }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at.toISOString() }),
    ...(row.alarmed_at === null ? {} : { alarmedAt: row.alarmed_at.toISOString() }),
    ...(row.address === null ? {} : { address: row.address }),
  };
}
