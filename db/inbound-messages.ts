import type { Partner } from '../shared/exchange/partners';
import type { FieldFault } from '../shared/problems';
import type { Refusal } from '../shared/law/verdict';
import type { Queryable } from './pool';
import { openedColumn, sealedColumn } from './sealed-columns';

/** Where a partner's message stands: kept; carried out; found impossible for good; or older than what is here already. */
export type InboundState = 'received' | 'processed' | 'refused' | 'ignored';

/** Why a message was not carried out: one Chinese sentence, and the law's reasons where it is the law that refuses. */
export type InboundOutcome = {
  readonly reason: string;
  readonly refusals?: readonly Refusal[];
  /** What of its content cannot stand. */
  readonly fields?: readonly FieldFault[];
  /** Since when it waits for what may make it possible; a UTC instant, ISO. */
  readonly waitingSince?: string;
};

/** A message as a partner sent it. */
export type ArrivedMessage = {
  readonly partner: Partner;
  /** The sender's. */
  readonly id: string;
  readonly ackId: string;
  /** The name within the contract: `result.acked`. */
  readonly name: string;
  readonly source: string;
  readonly subject: string;
  /** The same as the sender's envelope has it: by this its versions are counted. */
  readonly about: string;
  readonly revision: number | undefined;
  /** The envelope, letter for letter. */
  readonly body: string;
  readonly bodySha256: string;
  /** UTC instant, ISO. */
  readonly receivedAt: string;
  readonly caseNo: string | undefined;
};

/** The same, with what has become of it. */
export type InboundMessage = ArrivedMessage & {
  readonly state: InboundState;
  /** How often it was taken up. */
  readonly attempts: number;
  readonly outcome?: InboundOutcome;
};

type Key = Pick<ArrivedMessage, 'partner' | 'id'>;

/** When the sender says that it sent this (`time` of the envelope, whose form was looked at before it is kept). */
const saidAt = (body: string): string => (JSON.parse(body) as { readonly time: string }).time;

/** Keeps a message; of two with the same id the first one stays. Returns the one that is kept. */
export async function keepInbound(
  db: Queryable,
  arrived: ArrivedMessage,
  state: Extract<InboundState, 'received' | 'ignored'> = 'received',
): Promise<InboundMessage> {
  const { partner, id, ackId, name, source, subject, about, revision, body, bodySha256, receivedAt, caseNo } = arrived;
  await db.query(
    `insert into inbound_messages (partner, id, ack_id, name, source, subject, about, revision, body, body_sha256,
       said_at, received_at, case_no, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (partner, id) do nothing`,
    [
      ...[partner, id, ackId, name, source, subject, about, revision],
      ...[sealedColumn(`${partner}/${id}`, body), bodySha256, saidAt(body), receivedAt, caseNo, state],
    ],
  );
  const kept = await inboundMessage(db, arrived);
  if (!kept) throw new Error(`message ${id} was not kept`);
  return kept;
}

export async function inboundMessage(db: Queryable, { partner, id }: Key): Promise<InboundMessage | undefined> {
  const { rows } = await db.query<Row>(`select ${COLUMNS} from inbound_messages where partner = $1 and id = $2`, [
    partner,
    id,
  ]);
  return rows[0] && messageOf(rows[0]);
}

/** Mandates that courts have handed over under a number of theirs; those that became a case first, then the newest. */
export async function mandatesNamed(db: Queryable, mandateId: string): Promise<InboundMessage[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from inbound_messages
     where partner = 'court' and subject = $1 and name = 'mandate.entrusted'
     order by state = 'processed' desc, received_at desc limit 50`,
    [mandateId],
  );
  return rows.map(messageOf);
}

const PATIENCE_FOR_THE_SAME = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/** Waits until nobody else is keeping the message; false if that takes too long. For the rest of the transaction. */
export async function lockMessage(client: Queryable, { partner, id }: Key): Promise<boolean> {
  await client.query(`set local lock_timeout = '${PATIENCE_FOR_THE_SAME}'`);
  return client
    .query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${partner}/${id}`])
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return false;
      throw error;
    });
}

/** Has the partner part in the case: has it handed it over, or been told of it? True as well for a case not yet known. */
export async function isConcerned(db: Queryable, partner: Partner, caseNo: string): Promise<boolean> {
  const { rows } = await db.query<{ concerned: boolean }>(
    `select exists (select from messages where case_no = $2 and partner = $1)
         or exists (select from inbound_messages where case_no = $2 and partner = $1 and state = 'processed')
         or not exists (select from case_views where case_no = $2) as concerned`,
    [partner, caseNo],
  );
  return rows[0]?.concerned ?? false;
}

