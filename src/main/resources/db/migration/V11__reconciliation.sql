-- Looks at what Zoom, this application and Ensemble each have of the recordings of one media workflow and period.
create table reconciliation (
    id                uuid primary key,
    media_workflow_id uuid        not null references media_workflow on delete cascade,
    connection_id     uuid        not null references zoom_connection on delete cascade,
    from_day          date        not null,
    to_day            date        not null,
    state             text        not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    sentence          text,
    has_incident      boolean     not null default false, -- stopped at an incident, so that a retry goes on
    requested_by      text, -- null: the timer
    started_at        timestamptz not null default now(),
    advanced_at       timestamptz not null default now(), -- a look that stands still lost its process
    listed_at         timestamptz, -- Zoom was asked to the end
    finished_at       timestamptz,
    at_zoom           int         not null default 0,
    here              int         not null default 0,
    in_ensemble       int, -- null where this Ensemble does not tell
    removed           int         not null default 0,
    not_wanted        int         not null default 0
);
create index reconciliation_newest on reconciliation (media_workflow_id, started_at desc);
create index reconciliation_running on reconciliation (connection_id) where state = 'RUNNING';
create unique index reconciliation_one_by_timer on reconciliation (media_workflow_id)
    where state = 'RUNNING' and requested_by is null;

-- Whose recordings a look lists.
create table reconciliation_host (
    reconciliation_id uuid not null references reconciliation on delete cascade,
    zoom_user_id      text not null,
    attempts          int  not null default 0,
    done_at           timestamptz,
    sentence          text,
    primary key (reconciliation_id, zoom_user_id)
);
create index reconciliation_host_left on reconciliation_host (zoom_user_id) where done_at is null;

-- What Zoom listed, until it is compared.
create table reconciliation_recording (
    reconciliation_id uuid          not null references reconciliation on delete cascade,
    recording_uuid    text          not null,
    host_id           text          not null,
    host_email        text          not null,
    meeting_id        text          not null,
    topic             text          not null,
    meeting_start     timestamptz,
    duration_minutes  int           not null,
    ends_at           timestamptz,
    segments          timestamptz[] not null, -- starts of those with something to play
    is_wanted         boolean       not null,
    primary key (reconciliation_id, recording_uuid)
);

-- Contents that Ensemble is asked for, until they are compared.
create table reconciliation_content (
    reconciliation_id uuid not null references reconciliation on delete cascade,
    item_id           uuid not null references item on delete cascade,
    answer            text check (answer in ('READY', 'NOT_READY', 'FAILED', 'GONE')),
    primary key (reconciliation_id, item_id)
);

create table reconciliation_difference (
    id                uuid primary key,
    reconciliation_id uuid    not null references reconciliation on delete cascade,
    position          int     not null,
    recording_uuid    text    not null,
    kind              text    not null,
    sentence          text    not null,
    ingest_id         uuid references ingest on delete set null,
    is_at_zoom        boolean not null,
    host_id           text    not null,
    host_email        text    not null,
    meeting_id        text    not null,
    topic             text    not null,
    meeting_start     timestamptz,
    duration_minutes  int     not null,
    settled_at        timestamptz, -- mended, or left as it is
    settled_by        text,
    is_left           boolean not null default false, -- somebody said that it is meant to be so
    outcome           text,
    unique (reconciliation_id, position)
);
create index reconciliation_difference_open on reconciliation_difference (reconciliation_id)
    where settled_at is null and kind in ('MISSING', 'SEGMENT_MISSING', 'CONTENT_GONE', 'CONTENT_FAILED');
create index reconciliation_difference_ingest on reconciliation_difference (ingest_id) where ingest_id is not null;
