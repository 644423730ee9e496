package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomFile;

/** Rows of {@code item} and of the files that Zoom has of it. */
@Repository
class ItemRepository {

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their segments. */
    List<Item> ofIngest(UUID ingestId) {
        return jdbc.sql("""
                        select id, ingest_id, segment, recording_start, reference, name, description, intent_at,
                               content_id, confirmed_at, caption_source, caption_at
                          from item where ingest_id = :ingest order by segment
                        """).param("ingest", ingestId).query(Item.class).list();
    }

    /** The own items of a run, and those of earlier runs to which it brings captions. */
    List<Item> toCaption(UUID ingestId) {
        return jdbc.sql("""
                        select id, ingest_id, segment, recording_start, reference, name, description, intent_at,
                               content_id, confirmed_at, caption_source, caption_at
                          from item where ingest_id = :ingest or caption_ingest_id = :ingest
                         order by recording_start, segment
                        """).param("ingest", ingestId).query(Item.class).list();
    }

    /** The contents that the runs before this one made; of each segment the newest that was filled, else the newest. */
    List<EarlierItem> earlier(Ingest ingest) {
        return jdbc.sql("""
                        select distinct on (m.recording_start) m.id, m.recording_start, m.reference, m.name, m.topic,
                               m.content_id, m.caption_source, t.finished_at is not null as is_filled,
                               m.caption_ingest_id is not distinct from :ingest as is_revisited
                          from item m
                          join ingest x on x.id = m.ingest_id
                          left join transfer t on t.item_id = m.id
                         where x.media_workflow_id = :workflow and x.recording_uuid = :uuid and x.run < :run
                           and m.content_id is not null
                         order by m.recording_start, is_filled desc, x.run desc
                        """)
                .param("ingest", ingest.id())
                .param("workflow", ingest.mediaWorkflowId())
                .param("uuid", ingest.recordingUuid())
                .param("run", ingest.run())
                .query(EarlierItem.class)
                .list();
    }

    /** Whether any run of the recording of this ingest has an item. */
    boolean isAnyOfRecording(UUID ingestId) {
        return jdbc.sql("""
                        select exists (select from ingest i
                                         join ingest x on x.media_workflow_id = i.media_workflow_id
                                                      and x.recording_uuid = i.recording_uuid
                                         join item m on m.ingest_id = x.id
                                        where i.id = :ingest)
                        """).param("ingest", ingestId).query(Boolean.class).single();
    }

    /** These contents are not in Ensemble any more: the next run makes their segments anew. */
    void contentsGone(UUID ingestId, Collection<String> contentIds) {
        jdbc.sql("""
                        update item m set content_id = null, confirmed_at = null
                          from ingest i
                          join ingest x on x.media_workflow_id = i.media_workflow_id and x.recording_uuid = i.recording_uuid
                         where i.id = :ingest and m.ingest_id = x.id and m.content_id = any(:contents)
                        """)
                .param("ingest", ingestId)
                .param("contents", contentIds.toArray(String[]::new))
                .update();
    }

    /** Gives an item without content the one that an earlier run made for its segment. */
    void adopted(UUID itemId, String contentId) {
        jdbc.sql("update item set content_id = :content where id = :id and content_id is null and intent_at is null")
                .param("content", contentId)
                .param("id", itemId)
                .update();
    }

    /** Adds the item of a segment, named by this topic, or leaves the one that is there. */
    UUID add(Item item, String topic) {
        return jdbc.sql("""
                        insert into item (id, ingest_id, segment, recording_start, reference, name, description, topic)
                        values (:id, :ingest, :segment, :start, :reference, :name, :description, :topic)
                        on conflict (ingest_id, recording_start) do update set segment = excluded.segment
                        returning id
                        """)
                .param("id", item.id())
                .param("ingest", item.ingestId())
                .param("segment", item.segment())
                .param("start", Timestamp.from(item.recordingStart()))
                .param("reference", item.reference())
                .param("name", item.name())
                .param("description", item.description())
                .param("topic", topic)
                .query(UUID.class)
                .single();
    }

    /** Notes a file as Zoom tells it now. */
    void noteFile(UUID itemId, ZoomFile file, Integer rank) {
        jdbc.sql("""
                        insert into recording_file
                               (item_id, file_type, recording_type, zoom_file_id, size, status, rank, source_url)
                        values (:item, :type, :recordingType, :fileId, :size, :status, :rank, :url)
                        on conflict (item_id, file_type, recording_type, zoom_file_id) do update
                           set size = excluded.size, status = excluded.status,
                               rank = coalesce(excluded.rank, recording_file.rank), source_url = excluded.source_url
                        """)
                .param("item", itemId)
                .param("type", file.fileType())
                .param("recordingType", file.recordingType())
                .param("fileId", file.id() == null ? "" : file.id())
                .param("size", file.fileSize())
                .param("status", file.status())
                .param("rank", rank)
                .param(
                        "url",
                        file.downloadUrl() == null ? null : file.downloadUrl().toString())
                .update();
    }

