-- Who changed what, when: every change of a template, media workflow, active user, role or rule. Never deleted here.
create table change_record (
    id             uuid primary key,
    at             timestamptz not null default clock_timestamp(),
    person         text        not null,
    kind           text        not null,
    action         text        not null check (action in ('MADE', 'CHANGED', 'DELETED')),
    subject_id     text        not null,
    subject        text        not null, -- its name at that time
    institution_id uuid,
    organization_id uuid,
    library_id     uuid,
    revision       int,
    before         jsonb not null,
    after          jsonb not null
);
create index change_record_newest on change_record (at desc, id);
create index change_record_subject on change_record (subject_id, at desc);
