-- The key of each case, with which numbers and addresses of its people are encrypted wherever they are kept; itself only
-- wrapped with a master key that the database does not have. Without the row nobody reads them any more (crypto-erasure).
create table case_keys (
  -- Stands in every token that was made with it.
  id text collate "C" primary key,
  case_no text collate "C" not null unique,
  suite text not null check (suite in ('aes', 'sm')),
  master_id text not null,
  wrapped bytea not null,
  made_at timestamptz not null default now()
);
create index case_keys_master on case_keys (master_id);

-- By which numbers a person is found exactly: keyed digests, which can be deleted, for the ledger cannot.
create table personal_index (
  case_no text collate "C" not null,
  side text not null,
  term text not null,
  primary key (term, case_no, side)
);
create index personal_index_case on personal_index (case_no);

-- Vector and tag of a sealed fact stand with its ciphertext now, as its suite has them.
alter table sealed_facts alter column iv drop not null;
alter table sealed_facts alter column tag drop not null;