    List<CaptionSourceFile> captionFiles(UUID ingestId) {
        return jdbc.sql("""
                        select f.item_id, f.file_type, f.recording_type, f.zoom_file_id, f.size, f.status, f.source_url,
                               f.failures, f.trouble
                          from recording_file f join item i on i.id = f.item_id
                         where (i.ingest_id = :ingest or i.caption_ingest_id = :ingest)
                           and f.file_type in ('CC', 'TRANSCRIPT')
                        """)
                .param("ingest", ingestId)
                .query(CaptionSourceFile.class)
                .list();
    }

    /** Which of captions and transcript were there for an item so far. */
    Set<String> usableCaptionTypes(UUID itemId) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct file_type from recording_file
                         where item_id = :item and file_type in ('CC', 'TRANSCRIPT') and status <> 'processing'
                           and source_url is not null
                        """).param("item", itemId).query(String.class).list());
    }

    /** A later run brings captions that had been given up. */
    void captionsReopened(UUID itemId, UUID ingestId) {
        jdbc.sql("""
                        update item set caption_at = null, caption_ingest_id = :ingest
                         where id = :id and caption_ingest_id is distinct from :ingest
                        """).param("ingest", ingestId).param("id", itemId).update();
    }

    /** What an item of an earlier run is called, and is to be called. */
    record Wanted(UUID id, String contentId, String name, String nextName, String nextTopic) {}

    List<Wanted> toRename(Ingest ingest) {
        return jdbc.sql("""
                        select m.id, m.content_id, m.name, m.next_name, m.next_topic
                          from item m join ingest x on x.id = m.ingest_id
                         where x.media_workflow_id = :workflow and x.recording_uuid = :uuid and m.next_name is not null
                         order by m.recording_start
                        """)
                .param("workflow", ingest.mediaWorkflowId())
                .param("uuid", ingest.recordingUuid())
                .query(Wanted.class)
                .list();
    }

    void nameWanted(UUID itemId, String name, String topic) {
        jdbc.sql("update item set next_name = :name, next_topic = :topic where id = :id")
                .param("name", name)
                .param("topic", topic)
                .param("id", itemId)
                .update();
    }

    void renamed(UUID itemId) {
        jdbc.sql("""
                        update item set name = next_name, topic = next_topic, next_name = null, next_topic = null
                         where id = :id and next_name is not null
                        """).param("id", itemId).update();
    }

    /** The name stays, whatever the topic is called now. */
    void nameKept(UUID itemId, String topic) {
        jdbc.sql("update item set topic = :topic, next_name = null, next_topic = null where id = :id")
                .param("topic", topic)
                .param("id", itemId)
                .update();
    }

    void intended(UUID itemId) {
        jdbc.sql("update item set intent_at = now() where id = :id")
                .param("id", itemId)
                .update();
    }

    void intentWithdrawn(UUID itemId) {
        jdbc.sql("update item set intent_at = null where id = :id")
                .param("id", itemId)
                .update();
    }

    /** False, and nothing changed, where the item has another content already. */
    boolean created(UUID itemId, String contentId) {
        return jdbc.sql("""
                        update item set content_id = :content
                         where id = :id and (content_id is null or content_id = :content)
                        """).param("id", itemId).param("content", contentId).update() == 1;
    }

    /** Whether some other item has this content. */
    boolean isOwned(String contentId) {
        return jdbc.sql("select exists (select 1 from item where content_id = :content)")
                .param("content", contentId)
                .query(Boolean.class)
                .single();
    }

    void confirmed(UUID itemId) {
        jdbc.sql("update item set confirmed_at = now() where id = :id")
                .param("id", itemId)
                .update();
    }

    /** What the rule said; captions are not in yet. */
    void captionsChosen(UUID itemId, String source, String sentence) {
        jdbc.sql("update item set caption_source = :source, caption_sentence = :sentence where id = :id")
                .param("id", itemId)
                .param("source", source)
                .param("sentence", sentence)
                .update();
    }

    /** Captions are in, or given up. */
    void captionsSettled(UUID itemId, String source, String sentence) {
        jdbc.sql("""
                        update item set caption_source = :source, caption_sentence = :sentence, caption_at = now()
                         where id = :id
                        """)
                .param("id", itemId)
                .param("source", source)
                .param("sentence", sentence)
                .update();
    }

    /** The text that was kept with the item of this segment. */
    Optional<String> keptText(UUID ingestId, int segment) {
        return jdbc.sql("""
                        select caption_text from item
                         where ingest_id = :ingest and segment = :segment and caption_text is not null
                        """)
                .param("ingest", ingestId)
                .param("segment", segment)
                .query(String.class)
                .optional();
    }

    /** Keeps the text where Ensemble offers no way to attach it. */
    void captionsKept(UUID itemId, String source, String vtt, String sentence) {
        jdbc.sql("""
                        update item set caption_source = :source, caption_text = :vtt, caption_sentence = :sentence,
                                        caption_at = now()
                         where id = :id
                        """)
                .param("id", itemId)
                .param("source", source)
                .param("vtt", vtt)
                .param("sentence", sentence)
                .update();
    }
}
