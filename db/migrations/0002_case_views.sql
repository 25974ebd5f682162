-- How a case looks now: the fold of its entries. Never precious, `npm run db:rebuild` makes it anew.
-- All columns beside `facts` are derived from it by one function (db/case-columns.ts), only to be indexed and listed.
create table case_views (
  case_no text collate "C" primary key,
  seq integer not null,
  facts jsonb not null,
  shift_ms bigint not null default 0,
  stage text not null,
  organ text not null,
  mediator text,
  district text not null,
  door text not null,
  dispute_kind text not null,
  risk_level text,
  collective boolean not null,
  emergency boolean not null,
  -- What a list shows of the case: names of the parties, kinds of claims, the sum.
  summary jsonb not null,
  opened_on date not null,
  closed_on date,
  archived_on date,
  -- The most urgent open deadline in which somebody can be late; instants on the world's clock.
  next_due_at timestamptz,
  next_due_on date,
  next_due_key text,
  next_due_rule text,
  next_due_label text,
  next_due_kind text,
  -- The same without what is only policy.
  next_statutory_due_on date,
  changed_at timestamptz not null
);

create index case_views_opened on case_views (opened_on desc, case_no desc);
create index case_views_organ on case_views (organ, opened_on desc, case_no desc);
create index case_views_organ_stage on case_views (organ, stage, opened_on desc, case_no desc);
create index case_views_stage on case_views (stage, opened_on desc, case_no desc);
create index case_views_district on case_views (district, opened_on desc, case_no desc);
create index case_views_mediator on case_views (mediator, opened_on desc, case_no desc) where mediator is not null;
create index case_views_risk on case_views (risk_level, opened_on desc, case_no desc) where risk_level is not null;
create index case_views_due on case_views (next_due_at, case_no) where next_due_at is not null;
create index case_views_organ_due on case_views (organ, next_due_at, case_no) where next_due_at is not null;
create index case_views_unarchived on case_views (case_no) where archived_on is null;

-- What a case can be found by: pairs of characters of names and numbers, and facets that hardly ever change.
create table case_search (
  case_no text collate "C" primary key,
  terms text[] not null,
  -- Names and outside numbers, one a line, lower case: to check what the pairs found.
  text text not null
);
create index case_search_terms on case_search using gin (terms);
alter table case_search alter column terms set statistics 1000;

-- The worklist: every deadline that still runs.
create table case_deadlines (
  case_no text collate "C" not null,
  key text not null,
  rule text not null,
  kind text not null,
  label text not null,
  about text,
  -- The last civil day in time (Asia/Shanghai), and the instant at which it ends on the world's clock.
  due_on date,
  due_at timestamptz,
  -- The earliest day under any reading.
  act_by date,
  roles text[] not null,
  informational boolean not null,
  provisional boolean not null,
  organ text not null,
  mediator text,
  district text not null,
  primary key (case_no, key)
);
create index case_deadlines_due on case_deadlines (due_at, case_no, key) where due_at is not null and not informational;
create index case_deadlines_kind on case_deadlines (kind, due_at, case_no, key) where due_at is not null and not informational;
create index case_deadlines_organ on case_deadlines (organ, due_at, case_no, key) where due_at is not null and not informational;
create index case_deadlines_organ_kind on case_deadlines (organ, kind, due_at, case_no, key) where due_at is not null and not informational;
create index case_deadlines_mediator on case_deadlines (mediator, due_at, case_no, key) where due_at is not null and not informational and mediator is not null;
create index case_deadlines_district on case_deadlines (district, due_at, case_no, key) where due_at is not null and not informational;
