-- Text messages to parties, beside the e-mails: what is said in them, how far they have come.
create table texts (
  id uuid primary key default gen_random_uuid(),
  case_no text collate "C" not null,
  -- Of what it tells, and to whom, as in notices.
  key text not null,
  recipient text not null,
  -- As the case has it: a token that only the key of the case opens.
  phone text not null,
  content text not null,
  -- Sent at any hour: somebody stands at the counter and waits for it.
  urgent boolean not null,
  state text not null default 'pending' check (state in ('pending', 'accepted', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- When it is sent, or asked after, next.
  next_at timestamptz not null default now(),
  -- In Chinese, without names and numbers.
  error text,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  delivered_at timestamptz,
  unique (case_no, key, recipient)
);
create index texts_waiting on texts (next_at) where state in ('pending', 'accepted');
select guard_by_case('texts');
