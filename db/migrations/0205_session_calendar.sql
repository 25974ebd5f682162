-- The calendar of an organ reads days, not cases: what was held on a day, and which rooms are booked.
create index case_events_sessions on case_events (occurred_on, case_no)
  where type in ('mediation.session-held', 'negotiation.talked', 'negotiation.room-booked');
