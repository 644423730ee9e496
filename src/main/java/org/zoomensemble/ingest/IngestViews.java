package org.zoomensemble.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.UnacceptableInputException;

/** Reads ingests for people. */
@Repository
class IngestViews {

    private static final String SUMMARY = """
            select i.id, i.media_workflow_id, w.name as media_workflow_name, l.id as library_id, l.name as library_name,
                   i.recording_uuid as meeting_uuid, i.meeting_id, i.run, i.topic, i.host_email, i.meeting_start,
                   i.duration_minutes, i.state, i.reason, i.skipped_as, i.found_by, i.opened_because, i.is_forced,
                   i.announced_at, i.finished_at, i.process_instance_id,
                   i.removal, i.removal_sentence, i.removal_at
              from ingest i
              join media_workflow w on w.id = i.media_workflow_id
              join library l on l.id = w.library_id
              join organization o on o.id = l.organization_id
            """;

    private final JdbcClient jdbc;

    IngestViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    IngestPage list(Reach reach, IngestFilter filter, String cursor, int limit) {
        StringBuilder where = new StringBuilder(" where true");
        var statement = new ArrayList<Object>();
        if (!reach.isEverything()) {
            where.append(" and (l.id = any(?) or l.organization_id = any(?) or o.institution_id = any(?))");
            statement.add(reach.libraries().toArray(UUID[]::new));
            statement.add(reach.organizations().toArray(UUID[]::new));
            statement.add(reach.institutions().toArray(UUID[]::new));
        }
        add(
                where,
                statement,
                " and i.state = ?",
                filter.state() == null ? null : filter.state().name());
        add(where, statement, " and l.id = ?", filter.libraryId());
        add(where, statement, " and i.media_workflow_id = ?", filter.mediaWorkflowId());
        add(where, statement, " and lower(i.host_email) = lower(?)", filter.host());
        add(where, statement, " and i.announced_at >= ?", timestamp(filter.from()));
        add(where, statement, " and i.announced_at < ?", timestamp(filter.to()));
        add(
                where,
                statement,
                " and i.removal = ?",
                filter.removal() == null ? null : filter.removal().name());
        if (filter.reason() != null) {
            where.append(" and ? in (i.reason, i.removal_sentence)");
            statement.add(filter.reason());
        }
        if (filter.search() != null && !filter.search().isBlank()) {
            RecordingSearch search = RecordingSearch.of(filter.search());
            // Each part as its index has it, see V14.
            where.append(" and (lower(i.topic) like lower(?) or lower(i.host_email) like lower(?)"
                    + " or i.meeting_id = nullif(?, '') or i.recording_uuid = ?)");
            statement.addAll(List.of(search.pattern(), search.pattern(), search.number(), search.uuid()));
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            where.append(" and (i.announced_at, i.id) < (?, ?)");
            statement.add(timestamp(after.announcedAt()));
            statement.add(after.id());
        }
        statement.add(limit + 1);
        List<IngestSummary> found = jdbc.sql(SUMMARY + where + " order by i.announced_at desc, i.id desc limit ?")
                .params(statement)
                .query(IngestSummary.class)
                .list();
        if (found.size() <= limit) {
            return new IngestPage(found, null);
        }
        List<IngestSummary> page = found.subList(0, limit);
        IngestSummary last = page.get(limit - 1);
        return new IngestPage(page, new Cursor(last.announcedAt(), last.id()).text());
    }

    private static void add(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    Optional<IngestView> view(UUID id) {
        return jdbc.sql(SUMMARY + " where i.id = ?")
                .param(id)
                .query(IngestSummary.class)
                .optional()
                .map(summary -> new IngestView(summary, items(id), verdicts(id), steps(id), runs(id)));
    }

    private List<IngestView.ItemView> items(UUID id) {
        return jdbc.sql("""
                        select m.id, m.segment, m.recording_start, m.reference, m.name, m.content_id, m.confirmed_at,
                               m.caption_source, m.caption_sentence, m.caption_text is not null as is_text_kept, m.caption_at, t.file_type, t.length,
                               greatest(t.bytes_sent, t.bytes_confirmed) as bytes, t.resumed, t.started_at, t.finished_at,
                               t.begun_at, t.begun_at_byte
                          from item m left join transfer t on t.item_id = m.id
                         where m.ingest_id = ? order by m.segment
                        """).param(id).query(ItemRow.class).list().stream()
                .map(ItemRow::view)
                .toList();
    }

    private List<IngestView.VerdictView> verdicts(UUID id) {
        return jdbc.sql(
                        "select decision, version, facts::text, result::text, at from verdict where ingest_id = ? order by at")
                .param(id)
                .query(IngestView.VerdictView.class)
                .list();
    }

    private List<IngestView.StepView> steps(UUID id) {
        return jdbc.sql("select at, step, sentence from ingest_step where ingest_id = ? order by at")
                .param(id)
                .query(IngestView.StepView.class)
                .list();
    }

    private List<IngestView.RunView> runs(UUID id) {
        return jdbc.sql("""
                        select x.id, x.run, x.state, x.opened_because, x.announced_at
                          from ingest i
                          join ingest x on x.media_workflow_id = i.media_workflow_id and x.recording_uuid = i.recording_uuid
                         where i.id = ? order by x.run
                        """).param(id).query(IngestView.RunView.class).list();
    }

    record ItemRow(
            UUID id,
            int segment,
            Instant recordingStart,
            String reference,
            String name,
            String contentId,
            Instant confirmedAt,
            String captionSource,
            String captionSentence,
            boolean isTextKept,
            Instant captionAt,
            String fileType,
            Long length,
            Long bytes,
            Integer resumed,
            Instant startedAt,
            Instant finishedAt,
            Instant begunAt,
            Long begunAtByte) {

        IngestView.ItemView view() {
            return new IngestView.ItemView(
                    id,
                    segment,
                    recordingStart,
                    reference,
                    name,
                    contentId,
                    confirmedAt,
                    captionSource,
                    captionSentence,
                    isTextKept,
                    captionAt,
                    fileType == null ? null : transfer());
        }

        private IngestView.TransferView transfer() {
            Long rate = rate();
            Long left = rate == null || rate == 0 ? null : (length - bytes) / rate;
            return new IngestView.TransferView(fileType, length, bytes, resumed, startedAt, finishedAt, rate, left);
        }

        private Long rate() {
            if (begunAt == null || finishedAt != null) {
                return null;
            }
            long millis = Math.max(1, Duration.between(begunAt, Instant.now()).toMillis());
            return Math.max(0, bytes - begunAtByte) * 1000 / millis;
        }
    }

    /** Where a page ended. */
    private record Cursor(Instant announcedAt, UUID id) {

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((announcedAt + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException unreadable) {
                throw new UnacceptableInputException(
                        "cursor",
                        "The cursor is not one that this list gave out; leave it out to begin at the newest.");
            }
        }
    }
}
