-- After a connection was led to another Zoom account: its active users are sought in that account's list of users by their
-- e-mail, or were not found there. Null: the Zoom id is one of the present account.
alter table active_user add column account_state text check (account_state in ('SOUGHT', 'UNKNOWN'));
