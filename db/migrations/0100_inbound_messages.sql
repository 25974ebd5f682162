-- Messages from partners: kept before they are acknowledged, then carried out. This table is the queue: what a crash
-- interrupts lies here until somebody takes it up again.
create table inbound_messages (
  partner text not null check (partner in ('court', 'arbitration', 'union', 'hotline')),
  -- The sender's; taken once.
  id text collate "C" not null,
  ack_id text not null unique,
  -- The name within the contract: `result.acked`.
  name text not null,
  source text not null,
  -- What it is about at the partner: the number of the mandate, the request, the order.
  subject text not null,
  -- The envelope as it arrived.
  body text not null,
  body_sha256 text not null,
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'processed', 'refused')),
  -- The case that it names or has opened.
  case_no text collate "C",
  attempts integer not null default 0,
  -- Not before this instant; while somebody is at work on it, the end of the lease.
  due_at timestamptz not null default now(),
  -- Why it was not carried out (yet): {reason, refusals}.
  outcome jsonb,
  settled_at timestamptz,
  primary key (partner, id)
);
create index inbound_messages_due on inbound_messages (due_at) where state = 'received';
create index inbound_messages_subject on inbound_messages (partner, subject, received_at);
create index inbound_messages_case on inbound_messages (case_no) where case_no is not null and state = 'received';
