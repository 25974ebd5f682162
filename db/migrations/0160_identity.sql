-- Who may sign in at the provider of this installation; with another provider the table stays empty.
create table accounts (
  -- What one signs in with, and the id under which one acts.
  id text collate "C" primary key,
  name text not null,
  role text not null,
  organ text,
  organ_name text,
  district text,
  -- scrypt, its costs and its salt: never the password.
  password text not null,
  -- First and last civil day (Asia/Shanghai) on which the account may be used.
  active_from date not null,
  active_until date,
  disabled_at timestamptz,
  -- Attempts in a row that did not succeed, and the last of them.
  failures integer not null default 0,
  attempted_at timestamptz,
  created_at timestamptz not null default now()
);

-- Who is signed in. The browser has the session's secret, we have only its digest.
create table sessions (
  digest bytea primary key,
  -- As a token would give it: {id, role, name, organ, cases}.
  actor jsonb not null,
  organ_name text,
  -- The provider that has vouched for it.
  issuer text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index sessions_actor on sessions ((actor ->> 'id'));
create index sessions_seen on sessions (seen_at);

-- What our own OpenID provider must remember between two requests: a sign-in that is under way, a code.
create table provider_records (
  model text not null,
  id text collate "C" not null,
  payload jsonb not null,
  uid text collate "C",
  grant_id text collate "C",
  expires_at timestamptz,
  primary key (model, id)
);
create index provider_records_uid on provider_records (model, uid) where uid is not null;
create index provider_records_grant on provider_records (grant_id) where grant_id is not null;
create index provider_records_expiry on provider_records (expires_at) where expires_at is not null;
