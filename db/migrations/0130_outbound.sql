-- The order in which messages were filed; of one subject, the order of their revisions.
alter table messages add column ordinal bigint generated always as identity;
-- The number under which the partner finds the message when it catches up by itself, given at the first look after it
-- was filed: what is committed late comes late in the feed too, and is not passed over.
alter table messages add column feed_no bigint;
create unique index messages_feed on messages (partner, feed_no) where feed_no is not null;
create index messages_to_number on messages (partner, ordinal) where feed_no is null;
-- The standby address of its partner to which an operator has redirected it, by name.
alter table messages add column address text;

-- What was compared with a partner, once for each night and each time that somebody asked.
create table reconciliations (
  id bigint generated always as identity primary key,
  -- The workflow's run: a comparison that is tried again is still one.
  run text collate "C" not null unique,
  partner text not null,
  -- Messages of this span were compared.
  since timestamptz not null,
  until timestamptz not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  compared integer not null default 0,
  differing integer not null default 0,
  -- Why it came to nothing.
  failure text
);
create index reconciliations_partner on reconciliations (partner, id desc);

-- What differed, and what became of it. A difference that is found every night is one finding.
create table reconciliation_findings (
  id bigint generated always as identity primary key,
  partner text not null,
  message_id text collate "C" not null,
  -- Who has sent the message.
  sender text not null check (sender in ('yuhe', 'partner')),
  kind text not null,
  subject text not null,
  case_no text collate "C",
  -- Whose work it is; none if nobody but the administrator can tell.
  owner_organ text,
  -- {revision, state, sha256} on either side; null where the message is not known.
  ours jsonb,
  theirs jsonb,
  found_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'resending', 'settled', 'noted')),
  -- Who has dealt with it, and how: {at, by, text}.
  resolution jsonb,
  settled_at timestamptz
);
create unique index reconciliation_findings_open on reconciliation_findings (partner, sender, message_id, kind)
  where state in ('open', 'resending');
create index reconciliation_findings_newest on reconciliation_findings (found_at desc, id desc);
