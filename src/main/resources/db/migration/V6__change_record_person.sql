-- What one person changed, newest first.
create index change_record_person on change_record (person, at desc, id);
