-- One answer for one key of one actor. Without a status the request is being worked on, or its process died.
create table idempotency (
  actor_id text not null,
  key text not null,
  method_path text not null,
  body_sha256 text not null,
  -- Whoever works on it; taken over by the next request once it has lain too long.
  claimed_at timestamptz not null default now(),
  status integer,
  -- `json`, not `jsonb`: the body is given back letter for letter.
  answer json,
  headers jsonb,
  -- The number issued for an opening; the same for every further attempt.
  case_no text,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_age on idempotency (created_at);
