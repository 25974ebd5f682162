-- What another body may see of the cases, for which purpose and how long; and every use that it has made of that.
create table data_grants (
  id uuid primary key default gen_random_uuid(),
  organ text collate "C" not null references organs,
  purpose text not null,
  -- The provision that permits it.
  basis text not null,
  -- {organs: […], districts: […]} or {caseNos: […]}.
  scope jsonb not null,
  fields text[] not null,
  -- Last civil day (Asia/Shanghai).
  active_until date not null,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz
);
create index data_grants_organ on data_grants (organ);
create trigger only_revoked before update or delete on data_grants for each row execute function keep_grant();

create table data_grant_uses (
  id bigint generated always as identity primary key,
  grant_id uuid not null references data_grants,
  -- Who has looked: {id, role, name, organ}.
  actor jsonb not null,
  -- Which cases were shown.
  case_nos text[] not null,
  used_at timestamptz not null default now()
);
create index data_grant_uses_grant on data_grant_uses (grant_id, id);
create trigger append_only before update or delete on data_grant_uses for each row execute function refuse_change();
create trigger append_only_whole before truncate on data_grant_uses execute function refuse_change();
revoke update, delete on data_grant_uses from yuhe_door;
