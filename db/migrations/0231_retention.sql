-- While a hold stands, nothing of a case is disposed of.
create table legal_holds (
  id uuid primary key,
  case_no text collate "C" not null,
  reason text not null,
  placed_by jsonb not null,
  placed_at timestamptz not null,
  released_by jsonb,
  released_at timestamptz,
  release_reason text
);
create index legal_holds_case on legal_holds (case_no);

-- What was disposed of, why, and by which two persons: all that remains of a case, beside the chain of its hashes.
create table disposals (
  id uuid primary key,
  case_no text collate "C" not null,
  class text not null,
  archived_on date not null,
  retained_until date not null,
  reason text not null,
  proposed_by jsonb not null,
  proposed_at timestamptz not null,
  approved_by jsonb,
  approved_at timestamptz,
  carried_out_at timestamptz,
  -- Table → how many rows were deleted.
  removed jsonb,
  check (approved_by ->> 'id' <> proposed_by ->> 'id')
);
create unique index disposals_case on disposals (case_no);

create function keep_disposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.carried_out_at is null and new.id = old.id and new.case_no = old.case_no
     and (old.approved_by is null or new.approved_by = old.approved_by) then
    return new;
  end if;
  raise exception 'disposals: % refused', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update or delete on disposals for each row execute function keep_disposal();
create trigger append_only_whole before truncate on disposals execute function refuse_change();
create trigger append_only before delete on legal_holds for each row execute function refuse_change();
select guard_rows('legal_holds', 'false');
select guard_rows('disposals', 'false');

-- An entry's content may go when two persons have approved of it. Its place, its day and its hash stay: the chain holds.
create function keep_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.event ->> 'type' = 'case.disposed'
     and (new.case_no, new.seq, new.key, new.occurred_on, new.at, new.recorded_at, new.previous, new.hash)
       = (old.case_no, old.seq, old.key, old.occurred_on, old.at, old.recorded_at, old.previous, old.hash)
     and exists (select from disposals d where d.id = (new.event ->> 'disposal')::uuid and d.case_no = new.case_no
       and d.approved_by is not null and d.carried_out_at is null) then
    return new;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
drop trigger append_only on case_events;
create trigger append_only before update or delete on case_events for each row execute function keep_entries();
grant update (event, actor) on case_events to current_user;

-- Deletes what there is of a case: its keys, its content, its files, its views, in whichever table they lie, also in those
-- that later migrations bring. What is kept names no content, or says who has looked and who has disposed.
create function dispose_case(approved uuid) returns jsonb language plpgsql security definer set search_path = public as $$
declare
  d disposals;
  place text;
  rows_gone integer;
  gone jsonb := '{}';
begin
  select * into d from disposals where id = approved for update;
  if d.carried_out_at is not null then
    return d.removed;
  end if;
  if d.approved_by is null or exists (select from legal_holds h where h.case_no = d.case_no and h.released_at is null) then
    raise exception 'disposal %: not approved, or held', approved using errcode = 'insufficient_privilege';
  end if;
  update case_events set event = jsonb_build_object('type', 'case.disposed', 'disposal', d.id),
    actor = '{"id": "disposal", "role": "system"}' where case_no = d.case_no;
  delete from party_sessions where invitation in (select id from invitations where case_no = d.case_no);
  update import_rows set cells = '{}' where case_no = d.case_no;
  for place in
    select t.table_name from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'case_no'
      and t.table_name <> all (array['case_events', 'case_heads', 'case_numbers', 'court_mandates', 'import_rows',
        'reconciliation_findings', 'sealed_looks', 'revelations', 'legal_holds', 'disposals'])
    order by t.table_name
  loop
    execute format('delete from %I where case_no = $1', place) using d.case_no;
    get diagnostics rows_gone = row_count;
    if rows_gone > 0 then
      gone := gone || jsonb_build_object(place, rows_gone);
    end if;
  end loop;
  update disposals set carried_out_at = now(), removed = gone where id = d.id;
  return gone;
end $$;
revoke execute on function dispose_case(uuid) from public;
grant execute on function dispose_case(uuid) to yuhe_everything;
revoke delete on disposals, legal_holds from yuhe_door;

-- That a file is gone, everybody may know who has its number; why and by whom, not.
create function is_disposed(asked text) returns boolean language sql stable security definer set search_path = public as
  $$ select exists (select from disposals where case_no = asked and carried_out_at is not null) $$;
