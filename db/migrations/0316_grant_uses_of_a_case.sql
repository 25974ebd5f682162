-- People of a case are told which bodies have looked at it.
create index data_grant_uses_cases on data_grant_uses using gin (case_nos);
