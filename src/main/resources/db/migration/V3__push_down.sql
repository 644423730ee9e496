-- Names of the fields of a template that differ from the one it is based on, on purpose.
alter table workflow_template add column customized text[] not null default '{}';

-- What a template's name is at a media workflow of a library; as TemplateText expands it.
create function name_in_library(name text, library text) returns text
    language sql immutable parallel safe
    return regexp_replace(name, '\{\{[ \t\n\v\f\r]*Library[ \t\n\v\f\r]*\}\}', replace(library, '\', '\\'), 'g');

-- Names of the fields in which something differs from what stands above it.
create function other_fields(name text, title text, description text, publish boolean,
                             above_name text, above_title text, above_description text, above_publish boolean)
    returns text[] language sql immutable parallel safe
    return array_remove(array [case when name <> above_name then 'name' end,
                               case when title <> above_title then 'title' end,
                               case when description <> above_description then 'description' end,
                               case when publish <> above_publish then 'publish' end], null);

-- Nobody remembered so far what was customized. What differs stays until somebody overwrites it.
update workflow_template t
   set customized = other_fields(t.name, t.title, t.description, t.publish, b.name, b.title, b.description, b.publish)
  from workflow_template b
 where b.id = t.based_on;

create index workflow_template_based_on on workflow_template (based_on);

-- A row is made while its template is locked. A time taken under that lock tells what was made before a push-down.
alter table workflow_template alter column created_at set default clock_timestamp();
alter table media_workflow alter column created_at set default clock_timestamp();

-- Carrying one revision of a template down, and that revision's state.
create table push_down (
    id                 uuid primary key,
    position           bigint generated always as identity, -- in the order of request
    template_id        uuid        not null references workflow_template on delete cascade,
    root_id            uuid        not null references workflow_template on delete cascade,
    revision           int         not null,
    mode               text        not null check (mode in ('EXCEPT_CUSTOMIZED', 'OVERWRITE_ALL')),
    state              text        not null check (state in ('WAITING', 'RUNNING', 'DONE')),
    name               text        not null,
    title              text        not null,
    description        text        not null,
    publish            boolean     not null,
    templates          int         not null default 0, -- of the total
    total              int         not null default 0,
    changed            int         not null default 0,
    unchanged          int         not null default 0,
    left_as_customized int         not null default 0,
    failed             int         not null default 0,
    requested_by       text        not null,
    requested_at       timestamptz not null default clock_timestamp(),
    planned_at         timestamptz, -- organization templates
    listed_at          timestamptz, -- media workflows
    finished_at        timestamptz,
    sentence           text
);
create index push_down_newest on push_down (template_id, position desc);
create index push_down_tree on push_down (root_id, position) where state <> 'DONE';
create unique index push_down_one_in_a_tree on push_down (root_id) where state = 'RUNNING';

-- What a running push-down still has to change, and what it could not change.
create table push_down_target (
    push_down_id uuid not null references push_down on delete cascade,
    kind         text not null check (kind in ('TEMPLATE', 'MEDIA_WORKFLOW')),
    target_id    uuid not null, -- may have been deleted meanwhile
    name         text,
    sentence     text, -- why it failed
    primary key (push_down_id, kind, target_id)
);
create index push_down_target_planned on push_down_target (push_down_id, kind, target_id) where sentence is null;

-- What the media workflows of each template get from a running push-down.
create table push_down_source (
    push_down_id uuid    not null references push_down on delete cascade,
    template_id  uuid    not null references workflow_template on delete cascade,
    name         text    not null,
    title        text    not null,
    description  text    not null,
    publish      boolean not null,
    primary key (push_down_id, template_id)
);
