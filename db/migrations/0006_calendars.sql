-- Calendars loaded at run time beside those that the code brings; never changed, a revision is a new row.
create table calendars (
  year integer not null,
  revision integer not null,
  data jsonb not null,
  loaded_by jsonb not null,
  loaded_at timestamptz not null default now(),
  -- Idempotency key of the load: with it every case is told.
  key text not null,
  -- How far the open cases have been told, in the order of their numbers; complete when `told_at` is set.
  told_through text collate "C" not null default '',
  told_at timestamptz,
  primary key (year, revision)
);
