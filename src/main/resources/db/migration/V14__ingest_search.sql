-- The list of ingests is searched by a part of the topic or of the host's e-mail. An index for that needs the extension
-- pg_trgm, which a site may forbid or lack: there the search reads every row, and nothing else changes.
-- The statistics tell the server how often a text stands there, so that it walks from the newest where it is found soon.
-- A condition that is joined by "or" is answered by indexes only where each part has one, hence the other two.
create statistics ingest_topic on (lower(topic)) from ingest;
create statistics ingest_host_email on (lower(host_email)) from ingest;

create function index_ingest_search() returns boolean
    language plpgsql
    set search_path from current -- whoever calls it
as $$
declare
    home name; -- the schema that holds pg_trgm; at a site any
begin
    begin
        create extension if not exists pg_trgm;
    exception when others then -- each host of databases has a refusal of its own
        raise notice 'The search for ingests by topic or host stays slow where there are very many, because this database does not let its role add the extension pg_trgm (%). Let its administrator run there: CREATE EXTENSION pg_trgm; and then the role of this application: SELECT zoomensemble.index_ingest_search();', sqlerrm;
        return false;
    end;
    select n.nspname into strict home
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace
     where e.extname = 'pg_trgm';
    execute format(
        'create index if not exists ingest_words on ingest using gin (lower(topic) %1$I.gin_trgm_ops, lower(host_email) %1$I.gin_trgm_ops)',
        home);
    create index if not exists ingest_meeting_id on ingest (meeting_id);
    create index if not exists ingest_recording_uuid on ingest (recording_uuid);
    analyze ingest; -- else the server knows nothing of the indexed words before the table has grown
    return true;
exception when insufficient_privilege then
    raise notice 'The search for ingests by topic or host stays slow where there are very many, because the extension pg_trgm is in the schema % that this application may not use. Let its owner run: GRANT USAGE ON SCHEMA % TO %; and then the role of this application: SELECT zoomensemble.index_ingest_search();', home, quote_ident(home), quote_ident(current_user);
    return false;
end
$$;

do $$
begin
    if not index_ingest_search() then
        analyze ingest;
    end if;
end
$$;
