-- Organisations, and who holds which post in them. A person is known by the id under which an OpenID provider vouches
-- for it: ours (`accounts`) or another.
create table organs (
  id text collate "C" primary key,
  title text not null,
  kind text not null,
  district text,
  parent text collate "C" references organs,
  -- No post is given in it any more.
  closed_on date,
  created_at timestamptz not null default now()
);

create table posts (
  id uuid primary key default gen_random_uuid(),
  person text collate "C" not null,
  role text not null,
  organ text collate "C" references organs,
  district text,
  -- First and last civil day (Asia/Shanghai) of its term.
  active_from date not null,
  active_until date,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz
);
create index posts_person on posts (person);

-- While its holder is absent, a colleague acts under the post.
create table delegations (
  id uuid primary key default gen_random_uuid(),
  post uuid not null references posts,
  to_person text collate "C" not null,
  reason text not null,
  active_from date not null,
  active_until date not null,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz
);
create index delegations_to on delegations (to_person);
create index delegations_post on delegations (post);

-- Under which post somebody who has signed in acts, and for whom; without one, as the provider vouches for it.
alter table sessions add column post uuid references posts, add column delegation uuid references delegations;

-- What was granted is struck out, never rewritten.
create function keep_grant() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.revoked_at is null
     and to_jsonb(new) - 'revoked_at' - 'revoked_by' = to_jsonb(old) - 'revoked_at' - 'revoked_by' then
    return new;
  end if;
  raise exception '%: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
create trigger only_revoked before update or delete on posts for each row execute function keep_grant();
create trigger only_revoked before update or delete on delegations for each row execute function keep_grant();

-- The accounts that there are hold the posts that they have had all along.
insert into organs (id, title, kind, district)
select distinct on (organ) organ, coalesce(organ_name, organ), 'other', district from accounts where organ is not null;
insert into posts (person, role, organ, district, active_from, active_until, granted_by, granted_at)
select id, role, organ, case when role = 'supervisor' then district end, active_from, active_until, 'system', created_at
from accounts;

-- District supervisors see the cases of their district: a mark like those of organs and bodies.
update case_views set marks = array(
  select mark from (select distinct unnest(marks || ('district:' || district)) as mark) each order by mark collate "C");
update case_deadlines d set marks = v.marks from case_views v where v.case_no = d.case_no;
