-- What a case was promised with its number, until it has begun: an opening that its client never repeats is not lost.
alter table case_numbers add column opening jsonb, add column shift_ms bigint not null default 0;
create index case_numbers_not_started on case_numbers (issued_at) where started_at is null;

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
    on conflict (case_no) do update set seq = excluded.seq, hash = excluded.hash;
  if new.seq = 1 then
    update case_numbers set started_at = new.recorded_at, opening = null where case_no = new.case_no;
  end if;
  return new;
end $$;
