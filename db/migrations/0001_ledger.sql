-- Case numbers: every number ever issued, without gaps within a year. The row of the year is the lock.
create table case_number_years (
  year integer primary key,
  last integer not null check (last > 0)
);

create table case_numbers (
  case_no text collate "C" primary key,
  year integer not null,
  number integer not null,
  issued_at timestamptz not null default now(),
  -- Set with the first entry: from then on a case without entries has been tampered with.
  started_at timestamptz,
  unique (year, number)
);

-- The ledger: what has happened in every case, for ever.
create table case_events (
  case_no text collate "C" not null,
  seq integer not null,
  type text not null generated always as (event ->> 'type') stored,
  event jsonb not null,
  actor jsonb not null,
  key text not null,
  occurred_on date not null,
  -- The instant as the entry writes it, for its hash; `recorded_at` is the same instant to compute with.
  at text not null,
  recorded_at timestamptz not null,
  previous text not null,
  hash text not null,
  primary key (case_no, seq)
);

-- The newest entry of each case; a shortened ledger no longer fits it.
create table case_heads (
  case_no text collate "C" primary key,
  seq integer not null,
  hash text not null,
  -- Training only: milliseconds by which the case's clock is ahead of the world's.
  shift_ms bigint not null default 0
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on case_events for each row execute function refuse_change();
create trigger append_only_whole before truncate on case_events execute function refuse_change();

-- An entry continues its case: the next number, bound to the hash of the one before.
create function continue_chain() returns trigger language plpgsql as $$
declare
  head case_heads;
begin
  select * into head from case_heads where case_no = new.case_no for update;
  if new.seq <> coalesce(head.seq, 0) + 1 then
    raise exception 'case %: entry % does not follow entry %', new.case_no, new.seq, coalesce(head.seq, 0)
      using errcode = 'integrity_constraint_violation', constraint = 'case_events_gapless';
  end if;
  if new.previous <> coalesce(head.hash, repeat('0', 64)) then
    raise exception 'case %: entry % is not bound to entry %', new.case_no, new.seq, coalesce(head.seq, 0)
      using errcode = 'integrity_constraint_violation', constraint = 'case_events_chained';
  end if;
  insert into case_heads (case_no, seq, hash) values (new.case_no, new.seq, new.hash)
    on conflict (case_no) do update set seq = excluded.seq, hash = excluded.hash;
  if new.seq = 1 then
    update case_numbers set started_at = new.recorded_at where case_no = new.case_no;
  end if;
  return new;
end $$;

create trigger chained before insert on case_events for each row execute function continue_chain();

-- A head moves on by one entry, and never disappears.
create function keep_head() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.case_no = old.case_no and new.seq in (old.seq, old.seq + 1)
     and (new.seq > old.seq or new.hash = old.hash) then
    return new;
  end if;
  raise exception 'case_heads: % refused', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;

create trigger moves_on before update or delete on case_heads for each row execute function keep_head();
create trigger append_only_whole before truncate on case_heads execute function refuse_change();
create trigger append_only before delete on case_numbers for each row execute function refuse_change();
create trigger append_only_whole before truncate on case_numbers execute function refuse_change();

-- The triggers bind the owner and the superuser too; the privileges say it to everybody else.
revoke update, delete, truncate on case_events from public, current_user;
revoke delete, truncate on case_heads, case_numbers from public, current_user;
