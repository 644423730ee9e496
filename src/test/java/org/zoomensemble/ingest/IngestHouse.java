package org.zoomensemble.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.ensemble.ScriptedEnsemble;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.workflow.IngestTargetsOverDatabase;
import org.zoomensemble.zoom.ScriptedZoom;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** The ingest room with a real database, between a Zoom and an Ensemble in memory. */
final class IngestHouse {

    static final String HOST = "host-1";
    static final Instant MEETING_START = Instant.parse("2026-11-01T09:00:00Z");

    final JdbcClient jdbc;
    final ScriptedZoom zoom = new ScriptedZoom();
    final ScriptedEnsemble ensemble = new ScriptedEnsemble();
    final RecordedProcess process = new RecordedProcess();
    final TransactionTemplate transaction;
    final IngestRepository ingests;
    final RemovalRepository removals;
    final ItemRepository items;
    final TransferRepository transfers;
    final Timeline timeline;
    final IngestTargets targets;
    final RunRepository runs;
    final RecordingIntake intake;
    final Ingests actions;
    final IngestSteps steps;
    final IngestViews views;
    final VanishedProcesses vanished;
    final UUID connectionId = UUID.randomUUID();

    /** What the table of restrictions says of captions. */
    boolean areRestrictedCaptionsWanted;

    boolean isRestrictedVideoWanted = true;

    /** What the removal announced. */
    final List<Announcement> announcements = new ArrayList<>();

    /** The account of the credentials that the connection has now. */
    String askedAs = "account-1";

    final UUID templateId = UUID.randomUUID();
    final UUID organizationId = UUID.randomUUID();

    private RecordingAnnouncements heard(RecordingAnnouncements next) {
        return new RecordingAnnouncements() {
            @Override
            public int announce(List<Announcement> announced) {
                announcements.addAll(announced);
                return next.announce(announced);
            }

            @Override
            public void changed(String zoomAccount, List<String> recordingUuids) {
                next.changed(zoomAccount, recordingUuids);
            }
        };
    }

    IngestHouse() {
        this(settings(2_097_152_000L));
    }

    IngestHouse(IngestSettings settings) {
        var source = TestDatabase.migrated().dataSource();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        ingests = new IngestRepository(jdbc);
        removals = new RemovalRepository(jdbc);
        items = new ItemRepository(jdbc);
        transfers = new TransferRepository(jdbc);
        timeline = new Timeline(jdbc);
        views = new IngestViews(jdbc);
        targets = IngestTargetsOverDatabase.of(jdbc);
        runs = new RunRepository(jdbc);
        intake = new RecordingIntake(ingests, runs, new Novelties(settings), timeline, process, transaction);
        TrashRecovery trash = new TrashRecovery(zoom, ingests, removals, transaction);
        actions = new Ingests(
                ingests,
                removals,
                runs,
                views,
                targets,
                intake,
                process,
                timeline,
                zoom,
                this::connection,
                items,
                trash,
                transaction);
        vanished = new VanishedProcesses(ingests, removals, new RemovalClaims(jdbc), process, timeline);
        AskedAccount account = new AskedAccount(this::connection, ingests);
        DecisionTables tables = this::decide;
        CaptionLook look = new CaptionLook(zoom, account, items);
        RecordingFileRepository files = new RecordingFileRepository(jdbc);
        steps = new RecordingIngestSteps(
                new RecordingReading(
                        zoom,
                        account,
                        trash,
                        targets,
                        ingests,
                        items,
                        transfers,
                        new EarlierRuns(items, timeline, settings),
                        timeline,
                        tables,
                        transaction,
                        settings),
                new ItemCreation(ensemble, targets, ingests, items, transfers, timeline, settings),
                new ItemRenaming(ensemble, targets, ingests, items, timeline),
                new MediaTransfer(
                        zoom,
                        ensemble,
                        targets,
                        ingests,
                        items,
                        transfers,
                        new TransferStream(
                                ensemble, transfers, new UploadWorkflows(ensemble), new SourceLength(zoom), settings),
                        new MediaSources(
                                new SourceRenewal(zoom, items, transfers),
                                account,
                                ingests,
                                tables,
                                files,
                                transfers,
                                timeline),
                        timeline),
                new ItemConfirmation(ensemble, targets, ingests, items, transfers, timeline, settings),
                new CaptionAttachment(
                        new CaptionDownload(zoom, look, items, timeline, tables, settings),
                        ensemble,
                        targets,
                        ingests,
                        items,
                        files,
                        look,
                        timeline,
                        tables,
                        settings),
                new RecordingRemoval(
                        zoom,
                        account,
                        ensemble,
                        heard(intake),
                        process,
                        ingests,
                        removals,
                        new RemovalClaims(jdbc),
                        timeline,
                        transaction),
                ingests,
                items,
                removals,
                process,
                timeline);
        hierarchy();
    }

