-- A grant whose ground is the consent of the people concerned: each look asks whether it still stands.
alter table data_grants add column on_consent boolean not null default false;
