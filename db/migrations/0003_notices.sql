-- What people were told, once for each recipient of each notice; the inbox reads it, the mail dispatcher sends it.
create table notices (
  id bigint generated always as identity primary key,
  case_no text collate "C" not null,
  -- Unique in the case with the recipient: `mediation-accepted/1`.
  key text not null,
  -- A party's number in the case, or the mailbox.
  recipient text not null,
  -- Whose inbox shows it (db/mailboxes.ts); null for a further party of a side, who has it by e-mail.
  mailbox text,
  organ text not null,
  template text not null,
  subject text not null,
  body text not null,
  -- The instant of the order on the case's clock; `created_at` is on the world's.
  ordered_at timestamptz not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  read_by text,
  email text,
  email_state text not null default 'none' check (email_state in ('none', 'pending', 'sent', 'failed')),
  email_attempts integer not null default 0,
  -- Not before this instant; while a dispatcher is at work on it, the end of its lease.
  email_next_at timestamptz not null default now(),
  email_error text,
  sent_at timestamptz,
  message_id text not null,
  unique (case_no, key, recipient)
);
create index notices_mailbox on notices (mailbox, id desc) where mailbox is not null;
create index notices_unread on notices (mailbox, id desc) where mailbox is not null and read_at is null;
create index notices_to_send on notices (email_next_at, id) where email_state = 'pending';
