-- Why a file of a recording cannot be had, so that another one takes its place.
alter table recording_file add column failures int not null default 0; -- tries that brought nothing usable
alter table recording_file add column trouble text;                    -- given up, and why
alter table recording_file add column is_left boolean not null default false; -- given up, but Zoom still has it

-- Which of the files a transfer brings: its address may be renewed, but it is never exchanged unnoticed.
alter table transfer add column recording_type text not null default '';
alter table transfer add column zoom_file_id text not null default '';
update transfer t
   set recording_type = f.recording_type, zoom_file_id = f.zoom_file_id
  from recording_file f
 where f.item_id = t.item_id and f.file_type = t.file_type and f.source_url = t.source_url;
