-- When the newest entry of a case was written down, by the database's own clock: whoever watches cases asks by it.
alter table case_heads add column moved_at timestamptz not null default now();
create index case_heads_moved on case_heads (moved_at);

create function note_move() returns trigger language plpgsql as $$
begin
  new.moved_at := now();
  return new;
end $$;

create trigger case_heads_move before update on case_heads for each row execute function note_move();
