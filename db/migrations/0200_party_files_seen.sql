-- Whether anybody of the organisation has looked at what a party has handed in: the first look counts.
alter table party_files add column seen_at timestamptz, add column seen_by text;
