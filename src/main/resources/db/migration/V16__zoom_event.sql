-- Zoom's events as they came, until what they say is carried out. They hold no download token.
create table zoom_event (
    id            bigint generated always as identity primary key,
    connection_id uuid        not null references zoom_connection on delete cascade,
    body          text        not null,
    received_at   timestamptz not null default now(),
    due_at        timestamptz not null default now(),
    taken_until   timestamptz,
    attempts      int         not null default 0
);
-- The same event again, while it waits, tells nothing more.
create unique index zoom_event_once on zoom_event (connection_id, md5(body));
create index zoom_event_due on zoom_event (due_at);
