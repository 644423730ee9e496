-- An upload whose state Ensemble cannot tell, time after time, is given up for a new one.
alter table transfer add column state_failures int not null default 0;
