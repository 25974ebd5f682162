-- Filters of a list that somebody has given a name, for oneself or for the whole organ.
create table saved_views (
  id bigint generated always as identity primary key,
  owner text collate "C" not null,
  organ text,
  page text not null,
  name text not null,
  -- As it stands in the address of the page, without the question mark.
  query text not null,
  shared boolean not null,
  saved_at timestamptz not null default now(),
  unique (owner, page, name)
);
create index saved_views_organ on saved_views (organ, page) where shared;
