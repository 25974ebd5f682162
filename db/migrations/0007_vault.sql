-- Compromise facts (妥协事实): encrypted with a key of their own, referred to by the case, represented nowhere else.
create table sealed_facts (
  ref text collate "C" primary key,
  case_no text collate "C" not null,
  ciphertext bytea not null,
  iv bytea not null,
  tag bytea not null,
  key_id text not null,
  conceded_by text not null check (conceded_by in ('worker', 'employer')),
  sealed_at timestamptz not null default now()
);
create index sealed_facts_case on sealed_facts (case_no);

-- Every look at a sealed fact, allowed or not.
create table sealed_looks (
  id bigint generated always as identity primary key,
  ref text not null,
  case_no text not null,
  actor jsonb not null,
  allowed boolean not null,
  why text not null,
  looked_at timestamptz not null default now()
);
create index sealed_looks_ref on sealed_looks (ref, id);

create trigger append_only before update or delete on sealed_looks for each row execute function refuse_change();
create trigger append_only_whole before truncate on sealed_looks execute function refuse_change();
create trigger append_only before update on sealed_facts for each row execute function refuse_change();
revoke update, delete, truncate on sealed_looks from public, current_user;
