-- Files of mandates that a court hands over at once. The rows are the queue of their import: what a crash interrupts
-- waits here until the workflow of the import takes it up again.
create table imports (
  id text collate "C" primary key,
  file_name text not null,
  file_type text not null check (file_type in ('csv', 'xlsx')),
  sha256 text not null,
  -- Who handed it in: the author of every opening.
  author jsonb not null,
  -- The mediation organisation to which the mandates go, its district, and who answers for them there.
  organ text not null,
  district text not null,
  officer text not null,
  -- Looked through only: no case is opened.
  dry_run boolean not null,
  created_at timestamptz not null default now()
);

create table import_rows (
  import_id text collate "C" not null references imports,
  -- In the order of the file, from 1.
  row_no integer not null,
  -- Column → text, as it came.
  cells jsonb not null,
  state text not null check (state in ('waiting', 'opened', 'checked', 'duplicate', 'refused', 'skipped')),
  -- What is wrong with it: [{column, code, message, hint}].
  faults jsonb not null default '[]',
  -- The mandate that it is, once that can be read.
  court_code text,
  mandate_no text,
  mode text,
  case_no text collate "C",
  settled_at timestamptz,
  primary key (import_id, row_no)
);
create index import_rows_waiting on import_rows (import_id, row_no) where state = 'waiting';

-- A court's mandate is one case, whether a message or a row of a file comes first: the natural key.
create table court_mandates (
  court_code text collate "C" not null,
  case_no text collate "C" not null,
  mode text not null check (mode in ('delegated', 'entrusted')),
  -- Whoever opens the case for it: a row of an import, a message.
  claimed_by text not null,
  our_case_no text collate "C",
  claimed_at timestamptz not null default now(),
  primary key (court_code, case_no, mode)
);

-- What was entrusted before there was this table.
insert into court_mandates (court_code, case_no, mode, claimed_by, our_case_no)
select distinct on (court_code, case_no, mode) court_code, case_no, mode, 'before', our_case_no
from (
  select m -> 'mandate' ->> 'organ' as court_code, m -> 'mandate' ->> 'caseNo' as case_no,
    case m ->> 'basis' when 'court-delegated' then 'delegated' else 'entrusted' end as mode,
    v.case_no as our_case_no, v.opened_on
  from case_views v, jsonb_array_elements(v.facts -> 'mediations') m
  where m -> 'mandate' ->> 'from' = 'court'
) known
where court_code is not null and case_no is not null
order by court_code, case_no, mode, opened_on;
