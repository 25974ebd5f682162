import type { Actor } from '../shared/case/actor';
import type { NoticeTemplate } from '../shared/case/notice';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import { mailboxesOf } from './mailboxes';
import { prepared } from './prepared';
import type { Queryable } from './pool';
import { fileTexts } from './texts';

/**
 * Notices that no case orders: about messages that do not reach their partners, or of which two sides know different
 * things; codes of invitations.
 */
export type DeskTemplate = 'delivery-failed' | 'delivery-late' | 'reconciliation-finding' | 'party-invitation';

/** A notice worded for one recipient, ready to be filed. */
export type WordedNotice = {
  readonly caseNo: string;
  /** Unique in the case with the recipient. */
  readonly key: string;
  /** A party's number in the case, or the mailbox. */
  readonly recipient: string;
  /** Whose inbox shows it; none for a further party of a side, who has it by e-mail. */
  readonly mailbox: string | undefined;
  readonly organ: string;
  readonly template: NoticeTemplate | DeskTemplate;
  readonly subject: string;
  readonly body: string;
  /** UTC instant on the case's clock, ISO. */
  readonly orderedAt: string;
  /** Where it is also sent; absent without consent to service by electronic means. */
  readonly email: string | undefined;
  /** Where a text message says that it is there; absent as above. */
  readonly phone?: string | undefined;
  /** Message-ID, the same however often it is sent. */
  readonly messageId: string;
};

/** `none`: not to be mailed; `failed`: given up. */
export type EmailState = 'none' | 'pending' | 'sent' | 'failed';

/** A notice as its recipient reads it. Instants in UTC. */
export type InboxItem = {
  readonly id: string;
  readonly caseNo: string;
  readonly key: string;
  readonly template: NoticeTemplate | DeskTemplate;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: string;
  /** The same on the case's clock, which differs in training only. */
  readonly orderedAt: string;
  readonly readAt?: string;
  readonly readBy?: string;
  readonly email: {
    readonly state: EmailState;
    readonly attempts: number;
    readonly error?: string;
    readonly sentAt?: string;
  };
};

/** Files notices; one that was filed for its recipient before is left as it is. */
export async function fileNotices(db: Queryable, notices: readonly WordedNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await db.query(FILE(JSON.stringify(notices)));
  await fileTexts(
    db,
    notices.flatMap(({ caseNo, key, recipient, subject, phone }) =>
      phone ? [{ caseNo, key, recipient, phone, content: textOf(subject), urgent: false }] : [],
    ),
  );
}

/** A text message tells that there is something to read, not what: phones lie about. */
const textOf = (subject: string): string =>
  `【渝和】您有一份新通知：${subject}。请打开您的案件网页查看；没有网页链接的，请联系承办单位。`;

const FILE = prepared(`
  insert into notices (case_no, key, recipient, mailbox, organ, template, subject, body, ordered_at, email, email_state, message_id)
  select "caseNo", key, recipient, mailbox, organ, template, subject, body, "orderedAt", email,
         case when email is null then 'none' else 'pending' end, "messageId"
  from rows from (jsonb_to_recordset($1::jsonb)
    as ("caseNo" text, key text, recipient text, mailbox text, organ text, template text, subject text, body text,
        "orderedAt" timestamptz, email text, "messageId" text)) with ordinality
  order by ordinality
  on conflict (case_no, key, recipient) do nothing`);

/**
 * What an actor was told, the newest first.
 * @throws BadCursor if the cursor is not one of this list.
 */
export async function inbox(
  db: Queryable,
  actor: Actor,
  { unread = false }: { unread?: boolean | undefined },
  { limit, cursor }: PageRequest,
): Promise<Page<InboxItem>> {
  const before = placeOf('inbox', cursor, ['number'])?.[0] ?? String(Number.MAX_SAFE_INTEGER);
  // Each mailbox gives its newest by its index; sorting a handful of pages is cheap, sorting a mailbox is not.
  const { rows } = await db.query<InboxRow>(
    `select n.* from unnest($1::text[]) box
       cross join lateral (
         select ${COLUMNS} from notices
         where mailbox = box and id < $2::bigint ${unread ? 'and read_at is null' : ''}
         order by id desc limit $3
       ) n
     order by n.id desc limit $3`,
    [mailboxesOf(actor), before, limit + 1],
  );
  return pageOf(rows, limit, { item: itemOf, cursor: (row) => cursorAfter('inbox', row.id) });
}

const MOST_COUNTED = 1_000;

/** How many notices an actor has not read; counts to a thousand. */
export async function unreadCount(db: Queryable, actor: Actor): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from notices where mailbox = any ($1::text[]) and read_at is null limit $2
     ) unread`,
    [mailboxesOf(actor), MOST_COUNTED],
  );
  return rows[0]?.count ?? 0;
}

/** Marks a notice as read, the first reader counts; false if it is not in this actor's inbox. */
export async function markRead(db: Queryable, actor: Actor, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update notices set read_at = coalesce(read_at, now()), read_by = coalesce(read_by, $3)
     where id = $1::bigint and mailbox = any ($2::text[])`,
    [id, mailboxesOf(actor), actor.id],
  );
  return rowCount === 1;
}

const COLUMNS = `id, case_no, key, template, subject, body, created_at, ordered_at, read_at, read_by, email_state,
  email_attempts, email_error, sent_at`;

type InboxRow = {
  id: string;
  case_no: string;
  key: string;
  template: NoticeTemplate | DeskTemplate;
  subject: string;
  body: string;
  created_at: Date;
  ordered_at: Date;
  read_at: Date | null;
  read_by: string | null;
  email_state: EmailState;
  email_attempts: number;
  email_error: string | null;
  sent_at: Date | null;
};

function itemOf(row: InboxRow): InboxItem {
  const { id, key, template, subject, body } = row;
  return {
    id,
    caseNo: row.case_no,
    key,
    template,
    subject,
    body,
    createdAt: row.created_at.toISOString(),
    orderedAt: row.ordered_at.toISOString(),
    ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }),
    ...(row.read_by === null ? {} : { readBy: row.read_by }),
    email: {
      state: row.email_state,
      attempts: row.email_attempts,
      ...(row.email_error === null ? {} : { error: row.email_error }),
      ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    },
  };
}
