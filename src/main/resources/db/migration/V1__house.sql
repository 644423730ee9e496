-- Ensemble's hierarchy, mirrored by the directory's sync. Nothing is deleted: what vanished in Ensemble is marked as gone.
create table institution (
    id          uuid primary key,
    name        text        not null,
    ensemble_id text,
    created_at  timestamptz not null default now()
);
create unique index institution_ensemble on institution (coalesce(ensemble_id, ''));

create table organization (
    id             uuid primary key,
    institution_id uuid        not null references institution,
    ensemble_id    text        not null,
    name           text        not null,
    first_seen_at  timestamptz not null default now(),
    gone_at        timestamptz,
    unique (institution_id, ensemble_id)
);

create table library (
    id              uuid primary key,
    organization_id uuid        not null references organization,
    ensemble_id     text        not null,
    name            text        not null,
    first_seen_at   timestamptz not null default now(),
    gone_at         timestamptz,
    unique (organization_id, ensemble_id)
);

create table person (
    id             uuid primary key,
    institution_id uuid not null references institution,
    ensemble_id    text not null,
    username       text not null,
    first_name     text not null,
    last_name      text not null,
    email          text not null,
    gone_at        timestamptz,
    unique (institution_id, ensemble_id)
);
create index person_email on person (lower(email));

create table person_library (
    person_id  uuid not null references person,
    library_id uuid not null references library,
    primary key (person_id, library_id)
);

create table directory_sync (
    id             uuid primary key,
    institution_id uuid        not null references institution,
    state          text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    started_at     timestamptz not null default now(),
    advanced_at    timestamptz not null default now(), -- a sync that stands still was interrupted
    finished_at    timestamptz,
    organizations  int         not null default 0,
    libraries      int         not null default 0,
    people         int         not null default 0,
    sentence       text
);
create unique index directory_sync_one on directory_sync (institution_id) where state = 'RUNNING';
create index directory_sync_newest on directory_sync (institution_id, started_at desc);

-- People as a running sync reads them, until all are read and it can be told who is gone.
create table directory_sync_person (
    sync_id             uuid not null references directory_sync on delete cascade,
    library_ensemble_id text not null,
    ensemble_id         text not null,
    username            text not null,
    first_name          text not null,
    last_name           text not null,
    email               text not null,
    primary key (sync_id, library_ensemble_id, ensemble_id)
);

-- Zoom connections. Secrets are sealed (JWE).
create table zoom_connection (
    id                    uuid primary key,
    revision              int         not null default 1,
    api_url               text        not null,
    oauth_url             text,
    auth                  text        not null check (auth in ('SERVER_TO_SERVER', 'API_KEY')),
    account_id            text,
    client_id             text        not null, -- client id, or API key
    sealed_secret         text        not null, -- client secret, or API secret
    sealed_webhook_secret text,
    changed_at            timestamptz not null default now()
);

-- One access token per connection, shared by all nodes, renewed under this row's lock.
create table zoom_token (
    connection_id uuid primary key references zoom_connection on delete cascade,
    revision      int         not null,
    sealed_token  text        not null,
    expires_at    timestamptz not null
);

-- Bucket4j's state: one row for each Zoom account and rate label.
create table zoom_rate_budget (
    id         text primary key,
    state      bytea,
    expires_at bigint
);

create table workflow_template (
    id                              uuid primary key,
    level                           text        not null check (level in ('INSTITUTION', 'ORGANIZATION')),
    institution_id                  uuid        not null references institution,
    organization_id                 uuid references organization,
    based_on                        uuid references workflow_template,
    connection_id                   uuid        not null references zoom_connection,
    revision                        int         not null default 1,
    name                            text        not null,
    title                           text        not null,
    description                     text        not null,
    publish                         boolean     not null default false,
    retrieve_recordings_30_days_old boolean     not null default false,
    remove_recordings               boolean     not null default false,
    auto_create                     boolean     not null default false,
    enabled                         boolean     not null default false,
    enabled_at                      timestamptz,
    created_at                      timestamptz not null default now(),
    changed_at                      timestamptz not null default now(),
    check ((level = 'ORGANIZATION') = (organization_id is not null))
);

-- What a library has. Each level holds its own values, copied when it was made.
create table media_workflow (
    id                   uuid primary key,
    library_id           uuid        not null references library,
    template_id          uuid        not null references workflow_template,
    revision             int         not null default 1,
    ensemble_workflow_id text,
    publish              boolean     not null default false,
    name                 text        not null,
    title                text        not null,
    description          text        not null,
    customized           text[]      not null default '{}',
    created_at           timestamptz not null default now(),
    changed_at           timestamptz not null default now()
);
create index media_workflow_template on media_workflow (template_id);
create index media_workflow_library on media_workflow (library_id);

create table active_user (
    media_workflow_id uuid        not null references media_workflow on delete cascade,
    library_id        uuid        not null references library,
    zoom_user_id      text        not null,
    email             text        not null,
    display_name      text        not null,
    is_transcript_on  boolean,
    is_host_only      boolean,
    settings_read_at  timestamptz,
    added_at          timestamptz not null default now(),
    swept_to          date,
    primary key (media_workflow_id, zoom_user_id),
    unique (library_id, zoom_user_id)
);
create index active_user_zoom on active_user (zoom_user_id);
create index active_user_email on active_user (lower(email));

