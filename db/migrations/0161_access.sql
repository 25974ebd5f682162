-- Marks of those whom a case concerns (shared/case/access.ts), derived like all columns of a view.
alter table case_views add column marks text[] not null default '{}';
alter table case_deadlines add column marks text[] not null default '{}';
-- Until a case changes, or `npm run db:rebuild`, those are known that have it; whom else it concerns comes with that.
update case_views set marks = array(select distinct 'organ:' || organ
  from unnest(array[organ, facts -> 'registration' ->> 'organ', facts -> 'standing' -> 'transfer' ->> 'to']) organ
  where organ is not null order by 1);
update case_deadlines d set marks = v.marks from case_views v where v.case_no = d.case_no;
create index case_views_marks on case_views using gin (marks);
