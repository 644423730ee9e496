package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.workflow.IngestTargetsOverDatabase;
import org.zoomensemble.zoom.ZoomRecording;

/** A database that has rows of a former version is migrated to the newest, and each row means what it meant. */
class UpgradeIT {

    private static final String ACCOUNT = "account-1";
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

    private final DataSource source = TestDatabase.create().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final UUID connection = UUID.randomUUID();
    private final UUID removing = UUID.randomUUID();
    private final UUID keeping = UUID.randomUUID();

    @BeforeEach
    void siteOfTheFirstRelease() {
        migrateTo("6");
        UUID institution = UUID.randomUUID();
        UUID organization = UUID.randomUUID();
        run("insert into institution (id, name, ensemble_id) values (?, 'University', 'inst-1')", institution);
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'org-1', 'Faculty')",
                organization,
                institution);
        run("""
                insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)
                values (?, 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'account-1', 'client', 'sealed')
                """, connection);
        workflow(removing, institution, organization, "Physics", true);
        workflow(keeping, institution, organization, "Arts", false);
    }

    @Test
    void outcomesOfTheFirstReleaseKeepTheirMeaning() {
        UUID running = ingest(removing, "running", "RUNNING", false, false);
        UUID waitsAtRemoval = ingest(removing, "waits at removal", "RUNNING", true, false);
        UUID kept = ingest(keeping, "kept", "INGESTED", true, false);
        UUID removed = ingest(removing, "removed", "INGESTED", true, true);
        UUID byRule = ingest(removing, "by rule", "SKIPPED", false, false);
        step(byRule, "skipped");
        UUID cancelled = ingest(removing, "cancelled", "SKIPPED", false, false);
        step(cancelled, "cancelled");
        UUID gone = ingest(removing, "gone", "SKIPPED", false, false);
        step(gone, "gone");
        UUID failed = ingest(removing, "failed", "FAILED", false, false);
        item(failed, false);
        UUID failedAtRemoval = ingest(removing, "failed at removal", "FAILED", true, false);
        item(failedAtRemoval, true);

        migrateTo("latest");

        assertThat(told(running).state()).isEqualTo(IngestState.RUNNING);
        assertThat(told(running).removal()).isNull();
        assertThat(told(running).openedBecause()).isEqualTo("Found by a sweep of the host's recordings.");
        assertThat(told(waitsAtRemoval).state()).isEqualTo(IngestState.RUNNING);
        assertThat(standing(removing, "waits at removal").isDone()).isTrue();
        assertThat(told(kept).state()).isEqualTo(IngestState.INGESTED);
        assertThat(told(kept).removal()).isNull();
        assertThat(told(removed).state()).isEqualTo(IngestState.INGESTED);
        assertThat(told(removed).removal()).isEqualTo(RemovalState.REMOVED);
        assertThat(standing(removing, "removed").isRemoved()).isTrue();
        assertThat(removals().wasRemoved(ingests().find(removed))).isTrue();
        assertThat(standing(removing, "by rule").skippedAs()).isEqualTo(SkippedAs.RULE);
        assertThat(standing(removing, "cancelled").skippedAs()).isEqualTo(SkippedAs.CANCELLED);
        assertThat(standing(removing, "gone").skippedAs()).isEqualTo(SkippedAs.GONE);
        assertThat(told(failed).state()).isEqualTo(IngestState.FAILED);
        assertThat(told(failed).reason()).isEqualTo("failed: the reason");
        assertThat(told(failed).removal()).isNull();
        assertThat(told(failedAtRemoval))
                .extracting(
                        IngestSummary::state,
                        IngestSummary::reason,
                        IngestSummary::removal,
                        IngestSummary::removalSentence)
                .containsExactly(IngestState.INGESTED, null, RemovalState.FAILED, "failed at removal: the reason");
    }

    @Test
    void theStepThatWaitedAtTheRemovalIsIngestedWhenItIsRun() {
        UUID waits = ingest(removing, "waits at removal", "RUNNING", true, false);

        migrateTo("latest");

        assertThat(removals().begin(waits)).isTrue();
        assertThat(told(waits).state()).isEqualTo(IngestState.INGESTED);
        assertThat(told(waits).removal()).isEqualTo(RemovalState.WAITING);
    }

    @Test
    void anUploadThatIsHalfDoneGoesOnWithItsFile() {
        UUID ingest = ingest(removing, "half", "RUNNING", false, false);
        UUID item = item(ingest, false);
        run("""
                insert into recording_file (item_id, file_type, recording_type, zoom_file_id, size, status, rank, source_url)
                values (?, 'MP4', 'active_speaker', 'file-1', 1000, 'completed', 1, 'https://zoom.us/rec/download/1'),
                       (?, 'MP4', 'gallery_view', 'file-2', 1000, 'completed', 2, 'https://zoom.us/rec/download/2')
                """, item, item);
        run("""
                insert into transfer (item_id, source_url, file_type, file_name, length, upload_url, bytes_confirmed)
                values (?, 'https://zoom.us/rec/download/1', 'MP4', 'a.mp4', 1000, 'https://ensemble/tus/1', 400)
                """, item);

        migrateTo("latest");

        Transfer transfer = new TransferRepository(jdbc).find(item).orElseThrow();
        assertThat(transfer)
                .extracting(Transfer::recordingType, Transfer::zoomFileId, Transfer::bytesConfirmed, Transfer::length)
                .containsExactly("active_speaker", "file-1", 400L, 1000L);
        assertThat(transfer.uploadUrl()).hasToString("https://ensemble/tus/1");
        assertThat(new ItemRepository(jdbc).ofIngest(ingest)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(item);
            assertThat(row.contentId()).isEqualTo("content-half");
        });
        assertThat(jdbc.sql("select topic from item").query(String.class).single())
                .isEqualTo("half");
    }

    @Test
    void templatesAndWorkflowsKeepTheirSwitchesAndRemoveAtOnce() {
        migrateTo("latest");

        IngestTargets targets = IngestTargetsOverDatabase.of(jdbc);
        assertThat(targets.target(removing, "host-1").isRemoveOn()).isTrue();
        assertThat(targets.target(removing, "host-1").isEnabled()).isTrue();
        assertThat(targets.target(removing, "host-1").hostName()).isEqualTo("Dr. Host");
        assertThat(targets.target(keeping, "host-1").isRemoveOn()).isFalse();
        assertThat(jdbc.sql("select distinct remove_after_days from workflow_template")
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
    }

    @Test
    void whatWasSeenIsFoundByItsMeetingNumber() {
        ingest(removing, "seen", "INGESTED", true, false);
        ingest(keeping, "seen", "INGESTED", true, false);

        migrateTo("latest");

        assertThat(jdbc.sql("select zoom_account, recording_uuid, host_id, meeting_id from seen_recording")
                        .query()
                        .listOfRows())
                .singleElement()
                .isEqualTo(Map.of(
                        "zoom_account",
                        ACCOUNT,
                        "recording_uuid",
                        "seen",
                        "host_id",
                        "host-1",
                        "meeting_id",
                        "81234567890"));
    }

    @Test
    void removalsOfTheSecondReleaseStayAsTheyAre() {
        migrateTo("8");
        UUID waiting = ingest(removing, "waiting", "INGESTED", true, "WAITING");
        UUID kept = ingest(removing, "kept", "INGESTED", true, "KEPT");
        UUID failed = ingest(removing, "failed", "INGESTED", true, "FAILED");
        UUID removed = ingest(removing, "removed", "INGESTED", true, "REMOVED");
        run("update workflow_template set remove_after_days = 7");

        migrateTo("latest");

        assertThat(List.of(told(waiting), told(kept), told(failed), told(removed)))
                .extracting(IngestSummary::state, IngestSummary::removal)
                .containsExactly(
                        tuple(IngestState.INGESTED, RemovalState.WAITING),
                        tuple(IngestState.INGESTED, RemovalState.KEPT),
                        tuple(IngestState.INGESTED, RemovalState.FAILED),
                        tuple(IngestState.INGESTED, RemovalState.REMOVED));
        assertThat(removals().waiting(Instant.now().plusSeconds(60)))
                .extracting(IngestRepository.RunningInstance::id)
                .containsExactly(waiting);
        assertThat(jdbc.sql("select distinct remove_after_days from workflow_template")
                        .query(Integer.class)
                        .list())
                .containsExactly(7);
    }

    @Test
    void aReconciliationThatRanAtTheUpgradeGoesOn() {
        migrateTo("11");
        UUID look = UUID.randomUUID();
        run("""
                insert into reconciliation (id, media_workflow_id, connection_id, from_day, to_day, state)
                values (?, ?, ?, '2026-11-01', '2026-11-07', 'RUNNING')
                """, look, removing, connection);
        run("insert into reconciliation_host (reconciliation_id, zoom_user_id) values (?, 'host-1')", look);
        run("update active_user set is_transcript_on = true");

        migrateTo("latest");

        assertThat(jdbc.sql("select state from reconciliation where id = ?")
                        .param(look)
                        .query(String.class)
                        .single())
                .isEqualTo("RUNNING");
        assertThat(jdbc.sql(
                                "select zoom_user_id from reconciliation_host where reconciliation_id = ? and done_at is null")
                        .param(look)
                        .query(String.class)
                        .list())
                .containsExactly("host-1");
        assertThat(jdbc.sql("select count(*) from active_user where account_state is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(source)
                .schemas("zoomensemble")
                .defaultSchema("zoomensemble")
                .target(version)
                .load()
                .migrate();
    }

    private void workflow(UUID id, UUID institution, UUID organization, String name, boolean isRemoving) {
        UUID template = UUID.randomUUID();
        UUID library = UUID.randomUUID();
        run("""
                insert into workflow_template (id, level, institution_id, connection_id, name, title, description,
                                               remove_recordings, enabled, enabled_at)
                values (?, 'INSTITUTION', ?, ?, ?, '{{MeetingTopic}}', '', ?, true, now())
                """, template, institution, connection, "Zoom " + name, isRemoving);
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)",
                library,
                organization,
                "lib-" + name,
                name);
        run(
                "insert into media_workflow (id, library_id, template_id, name, title, description)"
                        + " values (?, ?, ?, ?, '{{MeetingTopic}}', '')",
                id,
                library,
                template,
                "Zoom " + name);
        run("""
                insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name)
                values (?, ?, 'host-1', 'host@university.example', 'Dr. Host')
                """, id, library);
    }

    /** As the first release wrote it. */
    private UUID ingest(UUID workflow, String uuid, String state, boolean isSettled, boolean isRemoved) {
        UUID id = UUID.randomUUID();
        run(
                """
                insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, reason, meeting_id,
                                    host_id, host_email, topic, meeting_start, found_by, finished_at, process_instance_id,
                                    is_settled, is_removed)
                values (?, ?, ?, 'account-1', ?, ?, ?, '81234567890', 'host-1', 'host@university.example', ?, now(), 'SWEEP',
                        case when ? in ('INGESTED', 'SKIPPED') then now() end, ?, ?, ?)
                """,
                id,
                workflow,
                connection,
                uuid,
                state,
                uuid + ": the reason",
                uuid,
                state,
                "process-" + id,
                isSettled,
                isRemoved);
        return id;
    }

    /** As the second release wrote it. */
    private UUID ingest(UUID workflow, String uuid, String state, boolean isSettled, String removal) {
        UUID id = UUID.randomUUID();
        run("""
                insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, meeting_id,
                                    host_id, host_email, topic, meeting_start, found_by, finished_at, process_instance_id,
                                    is_settled, removal, removal_sentence, removal_at, announced_at)
                values (?, ?, ?, 'account-1', ?, ?, '81234567890', 'host-1', 'host@university.example', ?, now(), 'SWEEP',
                        now(), ?, ?, ?, 'So it stands.', now(), now())
                """, id, workflow, connection, uuid, state, uuid, "process-" + id, isSettled, removal);
        return id;
    }

    private UUID item(UUID ingest, boolean isSafe) {
        UUID id = UUID.randomUUID();
        run("""
                insert into item (id, ingest_id, segment, recording_start, reference, name, description, intent_at, content_id,
                                  confirmed_at, caption_at)
                select ?, id, 1, now(), ?, topic, 'Description', now(), 'content-' || topic,
                       case when ? then now() end, case when ? then now() end
                  from ingest where id = ?
                """, id, "ZE-" + id, isSafe, isSafe, ingest);
        return id;
    }

    private void step(UUID ingest, String step) {
        run("insert into ingest_step (ingest_id, step, sentence) values (?, ?, 'So it was.')", ingest, step);
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    private IngestSummary told(UUID ingest) {
        return new IngestViews(jdbc).view(ingest).orElseThrow().ingest();
    }

    private IngestRepository ingests() {
        return new IngestRepository(jdbc);
    }

    private RemovalRepository removals() {
        return new RemovalRepository(jdbc);
    }

    private Standing standing(UUID workflow, String uuid) {
        ZoomRecording recording = new ZoomRecording(
                uuid,
                ACCOUNT,
                "81234567890",
                "host-1",
                "host@university.example",
                uuid,
                "2",
                START,
                "UTC",
                50,
                false,
                List.of());
        return new RunRepository(jdbc)
                .standings(List.of(new Announcement(workflow, connection, ACCOUNT, recording, FoundBy.SWEEP)))
                .get(0);
    }
}
