package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.util.List;
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

    /** Adds the item of a segment, or leaves the one that is there. */
    UUID add(Item item) {
        return jdbc.sql("""
                        insert into item (id, ingest_id, segment, recording_start, reference, name, description)
                        values (:id, :ingest, :segment, :start, :reference, :name, :description)
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
                        select f.item_id, f.file_type, f.status, f.source_url
                          from recording_file f join item i on i.id = f.item_id
                         where i.ingest_id = :ingest and f.file_type in ('CC', 'TRANSCRIPT')
                        """)
                .param("ingest", ingestId)
                .query(CaptionSourceFile.class)
                .list();
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
