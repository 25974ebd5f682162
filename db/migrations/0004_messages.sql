-- Messages to partners: ordered with the entries they belong to, delivered by workflow `delivery` (id = message id).
create table messages (
  id text collate "C" primary key,
  case_no text collate "C" not null,
  key text not null,
  partner text not null check (partner in ('court', 'arbitration', 'union', 'hotline')),
  type text not null,
  -- What the message is about at the partner; messages of one subject are delivered in the order of their revisions.
  subject text not null,
  revision integer not null,
  body jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'acknowledged', 'rejected', 'dead', 'cancelled')),
  -- [{at, kind, detail …}], oldest first.
  attempts jsonb not null default '[]',
  next_attempt_at timestamptz,
  ack_id text,
  -- Whose desk it comes to when it cannot be delivered.
  owner_organ text not null,
  -- The instant (world's clock) at which the period ends for which the message matters.
  statutory_due_at timestamptz,
  ordered_at timestamptz not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  unique (case_no, key)
);
create index messages_subject on messages (partner, subject, revision);
create index messages_unsettled on messages (owner_organ, created_at desc, id desc) where state in ('pending', 'rejected', 'dead');
create index messages_newest on messages (created_at desc, id desc);
create index messages_state on messages (state, created_at desc, id desc);
