-- Files that are being handed in, part after part: a broken connection, or a restart of the API, loses none of them.
create table uploads (
  -- Also the id of the file that it becomes.
  id uuid primary key,
  case_no text collate "C" not null,
  side text not null check (side in ('worker', 'employer')),
  name text not null,
  bytes integer not null check (bytes > 0),
  -- So many of them lie in parts, without a gap from the beginning.
  received integer not null default 0 check (received between 0 and bytes),
  touched_at timestamptz not null,
  -- When the file was taken in; its parts are gone then.
  finished_at timestamptz
);
create index uploads_touched on uploads (touched_at);
create index uploads_case on uploads (case_no, side);
select guard_by_case('uploads');

create table upload_parts (
  upload uuid not null references uploads (id) on delete cascade,
  case_no text collate "C" not null,
  -- Of its first byte within the file.
  at integer not null,
  object text collate "C" not null unique check (object ~ '^[0-9a-f]{64}$'),
  key_id text collate "C" not null,
  primary key (upload, at)
);
select guard_by_case('upload_parts');
create trigger object_goes after delete on upload_parts for each row execute function remove_object();
