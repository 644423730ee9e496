-- Since when Auto create is on: libraries that were seen for the first time after it get a media workflow.
alter table workflow_template add column auto_create_since timestamptz;
update workflow_template set auto_create_since = now() where auto_create;

-- What was made by Auto create, kept when somebody deletes the media workflow, so that it is not made again.
create table auto_created (
    template_id       uuid        not null references workflow_template on delete cascade,
    library_id        uuid        not null references library on delete cascade,
    media_workflow_id uuid        not null,
    at                timestamptz not null default now(),
    primary key (template_id, library_id)
);
