-- Rows are put right in the browser as well: what the file said at first stays beside it.
alter table import_rows add column original jsonb;
-- The lists of imports: of an organisation, of who handed them in, of all.
create index imports_of_organ on imports (organ, created_at desc, id desc);
create index imports_of_author on imports ((author ->> 'id'), created_at desc, id desc);
create index imports_newest on imports (created_at desc, id desc);
