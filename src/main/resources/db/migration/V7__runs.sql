-- Runs beyond the first: why a run was opened, and why one ended without an ingest.
alter table ingest add column skipped_as text check (skipped_as in ('RULE', 'CANCELLED', 'GONE'));
alter table ingest add column is_forced boolean not null default false; -- makes a new item for every segment
alter table ingest add column opened_because text not null default '';
alter table ingest add column opened_for text[] not null default '{}'; -- what was new, as keys; so that the same news opens no run again and again

update ingest i
   set skipped_as = case when exists (select from ingest_step s where s.ingest_id = i.id and s.step = 'cancelled') then 'CANCELLED'
                         when exists (select from ingest_step s where s.ingest_id = i.id and s.step = 'gone') then 'GONE'
                         else 'RULE' end
 where state = 'SKIPPED';
update ingest
   set opened_because = case found_by when 'REQUEST' then 'Requested.'
                                      when 'WEBHOOK' then 'Announced by Zoom.'
                                      else 'Found by a sweep of the host''s recordings.' end;

-- A later run may bring captions to, or rename, an item of an earlier one.
alter table item add column caption_ingest_id uuid references ingest; -- the later run that brings its captions
alter table item add column topic text not null default ''; -- Zoom's topic when the name was made
alter table item add column next_name text; -- as it is to be called because Zoom's topic changed
alter table item add column next_topic text;
create index item_caption_ingest on item (caption_ingest_id) where caption_ingest_id is not null;

update item m set topic = i.topic from ingest i where i.id = m.ingest_id;
