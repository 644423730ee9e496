-- What is known of each connection's webhooks. A row is written at most every few seconds.
create table webhook_state (
    connection_id   uuid primary key references zoom_connection on delete cascade,
    last_event_at   timestamptz,
    last_event      text,
    validated_at    timestamptz,
    refused_at      timestamptz,
    refused_because text check (refused_because in ('UNSIGNED', 'OTHER_SIGNATURE', 'OLD_TIMESTAMP'))
);

-- The longest silence between two events that ended on a day (UTC); what is usual is judged by the last 14 days.
create table webhook_day (
    connection_id uuid   not null references zoom_connection on delete cascade,
    day           date   not null,
    longest_gap   bigint not null, -- seconds
    primary key (connection_id, day)
);

-- Recordings that are to be read at Zoom, because an event named them and told too little.
create table recording_look (
    connection_id  uuid        not null references zoom_connection on delete cascade,
    recording_uuid text        not null,
    because        text        not null, -- the event
    asks           bigint      not null default 1, -- grows with each event; a look that began before one is not the last
    asked_at       timestamptz not null default now(),
    due_at         timestamptz not null default now(),
    attempts       int         not null default 0,
    taken_until    timestamptz, -- a node is at it
    primary key (connection_id, recording_uuid)
);
create index recording_look_due on recording_look (due_at);
