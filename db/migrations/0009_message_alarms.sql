-- When the owner was told that the period of a message ends soon and its partner has not been reached.
alter table messages add column alarmed_at timestamptz;
