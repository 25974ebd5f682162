-- What stays when a case is disposed of: places and hashes, numbers that were given out, and who has looked or decided.
create function kept_after_disposal() returns text[] language sql immutable as $$
  select array['case_events', 'case_heads', 'case_numbers', 'court_mandates', 'import_rows', 'reconciliation_findings',
    'sealed_looks', 'revelations', 'legal_holds', 'disposals']
$$;

-- Is this case on its way out, by the approval of two persons?
create function being_disposed(asked text) returns boolean language sql stable as $$
  select exists (select from disposals where case_no = asked and approved_by is not null and carried_out_at is null)
$$;

-- What is append-only goes with its case, and not otherwise.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
  going text;
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and not tg_table_name = any (kept_after_disposal()) then
    going := to_jsonb(old) ->> 'case_no';
    if to_jsonb(old) ? 'document' then
      select case_no into going from documents where id = (to_jsonb(old) ->> 'document')::uuid;
    end if;
    if being_disposed(going) then
      return old;
    end if;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;

create or replace function dispose_case(approved uuid) returns jsonb
  language plpgsql security definer set search_path = public as $$
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
  update import_rows set cells = '{}' where case_no = d.case_no;
  -- What hangs on a row of the case goes before it.
  delete from party_sessions where invitation in (select id from invitations where case_no = d.case_no);
  delete from documents_to_enter where document in (select id from documents where case_no = d.case_no);
  delete from document_numbers where document in (select id from documents where case_no = d.case_no);
  delete from document_steps where document in (select id from documents where case_no = d.case_no);
  for place in
    select t.table_name from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'case_no'
      and t.table_name <> all (kept_after_disposal())
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
