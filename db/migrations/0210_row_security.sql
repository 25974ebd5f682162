-- Who sees which rows, said to PostgreSQL too. The API comes in under a role of its own that owns nothing and cannot
-- bypass what follows (db/door-role.ts); for each statement it says whose eyes read (db/eyes.ts). Without that a
-- connection finds no case. Roles belong to the whole server: another database of it may have made them before.
do $$
declare
  name text;
begin
  foreach name in array array['yuhe_door', 'yuhe_concerned', 'yuhe_everything'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    -- Who reads with somebody's eyes may use the same tables as whoever stands at the door.
    if not pg_has_role(name, 'yuhe_door', 'member') then
      execute format('grant yuhe_door to %I', name);
    end if;
  end loop;
end $$;

grant usage on schema public to yuhe_door;
grant select, insert, update, delete on all tables in schema public to yuhe_door;
alter default privileges in schema public grant select, insert, update, delete on tables to yuhe_door;
revoke all on migrations from yuhe_door;
-- The API never writes the ledger: the worker does.
revoke insert, update, delete on case_events, case_heads, case_views, case_deadlines, case_search from yuhe_door;
revoke update, delete on sealed_looks from yuhe_door;

-- The marks and the cases of whoever reads (shared/case/access.ts), the mailboxes that person opens.
create function reach_marks() returns text[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('yuhe.marks', true), '')::text[], '{}') $$;
create function reach_cases() returns text[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('yuhe.cases', true), '')::text[], '{}') $$;
create function reach_mailboxes() returns text[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('yuhe.mailboxes', true), '')::text[], '{}') $$;

-- Binds a table to the reach: `condition` says which rows are within the reach of who has not everything.
create function guard_rows(guarded regclass, condition text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy everything on %s to yuhe_everything using (true) with check (true)', guarded);
  execute format('create policy concerned on %s to yuhe_concerned using (%s) with check (%s)', guarded, condition, condition);
end $$;
-- Binds a table with a column `case_no` to the cases that its reader sees.
create function guard_by_case(guarded regclass) returns void language plpgsql as $$
begin
  perform guard_rows(guarded,
    format('exists (select from case_views reached where reached.case_no = %s.case_no)', guarded));
end $$;

select guard_rows('case_views', 'marks && reach_marks() or case_no = any (reach_cases())');
select guard_rows('case_deadlines', 'marks && reach_marks() or case_no = any (reach_cases())');
select guard_by_case('case_events');
select guard_by_case('party_files');
select guard_by_case('invitations');
select guard_by_case('sealed_facts');
-- A notice is seen by who sees its case, and by who opens the mailbox in which it lies.
select guard_rows('notices', 'mailbox = any (reach_mailboxes())
  or exists (select from case_views reached where reached.case_no = notices.case_no)');
-- A message to a partner is seen by who sees its case, and at the desk to which it comes when it cannot be delivered.
select guard_rows('messages', '(''organ:'' || owner_organ) = any (reach_marks())
  or exists (select from case_views reached where reached.case_no = messages.case_no)');

-- The index over pairs of characters cannot be used below a policy, for its operators may tell what they have seen.
-- So the table itself is shown to nobody, and this view shows the rows of the cases within reach.
select guard_rows('case_search', 'false');
create view case_finding as
  select s.case_no, s.terms, s.text from case_search s
  where not row_security_active('case_views') or current_user = 'yuhe_everything' or exists (
    select from case_views v
    where v.case_no = s.case_no and (v.marks && reach_marks() or v.case_no = any (reach_cases())));
