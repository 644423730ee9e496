package org.zoomensemble.security;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code change_record}. */
@Repository
class ChangeRecords {

    private static final String SELECT = """
            select id, at, person, kind, action, subject_id, subject, institution_id, organization_id, library_id, revision,
                   (select array_agg(array[key, value]) from jsonb_each_text(before)) as before,
                   (select array_agg(array[key, value]) from jsonb_each_text(after)) as after
              from change_record
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ChangeRecords(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(String person, List<Change> changes) {
        batches.batchUpdate("""
                insert into change_record (id, person, kind, action, subject_id, subject, institution_id, organization_id,
                                           library_id, revision, before, after)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb_object(cast(? as text[]), cast(? as text[])),
                        jsonb_object(cast(? as text[]), cast(? as text[])))
                """, changes, Math.max(1, changes.size()), (row, change) -> {
            row.setString(1, person);
            row.setString(2, change.kind().name());
            row.setString(3, change.action().name());
            row.setString(4, change.subjectId());
            row.setString(5, change.subject());
            row.setObject(6, change.place().institutionId());
            row.setObject(7, change.place().organizationId());
            row.setObject(8, change.place().libraryId());
            row.setObject(9, change.revision());
            row.setObject(10, names(change.before()));
            row.setObject(11, values(change.before()));
            row.setObject(12, names(change.after()));
            row.setObject(13, values(change.after()));
        });
    }

    List<ChangeRecord> list(ChangeReach reach, ChangeFilter filter, ChangePosition behind, int limit) {
        return jdbc.sql(SELECT + """
                         where (:all or library_id = any(:libraries) or organization_id = any(:organizations)
                                or institution_id = any(:institutions))
                           and (:withRoles or kind <> 'ROLE')
                           and (cast(:kind as text) is null or kind = :kind)
                           and (cast(:subjectId as text) is null or subject_id = :subjectId)
                           and (cast(:person as text) is null or person = :person)
                           and (cast(:from as timestamptz) is null or at >= :from)
                           and (cast(:to as timestamptz) is null or at < :to)
                           and (cast(:behindAt as timestamptz) is null
                                or at <= :behindAt and (at < :behindAt or id > :behindId))
                         order by at desc, id limit :limit
                        """)
                .param("all", reach.isEverything())
                .param("withRoles", reach.withRoles())
                .param("institutions", reach.institutions().toArray(UUID[]::new))
                .param("organizations", reach.organizations().toArray(UUID[]::new))
                .param("libraries", reach.libraries().toArray(UUID[]::new))
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("subjectId", filter.subjectId())
                .param("person", filter.person())
                .param("from", timestamp(filter.from()))
                .param("to", timestamp(filter.to()))
                .param("behindAt", timestamp(behind.at()))
                .param("behindId", behind.id())
                .param("limit", limit)
                .query((row, number) -> record(row))
                .list();
    }

    /** What was done to a subject after one of its revisions, oldest first. */
    List<ChangeRecord> since(Change.Kind kind, String subjectId, int revision) {
        return jdbc.sql(SELECT + """
                         where subject_id = :subjectId and kind = :kind and revision > :revision
                         order by revision, at
                        """)
                .param("subjectId", subjectId)
                .param("kind", kind.name())
                .param("revision", revision)
                .query((row, number) -> record(row))
                .list();
    }

    private static ChangeRecord record(ResultSet row) throws SQLException {
        return new ChangeRecord(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("person"),
                Change.Action.valueOf(row.getString("action")),
                Change.Kind.valueOf(row.getString("kind")),
                row.getString("subject_id"),
                row.getString("subject"),
                new Change.Place(
                        row.getObject("institution_id", UUID.class),
                        row.getObject("organization_id", UUID.class),
                        row.getObject("library_id", UUID.class)),
                row.getObject("revision", Integer.class),
                fields(row.getArray("before")),
                fields(row.getArray("after")));
    }

    private static Map<String, String> fields(Array pairs) throws SQLException {
        Map<String, String> fields = new TreeMap<>(ChangeWords.FIELD_ORDER);
        if (pairs != null) {
            for (String[] pair : (String[][]) pairs.getArray()) {
                fields.put(pair[0], pair[1]);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static String[] names(Map<String, String> fields) {
        return fields.keySet().toArray(String[]::new);
    }

    private static String[] values(Map<String, String> fields) {
        return fields.values().toArray(String[]::new);
    }
}
