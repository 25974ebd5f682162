-- When the newest entry of a case was written down, by the database's own clock: whoever watches cases asks by it.
alter table case_heads add column moved_at timestamptz not null default now();
create index case_heads_moved on case_heads (moved_at);

create or replace function continue_chain() returns trigger language plpgsql as $$
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
    on conflict (case_no) do update set seq = excluded.seq, hash = excluded.hash, moved_at = now();
  if new.seq = 1 then
    update case_numbers set started_at = new.recorded_at, opening = null where case_no = new.case_no;
  end if;
  return new;
end $$;
