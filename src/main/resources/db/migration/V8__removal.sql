-- Days between the ingest and the removal from Zoom; Zoom keeps nothing longer than 30 days where an account says so.
alter table workflow_template
    add remove_after_days int not null default 0 check (remove_after_days between 0 and 29);

-- What becomes of the removal is apart from the outcome: it comes after it and never changes it.
alter table ingest
    add removal          text check (removal in ('WAITING', 'REMOVED', 'KEPT', 'FAILED')), -- null: not asked for
    add removal_sentence text,
    add removal_at       timestamptz, -- since when it stands so
    add removed_at       timestamptz; -- when it was found in, or put into, Zoom's trash; stays when somebody recovers it

update ingest
   set removal = 'REMOVED', removal_sentence = 'In Zoom''s trash, where it can be recovered for 30 days.',
       removal_at = coalesce(finished_at, now()), removed_at = coalesce(finished_at, now())
 where is_removed;

-- What failed only in being removed is ingested.
update ingest
   set state = 'INGESTED', reason = null, finished_at = now(),
       removal = 'FAILED', removal_sentence = reason, removal_at = now()
 where state = 'FAILED' and is_settled
   and not exists (select from item m where m.ingest_id = ingest.id and (m.confirmed_at is null or m.caption_at is null));

-- The same as the state, for those who only ask whether it is in the trash now.
alter table ingest drop column is_removed;
alter table ingest add is_removed boolean not null generated always as (coalesce(removal = 'REMOVED', false)) stored;

create index ingest_removal on ingest (removal, announced_at desc, id) where removal in ('WAITING', 'FAILED');
