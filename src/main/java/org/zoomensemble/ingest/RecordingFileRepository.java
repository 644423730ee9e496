package org.zoomensemble.ingest;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of the trouble with rows of {@code recording_file}. */
@Repository
class RecordingFileRepository {

    private static final String THE_FILE =
            " where item_id = :item and file_type = :type and recording_type = :recordingType and zoom_file_id = :id";

    private final JdbcClient jdbc;

    RecordingFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The media files of an item that are not given up, best first. */
    List<MediaCandidate> media(UUID itemId) {
        return jdbc.sql("""
                        select item_id, file_type, recording_type, zoom_file_id, size, source_url
                          from recording_file
                         where item_id = :item and rank is not null and source_url is not null and trouble is null
                         order by rank, size desc
                        """).param("item", itemId).query(MediaCandidate.class).list();
    }

    /** Counts a try that brought nothing usable; answers how many there were. */
    int failed(FileKey file) {
        return of(file, "update recording_file set failures = failures + 1" + THE_FILE + " returning failures")
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Gives a file up; {@code isLeft} says that Zoom still has it and nobody has brought it. */
    void givenUp(FileKey file, String trouble, boolean isLeft) {
        of(file, "update recording_file set trouble = :trouble, is_left = :left" + THE_FILE)
                .param("trouble", trouble)
                .param("left", isLeft)
                .update();
    }

    /** Every media file of the item is worth a new try, because a person mended something. */
    void mediaForgiven(UUID itemId) {
        jdbc.sql("update recording_file set trouble = null, failures = 0 where item_id = :item and rank is not null")
                .param("item", itemId)
                .update();
    }

    private JdbcClient.StatementSpec of(FileKey file, String statement) {
        return jdbc.sql(statement)
                .param("item", file.itemId())
                .param("type", file.fileType())
                .param("recordingType", file.recordingType())
                .param("id", file.zoomFileId());
    }
}
