package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.rules.DecisionTables;

/** The features up to ingest over an emptied database, with what the overview tells of written straight into the tables. */
final class OverviewRooms implements AutoCloseable {

    final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context;

    OverviewRooms() {
        context = new AnnotationConfigApplicationContext(Wiring.class);
        jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("truncate institution, zoom_connection cascade").update();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    UUID institution(String name) {
        UUID id = UUID.randomUUID();
        run("insert into institution (id, name, ensemble_id) values (?, ?, ?)", id, name, "i-" + id);
        return id;
    }

    UUID organization(UUID institution) {
        UUID id = UUID.randomUUID();
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Faculty')",
                id,
                institution);
        return id;
    }

    UUID library(UUID organization, String name) {
        UUID id = UUID.randomUUID();
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)",
                id,
                organization,
                name,
                name);
        return id;
    }

    UUID connection() {
        UUID id = UUID.randomUUID();
        run(
                "insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)"
                        + " values (?, 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'a', 'c', 'sealed')",
                id);
        return id;
    }

    UUID template(UUID institution, UUID connection, String name) {
        UUID id = UUID.randomUUID();
        run(
                "insert into workflow_template (id, level, institution_id, connection_id, name, title, description)"
                        + " values (?, 'INSTITUTION', ?, ?, ?, '{{MeetingTopic}}', '')",
                id,
                institution,
                connection,
                name);
        return id;
    }

    UUID mediaWorkflow(UUID library, UUID template) {
        UUID id = UUID.randomUUID();
        run(
                "insert into media_workflow (id, library_id, template_id, name, title, description)"
                        + " values (?, ?, ?, 'Lectures', '{{MeetingTopic}}', '')",
                id,
                library,
                template);
        return id;
    }

    UUID ingest(UUID mediaWorkflow, String topic, IngestState state, String reason, Duration age) {
        UUID id = UUID.randomUUID();
        run(
                "insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, reason,"
                        + " meeting_id, host_id, host_email, topic, found_by, announced_at)"
                        + " select ?, m.id, t.connection_id, 'a', ?, ?, ?, '81234567890', 'h', 'ada@university.example', ?,"
                        + " 'SWEEP', ? from media_workflow m join workflow_template t on t.id = m.template_id where m.id = ?",
                id,
                "/uuid+" + id,
                state.name(),
                reason,
                topic,
                Timestamp.from(Instant.now().minus(age)),
                mediaWorkflow);
        return id;
    }

    void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    @Override
    public void close() {
        context.close();
    }

    /** No stereotype, so that the demonstration's component scan passes it over. */
    @Import(FeatureRooms.Outside.class)
    @ComponentScan({
        "org.zoomensemble.directory",
        "org.zoomensemble.workflow",
        "org.zoomensemble.recording",
        "org.zoomensemble.ingest"
    })
    @ConfigurationPropertiesScan({
        "org.zoomensemble.directory",
        "org.zoomensemble.workflow",
        "org.zoomensemble.recording",
        "org.zoomensemble.ingest"
    })
    static class Wiring {

        @Bean
        IngestProcess process() {
            return new IngestHouse.RecordedProcess();
        }

        @Bean
        RecordingListProcess recordingListProcess() {
            return listId -> {};
        }

        @Bean
        DecisionTables decisionTables() {
            return (decision, facts) -> {
                throw new AssertionError("nothing is decided in these tests");
            };
        }
    }
}
