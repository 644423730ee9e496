package org.zoomensemble.ingest;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomFile;

/** Rows of {@code transfer}. */
@Repository
class TransferRepository {

    private final JdbcClient jdbc;

    TransferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Transfer> find(UUID itemId) {
        return jdbc.sql("""
                        select item_id, source_url, file_type, recording_type, zoom_file_id, file_name, announced_length, length, etag, upload_url,
                               bytes_confirmed, resumed, finished_at
                          from transfer where item_id = :item
                        """).param("item", itemId).query(Transfer.class).optional();
    }

    /** Chooses the file of an item; an upload that has begun keeps its file, and only the address is renewed. */
    void choose(UUID itemId, ZoomFile file, String fileName) {
        jdbc.sql("""
                        insert into transfer (item_id, source_url, file_type, recording_type, zoom_file_id, file_name,
                                              announced_length)
                        values (:item, :source, :type, :recordingType, :fileId, :name, :length)
                        on conflict (item_id) do update
                           set source_url = excluded.source_url, file_type = excluded.file_type,
                               recording_type = excluded.recording_type, zoom_file_id = excluded.zoom_file_id,
                               file_name = excluded.file_name, announced_length = excluded.announced_length
                         where transfer.upload_url is null
                        """)
                .param("item", itemId)
                .param("source", file.downloadUrl().toString())
                .param("type", file.fileType())
                .param("recordingType", file.recordingType())
                .param("fileId", file.id() == null ? "" : file.id())
                .param("name", fileName)
                .param("length", file.fileSize())
                .update();
    }

    /** Another file takes the place of one that cannot be had; what was sent of that one is abandoned. */
    void exchange(MediaCandidate file, String fileName) {
        uploadAbandoned(file.itemId());
        jdbc.sql("""
                        update transfer
                           set source_url = :source, file_type = :type, recording_type = :recordingType,
                               zoom_file_id = :fileId, file_name = :name, announced_length = :length
                         where item_id = :item
                        """)
                .param("item", file.itemId())
                .param("source", file.sourceUrl().toString())
                .param("type", file.fileType())
                .param("recordingType", file.recordingType())
                .param("fileId", file.zoomFileId())
                .param("name", fileName)
                .param("length", file.size())
                .update();
    }

    void sourceMoved(UUID itemId, URI source) {
        jdbc.sql("update transfer set source_url = :source where item_id = :item")
                .param("item", itemId)
                .param("source", source.toString())
                .update();
    }

    void uploadCreated(UUID itemId, URI upload, long length, String etag) {
        jdbc.sql("""
                        update transfer
                           set upload_url = :upload, length = :length, etag = :etag, bytes_confirmed = 0, bytes_sent = 0,
                               begun_at_byte = 0, begun_at = now(), started_at = coalesce(started_at, now())
                         where item_id = :item
                        """)
                .param("item", itemId)
                .param("upload", upload.toString())
                .param("length", length)
                .param("etag", etag)
                .update();
    }

    void uploadAbandoned(UUID itemId) {
        jdbc.sql("""
                        update transfer
                           set upload_url = null, length = -1, etag = null, bytes_confirmed = 0, bytes_sent = 0,
                               state_failures = 0
                         where item_id = :item
                        """).param("item", itemId).update();
    }

    void resumedAt(UUID itemId, long offset) {
        jdbc.sql("""
                        update transfer
                           set bytes_confirmed = :offset, bytes_sent = :offset, begun_at_byte = :offset, begun_at = now(),
                               resumed = resumed + 1, state_failures = 0
                         where item_id = :item
                        """).param("item", itemId).param("offset", offset).update();
    }

    /** Ensemble could not tell the state of the upload; answers how often in a row. */
    int stateFailed(UUID itemId) {
        return jdbc.sql("""
                        update transfer set state_failures = state_failures + 1 where item_id = :item
                        returning state_failures
                        """).param("item", itemId).query(Integer.class).single();
    }

    void sent(UUID itemId, long bytes) {
        jdbc.sql("update transfer set bytes_sent = :bytes where item_id = :item")
                .param("item", itemId)
                .param("bytes", bytes)
                .update();
    }

    void confirmed(UUID itemId, long offset) {
        jdbc.sql("update transfer set bytes_confirmed = :offset, bytes_sent = :offset where item_id = :item")
                .param("item", itemId)
                .param("offset", offset)
                .update();
    }

    void finished(UUID itemId, long length) {
        jdbc.sql("""
                        update transfer
                           set bytes_confirmed = :length, bytes_sent = :length, finished_at = now()
                         where item_id = :item
                        """).param("item", itemId).param("length", length).update();
    }
}
