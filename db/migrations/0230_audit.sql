-- Who did or saw what. Each process writes a chain of its own for each day, so that nobody waits for anybody.
create table audit_entries (
  chain text collate "C" not null,
  seq integer not null,
  at timestamptz not null,
  -- The whole entry, as its hash knows it; the columns beside it are for searching, and are compared with it.
  entry jsonb not null,
  previous text not null,
  hash text not null,
  actor_id text generated always as (entry -> 'actor' ->> 'id') stored,
  case_nos jsonb generated always as (entry -> 'caseNos') stored,
  kind text not null generated always as (entry ->> 'kind') stored,
  primary key (chain, seq)
);
create index audit_entries_at on audit_entries (at desc, chain, seq);
create index audit_entries_actor on audit_entries (actor_id, at desc);
create index audit_entries_case on audit_entries using gin (case_nos jsonb_path_ops);

create table audit_heads (
  chain text collate "C" primary key,
  seq integer not null,
  hash text not null
);

-- What comes continues its chain without gaps, each entry bound to the one before; the head moves with it.
create function continue_audit_chain() returns trigger language plpgsql as $$
begin
  if exists (
    select from (
      select f.*, lag(f.seq) over w as seq_before, lag(f.hash) over w as hash_before
      from fresh f window w as (partition by f.chain order by f.seq)
    ) f left join audit_heads h using (chain)
    where f.seq <> coalesce(f.seq_before, h.seq, 0) + 1
       or f.previous <> coalesce(f.hash_before, h.hash, repeat('0', 64))
  ) then
    raise exception 'audit: entries do not continue their chain'
      using errcode = 'integrity_constraint_violation', constraint = 'audit_entries_chained';
  end if;
  insert into audit_heads (chain, seq, hash)
    select distinct on (chain) chain, seq, hash from fresh order by chain, seq desc
    on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash;
  return null;
end $$;

create trigger chained after insert on audit_entries referencing new table as fresh
  for each statement execute function continue_audit_chain();
create trigger append_only before update or delete on audit_entries for each row execute function refuse_change();
create trigger append_only_whole before truncate on audit_entries execute function refuse_change();

create function keep_audit_head() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.chain = old.chain and new.seq > old.seq then
    return new;
  end if;
  raise exception 'audit_heads: % refused', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
create trigger moves_on before update or delete on audit_heads for each row execute function keep_audit_head();
create trigger append_only_whole before truncate on audit_heads execute function refuse_change();

-- The signed root of each day: `body` as it was signed, and the signature over it (JWS compact, EdDSA).
create table audit_roots (
  day date primary key,
  no integer not null unique,
  body jsonb not null,
  jws text not null,
  taken_at timestamptz not null
);

-- How far each chain was when a root was taken; only chains that had moved since the root before.
create table audit_root_leaves (
  no integer not null references audit_roots (no),
  kind text not null check (kind in ('case', 'audit')),
  chain text collate "C" not null,
  seq integer not null,
  hash text not null,
  primary key (kind, chain, no)
);
create index audit_root_leaves_no on audit_root_leaves (no, kind, chain);

create trigger append_only before update or delete on audit_roots for each row execute function refuse_change();
create trigger append_only_whole before truncate on audit_roots execute function refuse_change();
create trigger append_only before update or delete on audit_root_leaves for each row execute function refuse_change();
create trigger append_only_whole before truncate on audit_root_leaves execute function refuse_change();

revoke update, delete, truncate on audit_entries, audit_roots, audit_root_leaves from public, current_user;
revoke delete, truncate on audit_heads from public, current_user;
-- The API adds, and reads with the eyes of who may read everything.
revoke update, delete on audit_entries, audit_roots, audit_root_leaves from yuhe_door;
revoke delete on audit_heads from yuhe_door;
select guard_rows('audit_entries', 'false');
