-- What Zoom's lists showed, so that a share link or a meeting number finds its recording and host without asking everybody again.
create table seen_recording (
    zoom_account   text        not null,
    recording_uuid text        not null,
    host_id        text        not null,
    meeting_id     text        not null,
    links          text[]      not null, -- digests of the pages by which Zoom shows it, without passcodes
    seen_at        timestamptz not null default now(),
    primary key (zoom_account, recording_uuid)
);
create index seen_recording_links on seen_recording using gin (links);
create index seen_recording_meeting on seen_recording (zoom_account, meeting_id);
create index seen_recording_old on seen_recording (seen_at);

-- A file that names recordings to be ingested, worked off in batches.
create table recording_list (
    id                uuid primary key,
    media_workflow_id uuid        not null references media_workflow on delete cascade,
    state             text        not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    sentence          text, -- why it stopped
    requested_by      text        not null,
    requested_at      timestamptz not null default now(),
    finished_at       timestamptz
);
create index recording_list_newest on recording_list (media_workflow_id, requested_at desc);

create table recording_list_line (
    list_id        uuid    not null references recording_list on delete cascade,
    line           bigint  not null, -- its number in the file
    shown          text    not null, -- as people are shown it; of a link without the passcode
    meeting_uuid   text,
    meeting_number text,
    meeting_start  text,
    link           text,             -- digest, as in seen_recording.links
    is_waiting     boolean not null default false, -- until the active users are listed
    attempts       int     not null default 0,
    verdict        text check (verdict in ('FOUND', 'ALREADY_THERE', 'UNKNOWN_AT_ZOOM', 'NOT_UNDERSTOOD', 'REFUSED')),
    sentence       text,
    ingest_id      uuid references ingest on delete set null,
    primary key (list_id, line)
);
create index recording_list_line_open on recording_list_line (list_id, is_waiting, line) where verdict is null;

-- The active users that have to be listed once, because lines name recordings that no list showed yet.
create table recording_list_user (
    list_id      uuid    not null references recording_list on delete cascade,
    zoom_user_id text    not null,
    attempts     int     not null default 0,
    is_done      boolean not null default false,
    primary key (list_id, zoom_user_id)
);

alter table idempotency_key add column recording_list_id uuid references recording_list on delete cascade;

insert into seen_recording (zoom_account, recording_uuid, host_id, meeting_id, links)
select distinct on (zoom_account, recording_uuid) zoom_account, recording_uuid, host_id, meeting_id, '{}' from ingest;
