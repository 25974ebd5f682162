-- Public keys of organisations (印章密钥): who could sign, from when to when. The private halves are files, never here.
create table signing_keys (
  id text collate "C" primary key,
  organ text collate "C" not null,
  title text not null,
  -- Uncompressed point on P-256.
  point bytea not null check (octet_length(point) = 65),
  -- X.509, DER.
  certificate bytea not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  added_at timestamptz not null default now()
);
create index signing_keys_organ on signing_keys (organ, valid_from desc);

-- A key is revoked once and for ever.
create table signing_key_revocations (
  key_id text collate "C" primary key references signing_keys (id),
  revoked_at timestamptz not null,
  because text not null check (because <> ''),
  revoked_by text not null
);

create trigger append_only before update or delete on signing_keys for each row execute function refuse_change();
create trigger append_only before update or delete on signing_key_revocations for each row execute function refuse_change();
