-- Case files that came from another installation as a package (案卷包): whence, under whose seal.
create table imported_cases (
  case_no text collate "C" primary key references case_numbers (case_no),
  -- The organisation that kept the file there, by its number and its name.
  organ text not null,
  organ_title text not null,
  -- SHA-256 of the package, and the key that sealed its catalogue.
  package_sha256 text not null,
  key_id text not null,
  imported_by text not null,
  imported_at timestamptz not null default now()
);
create trigger append_only before update or delete on imported_cases for each row execute function refuse_change();
