package org.zoomensemble.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ingests in every state, written straight into the tables. */
final class Rows {

    private final JdbcClient jdbc;
    private final UUID workflow = UUID.randomUUID();
    private final UUID connection = UUID.randomUUID();

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        UUID institution = UUID.randomUUID();
        UUID organization = UUID.randomUUID();
        UUID library = UUID.randomUUID();
        UUID template = UUID.randomUUID();
        run(
                "insert into institution (id, name, ensemble_id) values (?, 'University', ?)",
                institution,
                "i-" + institution);
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Faculty')",
                organization,
                institution);
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, 'l', 'Physics lectures')",
                library,
                organization);
        run(
                "insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)"
                        + " values (?, 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'a', 'c', 'sealed')",
                connection);
        run(
                "insert into workflow_template (id, level, institution_id, connection_id, name, title, description)"
                        + " values (?, 'INSTITUTION', ?, ?, 'Lectures', '{{MeetingTopic}}', '')",
                template,
                institution,
                connection);
        run(
                "insert into media_workflow (id, library_id, template_id, name, title, description)"
                        + " values (?, ?, ?, 'Lectures into Physics', '{{MeetingTopic}}', '')",
                workflow,
                library,
                template);
    }

    UUID ingest(String topic, String state, String reason, int minutesAgo) {
        UUID id = UUID.randomUUID();
        Instant found = Instant.now().minusSeconds(60L * minutesAgo);
        run(
                "insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, reason,"
                        + " meeting_id, host_id, host_email, topic, meeting_start, duration_minutes, found_by,"
                        + " announced_at, process_instance_id)"
                        + " values (?, ?, ?, 'a', ?, ?, ?, '81234567890', 'h', 'ada@university.example', ?, ?, 72, 'SWEEP', ?, 'p-1')",
                id,
                workflow,
                connection,
                "/uuid+" + id,
                state,
                reason,
                topic,
                Timestamp.from(found.minusSeconds(7200)),
                Timestamp.from(found));
        step(id, found, "found", "Found by a sweep of the host's recordings.");
        step(id, found.plusSeconds(3), "read", "Read at Zoom: one segment, video and captions.");
        return id;
    }

    void removal(UUID ingest, String removal, String sentence) {
        run(
                "update ingest set removal = ?, removal_sentence = ?, removal_at = now(), is_settled = true,"
                        + " finished_at = now() where id = ?",
                removal,
                sentence,
                ingest);
    }

    /** A sweep of the timer over two users. */
    void sweep(String state, String why, int seen, int minutesAgo) {
        UUID id = UUID.randomUUID();
        Timestamp begun = Timestamp.from(Instant.now().minusSeconds(60L * minutesAgo));
        run(
                "insert into sweep (id, connection_id, found_by, state, sentence, started_at, finished_at, recordings_seen,"
                        + " recordings_new) values (?, ?, 'TIMER', ?, ?, ?, ?, ?, 1)",
                id,
                connection,
                state,
                why,
                begun,
                begun,
                seen);
        run(
                "insert into sweep_user (sweep_id, zoom_user_id, from_day, done_at) values (?, 'u1', current_date, now())",
                id);
        run(
                "insert into sweep_user (sweep_id, zoom_user_id, from_day, done_at) values (?, 'u2', current_date, now())",
                id);
    }

    void step(UUID ingest, Instant at, String step, String sentence) {
        run(
                "insert into ingest_step (ingest_id, at, step, sentence) values (?, ?, ?, ?)",
                ingest,
                Timestamp.from(at),
                step,
                sentence);
    }

    void transfer(UUID ingest, String name, long length, long bytes) {
        UUID item = UUID.randomUUID();
        Timestamp begun = Timestamp.from(Instant.now().minusSeconds(40));
        run(
                "insert into item (id, ingest_id, segment, recording_start, reference, name, description, content_id,"
                        + " caption_source, caption_sentence) values (?, ?, 1, ?, ?, ?, '', 'c-77', 'CAPTION',"
                        + " 'Captions are there and win over the transcript.')",
                item,
                ingest,
                begun,
                "z" + item.toString().substring(0, 7),
                name);
        run(
                "insert into transfer (item_id, source_url, file_type, file_name, length, bytes_confirmed, bytes_sent,"
                        + " resumed, started_at, begun_at) values (?, 'https://zoom.us/rec', 'MP4', 'a.mp4', ?, ?, ?, 1, ?, ?)",
                item,
                length,
                bytes,
                bytes,
                begun,
                begun);
        run(
                "insert into verdict (ingest_id, item_id, decision, version, facts, result) values (?, ?,"
                        + " 'restriction-handling', 3, '{\"password\":\"true\",\"downloadDisabled\":\"false\"}',"
                        + " '{\"video\":\"true\",\"captions\":\"false\",\"reason\":\"The recording asks for a password.\"}')",
                ingest,
                item);
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }
}
