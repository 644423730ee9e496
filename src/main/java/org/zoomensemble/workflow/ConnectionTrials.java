package org.zoomensemble.workflow;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.ConnectionReport.Line;
import org.zoomensemble.workflow.ConnectionReport.Result;
import org.zoomensemble.zoom.GrantedScopes;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserPage;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Tries everything that this application reads at Zoom with a template's connection. Changes nothing. Thread-safe. */
@Service
public class ConnectionTrials {

    private static final int DAYS = 29;
    private static final String REMOVAL = "Removing a recording";
    private static final String CLASSIC_REMOVAL_SCOPE = "recording:write:admin";
    private static final List<String> REMOVAL_SCOPES = List.of(
            "cloud_recording:delete:meeting_recording:admin",
            "cloud_recording:update:recover_meeting_recordings:admin");

    private final WorkflowTemplates templates;
    private final ZoomApi zoom;
    private final GrantedScopes scopes;

    ConnectionTrials(WorkflowTemplates templates, ZoomApi zoom, GrantedScopes scopes) {
        this.templates = templates;
        this.zoom = zoom;
        this.scopes = scopes;
    }

    /**
     * Never throws for what Zoom says: that stands in the report.
     *
     * @throws org.zoomensemble.operations.NotThereException no such template
     */
    public ConnectionReport tryOut(UUID templateId) {
        WorkflowTemplate template = templates.template(templateId);
        return new Trial(template.connection().id(), template.switches().removeRecordings()).run();
    }

    /** One question to Zoom; returns what is to be said when it was answered. */
    @FunctionalInterface
    private interface Question {
        String ask() throws ZoomUserUnknownException, RecordingGoneException;
    }

    /** Goes on as far as the answers allow. */
    private final class Trial {

        private final UUID connection;
        private final boolean isRemoveOn;
        private final List<Line> lines = new ArrayList<>();
        private ZoomUser host;
        private String recordingUuid = unknownUuid();

        Trial(UUID connection, boolean isRemoveOn) {
            this.connection = connection;
            this.isRemoveOn = isRemoveOn;
        }

        ConnectionReport run() {
            if (question("Login and list of users", this::users)) {
                if (host == null) {
                    lines.add(new Line(
                            "Plan",
                            Result.FAILED,
                            "No user of this account has a paid license, so there are no cloud recordings; assign one at"
                                    + " Zoom."));
                } else {
                    question("A user", this::user);
                    question("A user's settings", this::settings);
                    question("A user's recordings", this::recordings);
                }
                question("A recording", this::recording);
                question("A recording's settings", this::recordingSettings);
            }
            if (isRemoveOn && lines.get(0).result() == Result.PASSED) {
                lines.add(removal());
            }
            return ConnectionReport.of(lines);
        }

        /** Trying it would remove a recording, so the token's scopes are looked at instead. */
        private Line removal() {
            Set<String> granted = scopes.granted(connection);
            if (granted.isEmpty()) {
                return new Line(
                        REMOVAL,
                        Result.NOT_TRIED,
                        "Remove recordings is on; Zoom does not tell whether this login may remove, and trying would remove one.");
            }
            List<String> missing = REMOVAL_SCOPES.stream()
                    .filter(scope -> !granted.contains(scope))
                    .toList();
            if (granted.contains(CLASSIC_REMOVAL_SCOPE) || missing.isEmpty()) {
                return new Line(REMOVAL, Result.PASSED, "The app may move recordings to the trash and recover them.");
            }
            return new Line(
                    REMOVAL,
                    Result.FAILED,
                    "Remove recordings is on, but the app lacks " + String.join(" and ", missing)
                            + "; add it in Zoom's App Marketplace under Scopes.");
        }

        private boolean question(String what, Question question) {
            try {
                lines.add(new Line(what, Result.PASSED, question.ask()));
                return true;
            } catch (WorkFailure | ZoomUserUnknownException | RecordingGoneException e) {
                lines.add(new Line(what, Result.FAILED, e.getMessage()));
                return false;
            }
        }

        private String users() {
            ZoomUserPage page = zoom.users(connection, "active", "");
            Optional<ZoomUser> licensed = page.users().stream()
                    .filter(user -> user.id() != null && user.isLicensed())
                    .findFirst();
            host = licensed.orElse(null);
            boolean isWhole = page.nextPageToken().isEmpty();
            return "Zoom accepts the credentials and lists " + (isWhole ? "" : "at least ")
                    + page.users().size() + " active users.";
        }

        private String user() throws ZoomUserUnknownException {
            zoom.user(connection, host.id());
            return "Users can be validated.";
        }

        private String settings() throws ZoomUserUnknownException {
            zoom.userSettings(connection, host.id());
            return "The settings tell whether transcripts are made.";
        }

        private String recordings() throws ZoomUserUnknownException {
            LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
            List<ZoomRecording> found = zoom.recordings(connection, host.id(), tomorrow.minusDays(DAYS), tomorrow, "")
                    .recordings();
            if (!found.isEmpty()) {
                recordingUuid = found.get(0).uuid();
            }
            return "Recordings can be listed; " + host.email() + " has " + found.size() + " of the last " + DAYS
                    + " days.";
        }

        /** Where there is no recording to ask for, Zoom's answer that it has none shows that it may be asked. */
        private String recording() {
            try {
                zoom.recording(connection, recordingUuid);
            } catch (RecordingGoneException e) {
                return "Recordings can be read; there was none to be tried with.";
            }
            return "Recordings can be read.";
        }

        private String recordingSettings() {
            try {
                zoom.recordingSettings(connection, recordingUuid);
            } catch (RecordingGoneException e) {
                return "Restrictions of recordings can be read; there was none to be tried with.";
            }
            return "Restrictions of recordings can be read.";
        }
    }

    /** Of the form that Zoom gives to meeting instances. */
    private static String unknownUuid() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
