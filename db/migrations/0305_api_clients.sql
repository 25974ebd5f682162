-- Systems that get tokens of their own from our provider (OAuth 2.0 client credentials).
create table api_clients (
  -- What it is called at the token endpoint.
  id text collate "C" primary key,
  name text not null,
  role text not null,
  organ text,
  district text,
  scopes text[] not null,
  -- SHA-256 of a secret of 32 random bytes; or the public key with which it signs what it says (JWK).
  secret_digest bytea,
  public_key jsonb,
  -- First and last civil day (Asia/Shanghai) on which it may be used.
  active_from date not null,
  active_until date not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  check ((secret_digest is null) <> (public_key is null)),
  check (active_from <= active_until)
);
-- The API asks whether one is still good; it adds none.
revoke insert, update, delete on api_clients from yuhe_door;
