-- Labour inspection and the national platform are partners too, and a partner is answered before there is a case.
alter table messages drop constraint messages_partner_check;
alter table messages alter column case_no drop not null;
alter table inbound_messages drop constraint inbound_messages_partner_check;

-- The subject as the sender's envelope has it, and the number by which the sender counts its messages about it.
alter table inbound_messages add column about text;
alter table inbound_messages add column revision integer;
create index inbound_messages_revision on inbound_messages (partner, about, revision) where revision is not null;
create index inbound_messages_of_case on inbound_messages (case_no, partner) where case_no is not null;
create index inbound_messages_of_subject on inbound_messages (subject);
create index messages_of_subject on messages (subject);

-- What the law or the contract finds wrong, field by field, is kept in `outcome` with the reason. `ignored`: a newer
-- message about the same subject is here already.
alter table inbound_messages drop constraint inbound_messages_state_check;
alter table inbound_messages add constraint inbound_messages_state_check
  check (state in ('received', 'processed', 'refused', 'ignored'));

-- Missing messages of a subject that the partner has been asked for; a number is asked for once.
create table inbound_gaps (
  partner text not null,
  subject text not null,
  revision integer not null,
  asked_at timestamptz not null default now(),
  primary key (partner, subject, revision)
);

-- Messages whose delivery must be begun: noted with the message, struck out when its workflow has started.
create table deliveries_to_begin (message_id text collate "C" primary key);
