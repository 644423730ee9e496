package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.ConnectionReport.Line;
import org.zoomensemble.workflow.ConnectionReport.Result;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;

class ConnectionTrialsIT {

    private FeatureRooms rooms;
    private UUID template;

    @BeforeEach
    void template() {
        rooms = new FeatureRooms();
        template = rooms.get(WorkflowTemplates.class)
                .make(Drafts.institutionTemplate(
                        rooms.institution(),
                        "Zoom",
                        Drafts.connection("acc", "client"),
                        new SwitchesDraft(null, true, null, null)))
                .template()
                .id();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void everythingThatIsReadIsTriedAndNothingIsRemoved() {
        rooms.zoom.user("z1", "ada@example.org");
        rooms.zoom.recording("r1", "z1", Instant.now());

        ConnectionReport report = report();

        assertThat(report.isUsable()).isTrue();
        assertThat(report.lines())
                .extracting(Line::result)
                .containsExactly(
                        Result.PASSED,
                        Result.PASSED,
                        Result.PASSED,
                        Result.PASSED,
                        Result.PASSED,
                        Result.PASSED,
                        Result.NOT_TRIED);
        assertThat(report.lines().get(3).sentence()).contains("ada@example.org has 1");
        assertThat(report.lines().get(4).sentence()).isEqualTo("Recordings can be read.");
    }

    @Test
    void missingScopeIsOneFailedLine() {
        rooms.zoom.user("z1", "ada@example.org");
        rooms.zoom.alwaysFails.put("z1", WorkFailure.giveUp("The Zoom app lacks the scope X; add it."));

        ConnectionReport report = report();

        assertThat(report.isUsable()).isFalse();
        assertThat(report.lines().get(3))
                .isEqualTo(new Line("A user's recordings", Result.FAILED, "The Zoom app lacks the scope X; add it."));
        assertThat(report.lines().get(4).sentence()).contains("none to be tried with");
    }

    @Test
    void accountWithoutPaidUserIsTold() {
        rooms.zoom.user(
                new ZoomUser("z1", "basic@example.org", "B", 1, "active"), new ZoomUserSettings(null, null, null));

        assertThat(report().lines()).extracting(Line::what).contains("Plan");
        assertThat(report().isUsable()).isFalse();
    }

    @Test
    void theScopesForRemovalAreLookedAt() {
        rooms.zoom.granted = Set.of("user:read:user:admin");
        assertThat(removal().result()).isEqualTo(ConnectionReport.Result.FAILED);
        assertThat(removal().sentence()).contains("cloud_recording:delete:meeting_recording:admin");

        rooms.zoom.granted = Set.of(
                "cloud_recording:delete:meeting_recording:admin",
                "cloud_recording:update:recover_meeting_recordings:admin");
        assertThat(removal().result()).isEqualTo(ConnectionReport.Result.PASSED);
    }

    private Line removal() {
        return report().lines().stream()
                .filter(line -> line.what().equals("Removing a recording"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusedLoginEndsTheTrial() {
        rooms.zoom.refusesLogin = WorkFailure.giveUp("Zoom refuses the credentials; enter them again.");

        assertThat(report().lines())
                .extracting(Line::sentence)
                .first()
                .isEqualTo("Zoom refuses the credentials; enter them again.");
        assertThat(report().lines()).hasSize(1);
    }

    private ConnectionReport report() {
        return rooms.get(ConnectionTrials.class).tryOut(template);
    }
}
