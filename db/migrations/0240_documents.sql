-- Who issues documents, as it stands on the paper; the code begins its numbers.
create table letterheads (
  organ text primary key,
  name text not null,
  code text not null,
  address text,
  phone text,
  entered_by text not null,
  entered_at timestamptz not null
);

-- Documents of a case, each version as it was written. Nothing is overwritten: a newer version is a row of its own.
create table documents (
  id uuid primary key,
  case_no text collate "C" not null,
  kind text not null,
  -- Which of several: the round of a mediation, the version of an agreement.
  about text not null,
  version integer not null check (version > 0),
  template integer not null,
  rulebook text not null,
  -- Entry of the case up to which its facts were known.
  seq integer not null,
  model jsonb not null,
  supplements jsonb not null,
  drafted_at timestamptz not null,
  unique (case_no, kind, about, version)
);
create trigger append_only before update or delete on documents for each row execute function refuse_change();

select guard_by_case('documents');

-- The life of a document: each step once, in order. Service is told by the docket of the case.
create table document_steps (
  document uuid not null references documents (id),
  step text not null check (step in ('drafted', 'checked', 'issued', 'superseded')),
  no integer not null,
  "on" date not null,
  at timestamptz not null,
  actor jsonb not null,
  detail jsonb not null,
  primary key (document, no)
);
create unique index document_steps_once on document_steps (document, step);
create trigger append_only before update or delete on document_steps for each row execute function refuse_change();

-- Document numbers: every number ever issued, without gaps within organ, kind and year. The row of the year is the lock.
create table document_number_years (
  organ text not null,
  series text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (organ, series, year)
);
create table document_numbers (
  organ text not null,
  series text not null,
  year integer not null,
  no integer not null,
  number text not null,
  document uuid not null unique references documents (id),
  primary key (organ, series, year, no)
);
create trigger append_only before update or delete on document_numbers for each row execute function refuse_change();

-- What was issued and is not known to have been entered in the docket of its case.
create table documents_to_enter (document uuid primary key references documents (id));
