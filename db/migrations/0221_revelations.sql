-- Every time that a number or an address of a person was shown in clear: to whom, and what for. Before it is shown.
create table revelations (
  id bigint generated always as identity primary key,
  case_no text collate "C" not null,
  party_id text not null,
  field text not null,
  purpose text not null,
  -- {id, role, name, organ}
  actor jsonb not null,
  revealed_at timestamptz not null
);
create index revelations_case on revelations (case_no, id desc);
create trigger append_only before update or delete on revelations for each row execute function refuse_change();
create trigger append_only_whole before truncate on revelations execute function refuse_change();
revoke update, delete on revelations from yuhe_door;
select guard_by_case('revelations');
