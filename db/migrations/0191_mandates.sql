-- The newest mandate (委派、委托) of a case on one line, derived like all columns of a view: lists for the organisation
-- that has it and for the court that gave it. `npm run db:rebuild` fills it in for cases that do not change any more.
alter table case_views
  add column mandate jsonb,
  add column mandate_state text,
  -- Who gave it: a court by its code, a commission by its name.
  add column mandate_organ text,
  -- When its period ends, on the world's clock.
  add column mandate_due_at timestamptz;
create index case_views_mandate on case_views (mandate_state, coalesce(mandate_due_at, '9999-12-31T00:00:00Z'::timestamptz), case_no)
  where mandate_state is not null;
create index case_views_mandate_of on case_views (mandate_organ, coalesce(mandate_due_at, '9999-12-31T00:00:00Z'::timestamptz), case_no)
  where mandate_state is not null;
create index case_views_mandate_at on case_views (organ, coalesce(mandate_due_at, '9999-12-31T00:00:00Z'::timestamptz), case_no)
  where mandate_state is not null;
