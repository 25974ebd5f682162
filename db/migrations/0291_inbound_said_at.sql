-- When the sender says that it sent a message (`time` of the envelope): comparisons ask for it, and bodies are sealed now.
alter table inbound_messages add column said_at timestamptz;
update inbound_messages set said_at = (body::jsonb ->> 'time')::timestamptz where body like '{%';
create index inbound_messages_said on inbound_messages (partner, said_at);
