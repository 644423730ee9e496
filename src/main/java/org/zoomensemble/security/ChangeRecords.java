package org.zoomensemble.security;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code change_record}. */
@Repository
class ChangeRecords {

    private final JdbcClient jdbc;

    ChangeRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String person, Change change) {
        jdbc.sql("""
                        insert into change_record (id, person, kind, action, subject_id, subject, institution_id,
                                                   organization_id, library_id, revision, before, after)
                        values (:id, :person, :kind, :action, :subjectId, :subject, :institution, :organization, :library,
                                :revision, jsonb_object(:namesBefore, :before), jsonb_object(:namesAfter, :after))
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("kind", change.kind().name())
                .param("action", change.action().name())
                .param("subjectId", change.subjectId())
                .param("subject", change.subject())
                .param("institution", change.place().institutionId())
                .param("organization", change.place().organizationId())
                .param("library", change.place().libraryId())
                .param("revision", change.revision())
                .param("namesBefore", names(change.before()))
                .param("before", values(change.before()))
                .param("namesAfter", names(change.after()))
                .param("after", values(change.after()))
                .update();
    }

    private static String[] names(Map<String, String> fields) {
        return fields.keySet().toArray(String[]::new);
    }

    private static String[] values(Map<String, String> fields) {
        return fields.values().toArray(String[]::new);
    }
}
