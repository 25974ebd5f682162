-- The way of a party to its own case: a link and a code, of both of which only digests are kept.
create table invitations (
  id uuid primary key,
  case_no text collate "C" not null,
  party_id text not null,
  side text not null check (side in ('worker', 'employer')),
  -- The party's name when it was invited.
  name text not null,
  token_digest bytea not null unique,
  code_digest text not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  -- Wrong codes in a row, and until when no code is tried.
  failures integer not null default 0,
  locked_until timestamptz
);
create index invitations_case on invitations (case_no, created_at desc);

-- A party that has come in. The browser has the session's secret, we have only its digest.
create table party_sessions (
  digest bytea primary key,
  invitation uuid not null references invitations (id),
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index party_sessions_invitation on party_sessions (invitation);
create index party_sessions_seen on party_sessions (seen_at);

-- Photos and papers that parties hand in; the same content in a case only once for each side.
create table party_files (
  id uuid primary key,
  case_no text collate "C" not null,
  side text not null check (side in ('worker', 'employer')),
  name text not null,
  -- By its content, not by what the browser says.
  type text not null check (type in ('image/jpeg', 'image/png', 'application/pdf')),
  sha256 text not null,
  content bytea not null check (octet_length(content) between 1 and 10485760),
  handed_in_by text not null,
  handed_in_at timestamptz not null,
  unique (case_no, side, sha256)
);