-- Sweeps: one Zoom account, its distinct active users listed once, in resumable batches.
create table sweep (
    id                uuid primary key,
    connection_id     uuid        not null references zoom_connection on delete cascade,
    media_workflow_id uuid references media_workflow on delete cascade,
    found_by          text        not null check (found_by in ('TIMER', 'REQUEST', 'BACKFILL')),
    from_day          date,
    to_day            date,
    state             text        not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    sentence          text,
    requested_by      text,
    started_at        timestamptz not null default now(),
    advanced_at       timestamptz not null default now(),
    finished_at       timestamptz,
    recordings_seen   int         not null default 0,
    recordings_new    int         not null default 0
);
create index sweep_newest on sweep (connection_id, started_at desc);
create unique index sweep_one_by_timer on sweep (connection_id) where state = 'RUNNING' and found_by = 'TIMER';

create table sweep_user (
    sweep_id     uuid not null references sweep on delete cascade,
    zoom_user_id text not null,
    from_day     date not null,
    attempts     int  not null default 0,
    done_at      timestamptz,
    sentence     text,
    primary key (sweep_id, zoom_user_id)
);

-- One recording for one media workflow.
create table ingest (
    id                  uuid primary key,
    media_workflow_id   uuid        not null references media_workflow,
    connection_id       uuid        not null references zoom_connection,
    zoom_account        text        not null,
    recording_uuid      text        not null,
    run                 int         not null default 1,
    state               text        not null check (state in ('RUNNING', 'INGESTED', 'SKIPPED', 'FAILED')),
    reason              text,
    changes             bigint      not null default 0, -- grows with each event about the recording; see "look, then wait"
    meeting_id          text        not null default '',
    host_id             text        not null,
    host_email          text        not null default '',
    topic               text        not null default '',
    meeting_start       timestamptz,
    duration_minutes    int         not null default 0,
    found_by            text        not null,
    announced_at        timestamptz not null default now(),
    finished_at         timestamptz,
    process_instance_id text,
    is_caption_allowed  boolean,
    is_settled          boolean     not null default false, -- every item safe, captions in or given up
    is_removed          boolean     not null default false,
    unique (media_workflow_id, recording_uuid, run)
);
create index ingest_recording on ingest (zoom_account, recording_uuid);
create index ingest_newest on ingest (announced_at desc, id);
create index ingest_state on ingest (state, announced_at desc, id);

-- One segment of the recording; becomes one content in Ensemble.
create table item (
    id                 uuid primary key,
    ingest_id          uuid        not null references ingest,
    segment            int         not null,
    recording_start    timestamptz not null,
    reference          text        not null unique,
    name               text        not null,
    description        text        not null,
    intent_at          timestamptz, -- written before Ensemble is asked to create the content
    content_id         text,
    confirmed_at       timestamptz,
    caption_source     text,
    caption_at         timestamptz,
    caption_sentence   text,
    caption_text       text, -- kept where Ensemble offers no caption upload
    unique (ingest_id, recording_start)
);

-- The files that Zoom has of a segment, as far as they matter here.
create table recording_file (
    item_id        uuid   not null references item,
    file_type      text   not null,
    recording_type text   not null,
    zoom_file_id   text   not null default '',
    size           bigint not null,
    status         text   not null,
    rank           int,
    source_url     text,
    primary key (item_id, file_type, recording_type, zoom_file_id)
);

-- The media file of an item on its way.
create table transfer (
    item_id         uuid primary key references item,
    source_url      text        not null,
    file_type       text        not null,
    file_name       text        not null,
    announced_length bigint     not null default -1, -- as Zoom's list tells it; advisory
    length          bigint      not null default -1, -- as the download tells it
    etag            text,
    upload_url      text,
    bytes_sent      bigint      not null default 0, -- for display; what counts is the next line
    bytes_confirmed bigint      not null default 0,
    begun_at_byte   bigint      not null default 0, -- where the running attempt began, for rate and time left
    begun_at        timestamptz,
    resumed         int         not null default 0,
    started_at      timestamptz,
    finished_at     timestamptz
);

-- What the rules decided, from which facts, by which version of the table.
create table verdict (
    ingest_id uuid        not null references ingest,
    item_id   uuid references item,
    decision  text        not null,
    version   int         not null,
    facts     jsonb       not null,
    result    jsonb       not null,
    at        timestamptz not null default now()
);
create index verdict_ingest on verdict (ingest_id);

-- The timeline of an ingest, in words.
create table ingest_step (
    ingest_id uuid        not null references ingest,
    at        timestamptz not null default clock_timestamp(),
    step      text        not null,
    sentence  text        not null
);
create index ingest_step_ingest on ingest_step (ingest_id, at);

create table idempotency_key (
    caller     text        not null,
    key        text        not null,
    request    text        not null, -- digest of the request's body
    ingest_id  uuid references ingest,
    created_at timestamptz not null default now(),
    primary key (caller, key)
);

-- Who is moving a recording to Zoom's trash at this moment; taken and given back under the lock that announcements take.
create table removal_claim (
    zoom_account   text        not null,
    recording_uuid text        not null,
    ingest_id      uuid        not null references ingest,
    claimed_at     timestamptz not null default now(),
    primary key (zoom_account, recording_uuid)
);

-- Leases of external tasks: a row that is still there when the task is fetched again tells of work that ended without an answer.
create table external_task_lease (
    task_id   text primary key,
    worker    text        not null,
    lapses    int         not null default 0,
    leased_at timestamptz not null default now()
);