    private ZoomConnection connection(UUID id) {
        return new ZoomConnection(
                id,
                1,
                URI.create("https://api.zoom.us/v2"),
                URI.create("https://zoom.us/oauth/token"),
                new ZoomConnection.ServerToServer(askedAs, "client", new Secret("secret")));
    }

    static IngestSettings settings(long maxPatchBytes) {
        return new IngestSettings(
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofMinutes(1),
                maxPatchBytes,
                250,
                true,
                true,
                "en",
                10_000_000,
                true,
                null);
    }

    private void hierarchy() {
        UUID institution = UUID.randomUUID();
        jdbc.sql("insert into institution (id, name, ensemble_id) values (?, 'University', 'inst-1')")
                .param(institution)
                .update();
        jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'org-1', 'Faculty')")
                .params(organizationId, institution)
                .update();
        jdbc.sql("""
                        insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)
                        values (?, 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'account-1', 'client', 'sealed')
                        """).param(connectionId).update();
        jdbc.sql("""
                        insert into workflow_template (id, level, institution_id, connection_id, name, title, description,
                                                       remove_recordings, enabled)
                        values (?, 'INSTITUTION', ?, ?, 'Zoom', '{{MeetingTopic}}', 'Recorded {{MeetingDate}}', false, true)
                        """).params(templateId, institution, connectionId).update();
    }

    /** A media workflow in a library of its own, where {@link #HOST} is active. */
    UUID mediaWorkflow(String libraryEnsembleId) {
        UUID library = UUID.randomUUID();
        UUID workflow = UUID.randomUUID();
        jdbc.sql("insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)")
                .params(library, organizationId, libraryEnsembleId, "Library " + libraryEnsembleId)
                .update();
        jdbc.sql("""
                        insert into media_workflow (id, library_id, template_id, name, title, description)
                        values (?, ?, ?, ?, '{{MeetingTopic}}', 'Recorded {{MeetingDate}}')
                        """)
                .params(workflow, library, templateId, "Zoom " + libraryEnsembleId)
                .update();
        jdbc.sql("""
                        insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name)
                        values (?, ?, ?, 'host@university.example', 'Dr. Host')
                        """).params(workflow, library, HOST).update();
        return workflow;
    }

    void removeRecordings(boolean isOn) {
        jdbc.sql("update workflow_template set remove_recordings = ?")
                .param(isOn)
                .update();
    }

    UUID announce(UUID workflow, ZoomRecording recording) {
        zoom.recordings.put(recording.uuid(), recording);
        intake.announce(List.of(new Announcement(workflow, connectionId, "account-1", recording, FoundBy.SWEEP)));
        return ingests.idOf(workflow, recording.uuid()).orElseThrow();
    }

    /** Read, decided that captions are allowed, items created. */
    void upToTransfer(UUID ingest) {
        steps.readRecording(ingest, Heartbeat.none());
        ingests.captionsAllowed(ingest, true);
        steps.createItems(ingest, Heartbeat.none());
    }

    void upToCaptions(UUID ingest) {
        upToTransfer(ingest);
        steps.transferMedia(ingest, Heartbeat.none());
        steps.confirmItems(ingest, Heartbeat.none());
    }

    static ZoomRecording recording(String uuid, ZoomFile... files) {
        return new ZoomRecording(
                uuid,
                "account-1",
                "123456789",
                HOST,
                "host@university.example",
                "Algebra I",
                "2",
                MEETING_START,
                "UTC",
                50,
                false,
                List.of(files));
    }

    ZoomFile media(String name, Instant start, String fileType, String recordingType, byte[] bytes) {
        ZoomFile file = file(name, start, fileType, recordingType, bytes.length, "completed");
        zoom.sources.put(file.downloadUrl(), new ScriptedZoom.Source(bytes));
        return file;
    }

    ZoomFile text(String name, Instant start, String fileType, String text) {
        return media(
                name,
                start,
                fileType,
                fileType.equals("CC") ? "closed_caption" : "audio_transcript",
                text.getBytes(StandardCharsets.UTF_8));
    }

    static ZoomFile file(String name, Instant start, String fileType, String recordingType, long size, String status) {
        return new ZoomFile(
                name,
                start,
                start.plusSeconds(60),
                fileType,
                recordingType,
                fileType.equals("MP4") || fileType.equals("M4A") ? fileType : "VTT",
                size,
                status,
                URI.create("https://zoom.us/rec/download/" + name));
    }

    ScriptedZoom.Source source(String name) {
        return zoom.sources.get(URI.create("https://zoom.us/rec/download/" + name));
    }

    /** Bytes that begin like an MP4. */
    static byte[] mp4(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] box = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'};
        System.arraycopy(box, 0, bytes, 0, box.length);
        return bytes;
    }

    private Verdict decide(String decision, Map<String, Object> facts) {
        return switch (decision) {
            case "media-file-choice" -> new Verdict(decision, 1, facts, Map.of("rank", rank(facts)));
            case "restriction-handling" ->
                new Verdict(
                        decision,
                        1,
                        facts,
                        Map.of(
                                "isVideoIngested",
                                isRestrictedVideoWanted,
                                "isCaptionIngested",
                                areRestrictedCaptionsWanted));
            case "caption-source" ->
                new Verdict(
                        decision,
                        1,
                        facts,
                        Map.of("captionSource", captionSource(facts), "reason", "by the test's rule"));
            default -> throw new AssertionError(decision);
        };
    }

    private static int rank(Map<String, Object> facts) {
        if (facts.get("fileType").equals("M4A")) {
            return 500;
        }
        return facts.get("recordingType").equals("shared_screen_with_speaker_view") ? 10 : 100;
    }

    private static String captionSource(Map<String, Object> facts) {
        if (!(boolean) facts.get("isCaptionAllowed")) {
            return "NONE";
        }
        if ((boolean) facts.get("hasCaptions")) {
            return "CAPTION";
        }
        if ((boolean) facts.get("hasTranscript")) {
            return "TRANSCRIPT";
        }
        return (boolean) facts.get("isTranscriptExpected") ? "WAIT" : "NONE";
    }

    /** Remembers what the process was told. */
    static final class RecordedProcess implements IngestProcess {
        final List<UUID> found = new ArrayList<>();
        final List<UUID> woken = new ArrayList<>();
        final List<UUID> removals = new ArrayList<>();
        final List<UUID> retried = new ArrayList<>();
        final Set<String> deleted = new HashSet<>();

        @Override
        public synchronized String recordingFound(UUID ingestId) {
            found.add(ingestId);
            return "process-" + ingestId;
        }

        @Override
        public String removalWanted(UUID ingestId) {
            removals.add(ingestId);
            return "removal-" + ingestId;
        }

        @Override
        public void ingestCancelled(UUID ingestId, String reason) {
            deleted.add("process-" + ingestId);
        }

        @Override
        public boolean retryRequested(UUID ingestId) {
            retried.add(ingestId);
            return !deleted.contains("process-" + ingestId);
        }

        @Override
        public synchronized void recordingChanged(UUID ingestId) {
            woken.add(ingestId);
        }

        @Override
        public Set<String> alive(Collection<String> processInstanceIds) {
            Set<String> alive = new HashSet<>(processInstanceIds);
            alive.removeAll(deleted);
            return alive;
        }
    }
}