/** Is the subject another partner's, and not this one's? */
export async function othersKnow(db: Queryable, partner: Partner, subject: string): Promise<boolean> {
  const { rows } = await db.query<{ theirs: boolean; ours: boolean }>(
    `select bool_or(partner <> $1) as theirs, bool_or(partner = $1) as ours from (
       select partner from inbound_messages where subject = $2
       union all select partner from messages where subject = $2
     ) known`,
    [partner, subject],
  );
  return rows[0]?.theirs === true && rows[0].ours !== true;
}

/**
 * Takes up the message that has waited longest; nobody else takes it up before the lease has ended. One that follows
 * another about the same matter waits until that one has been tried: they have an order.
 */
export async function takeInbound(db: Queryable, leaseSeconds: number): Promise<InboundMessage | undefined> {
  const { rows } = await db.query<Row>(
    `update inbound_messages set due_at = now() + make_interval(secs => $1), attempts = attempts + 1
     where (partner, id) = (
       select partner, id from inbound_messages m where state = 'received' and due_at <= now()
         and not exists (
           select from inbound_messages before
           where before.partner = m.partner and before.subject = m.subject and before.received_at < m.received_at
             and before.state = 'received' and before.outcome is null
         )
       order by due_at limit 1 for update of m skip locked
     )
     returning ${COLUMNS}`,
    [leaseSeconds],
  );
  return rows[0] && messageOf(rows[0]);
}

/** Ends the work on a message. */
export async function settleInbound(
  db: Queryable,
  { partner, id }: Key,
  { state, caseNo, outcome }: { state: 'processed' | 'refused'; caseNo?: string | undefined; outcome?: InboundOutcome },
): Promise<void> {
  await db.query(
    `update inbound_messages set state = $3, case_no = coalesce($4, case_no), outcome = $5, settled_at = now()
     where partner = $1 and id = $2`,
    [partner, id, state, caseNo, outcome && JSON.stringify(outcome)],
  );
}

/** Puts a message back for later, with the reason. */
export async function postponeInbound(
  db: Queryable,
  { partner, id }: Key,
  seconds: number,
  outcome: InboundOutcome,
): Promise<void> {
  await db.query(
    `update inbound_messages set due_at = now() + make_interval(secs => $3), outcome = $4
     where partner = $1 and id = $2 and state = 'received'`,
    [partner, id, seconds, JSON.stringify(outcome)],
  );
}

/** The case has moved on: what was put back for its sake may be possible now. */
export async function hurryInbound(db: Queryable, { partner, subject }: ArrivedMessage, caseNo: string): Promise<void> {
  await db.query(
    `update inbound_messages set due_at = now()
     where state = 'received' and outcome is not null and (case_no = $3 or (partner = $1 and subject = $2))`,
    [partner, subject, caseNo],
  );
}

/** The newest case that a partner's number belongs to, by the messages about it that were carried out. */
export async function caseOfSubject(db: Queryable, partner: Partner, subject: string): Promise<string | undefined> {
  const { rows } = await db.query<{ case_no: string }>(
    `select case_no from inbound_messages where partner = $1 and subject = $2 and state = 'processed'
     order by received_at desc limit 1`,
    [partner, subject],
  );
  return rows[0]?.case_no;
}

/** The case that was opened by another message of the same name on the same subject, if there is one. */
export async function caseOpenedBy(
  db: Queryable,
  { partner, id, name, subject }: Pick<ArrivedMessage, 'partner' | 'id' | 'name' | 'subject'>,
): Promise<string | undefined> {
  const { rows } = await db.query<{ case_no: string }>(
    `select case_no from inbound_messages where partner = $1 and subject = $2 and name = $3 and id <> $4
       and state = 'processed' limit 1`,
    [partner, subject, name, id],
  );
  return rows[0]?.case_no;
}

const COLUMNS = `partner, id, ack_id, name, source, subject, about, revision, body, body_sha256, received_at, state, case_no,
   attempts, outcome`;

type Row = {
  partner: Partner;
  id: string;
  ack_id: string;
  name: string;
  source: string;
  subject: string;
  about: string | null;
  revision: number | null;
  body: string;
  body_sha256: string;
  received_at: Date;
  state: InboundState;
  case_no: string | null;
  attempts: number;
  outcome: InboundOutcome | null;
};

function messageOf(row: Row): InboundMessage {
  const { partner, id, name, source, subject, state, attempts } = row;
  return {
    ...{ partner, id, name, source, subject, state, attempts },
    body: openedColumn(`${partner}/${id}`, row.body),
    about: row.about ?? subject,
    revision: row.revision ?? undefined,
    ackId: row.ack_id,
    bodySha256: row.body_sha256,
    receivedAt: row.received_at.toISOString(),
    caseNo: row.case_no ?? undefined,
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
  };
}
