-- What the board counts and lists by: derived from the facts like every other column (`npm run db:rebuild` fills them).
alter table case_views
  -- 履行完毕: the day on which the last promise of the agreement that stands was kept.
  add column performed_on date,
  -- A duty of the organ was done after its last day.
  add column late boolean not null default false;
create index case_views_closed on case_views (closed_on, case_no) where closed_on is not null;
create index case_views_performed on case_views (performed_on, case_no) where performed_on is not null;
