-- The users of each Zoom account, mirrored, so that candidates answer at once.
create table zoom_user (
    connection_id uuid not null references zoom_connection on delete cascade,
    zoom_user_id  text not null,
    email         text not null,
    display_name  text not null,
    type          int  not null,
    status        text not null,
    primary key (connection_id, zoom_user_id)
);
create index zoom_user_email on zoom_user (connection_id, lower(email));

-- How fresh a mirror is. The row is also the lock: who writes his name into "reading" reads, one on all nodes.
create table zoom_users_mirror (
    connection_id uuid primary key references zoom_connection on delete cascade,
    reading       uuid,
    account       text        not null, -- the mirror of another account is worth nothing
    revision      int         not null, -- of the connection by which it was read
    started_at    timestamptz not null,
    advanced_at   timestamptz not null, -- a reading that stands still was interrupted
    read_at       timestamptz,
    retry_at      timestamptz,
    sentence      text
);

-- Users as a running reading tells them, until all are read and it can be told who is gone.
create table zoom_user_read (
    connection_id uuid not null references zoom_users_mirror on delete cascade,
    zoom_user_id  text not null,
    email         text not null,
    display_name  text not null,
    type          int  not null,
    status        text not null,
    primary key (connection_id, zoom_user_id)
);

-- Candidates: in the order in which they are listed, and by library.
create index person_by_name on person (institution_id, lower(left(last_name, 100)), lower(left(first_name, 100)),
                                       lower(left(username, 100)), id) where gone_at is null;
create index person_library_library on person_library (library_id, person_id);

-- Lines of a file of people, until it is read to its end.
create table people_import_line (
    import_id  uuid        not null,
    line       bigint      not null,
    is_refused boolean     not null,
    username   text        not null,
    first_name text        not null,
    last_name  text        not null,
    email      text        not null,
    libraries  uuid[]      not null,
    person_id  uuid,
    is_new     boolean     not null default false,
    is_changed boolean     not null default false,
    added_at   timestamptz not null default now(),
    primary key (import_id, line)
);
