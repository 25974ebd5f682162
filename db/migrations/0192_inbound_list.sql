-- What partners have sent, the newest first: for those who look after the exchange.
create index inbound_messages_newest on inbound_messages (received_at desc, partner desc, id desc);
create index inbound_messages_refused on inbound_messages (received_at desc, partner desc, id desc) where state = 'refused';
