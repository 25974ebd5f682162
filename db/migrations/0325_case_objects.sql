-- Files of cases lie in the store of files, encrypted under the key of their case; here stands which object holds which
-- content. An object is named by the SHA-256 of its bytes, a content by that of its own, as the docket has it.
create table case_objects (
  case_no text collate "C" not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The content itself, or a small picture of it.
  rendition text not null check (rendition in ('content', 'preview')),
  object text collate "C" not null unique check (object ~ '^[0-9a-f]{64}$'),
  key_id text collate "C" not null,
  -- Of the content, unencrypted.
  bytes integer not null check (bytes > 0),
  kept_at timestamptz not null default now(),
  primary key (case_no, sha256, rendition)
);
select guard_by_case('case_objects');

-- Objects that the store is to lose: announced before they are put, so that none is forgotten if the process dies then,
-- and entered when what they hold goes, with its case or by itself.
create table objects_to_remove (
  object text collate "C" primary key,
  not_before timestamptz not null
);
create index objects_to_remove_due on objects_to_remove (not_before);

create function remove_object() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into objects_to_remove (object, not_before) values (old.object, now())
    on conflict (object) do update set not_before = excluded.not_before;
  return old;
end $$;
create trigger object_goes after delete on case_objects for each row execute function remove_object();

-- What parties handed in before stays readable here until it has been moved (api/housekeeping.ts).
alter table party_files alter column content drop not null, add column bytes integer;
update party_files set bytes = octet_length(content);
alter table party_files alter column bytes set not null;
create index party_files_to_move on party_files (handed_in_at) where content is not null;
