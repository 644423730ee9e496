package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Admission.Verdict;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;

class ActiveUsersIT {

    private FeatureRooms rooms;
    private ActiveUsers activeUsers;
    private UUID painting;
    private UUID alsoPainting;
    private UUID sculpture;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        activeUsers = rooms.get(ActiveUsers.class);
        UUID arts = rooms.organization(rooms.institution(), "Arts");
        UUID template = rooms.get(WorkflowTemplates.class)
                .make(Drafts.organizationTemplate(arts, "Zoom {{Library}}", Drafts.connection("acc", "client"), null))
                .template()
                .id();
        UUID library = rooms.library(arts, "Painting");
        painting = mediaWorkflow(library, template);
        alsoPainting = mediaWorkflow(library, template);
        sculpture = mediaWorkflow(rooms.library(arts, "Sculpture"), template);
        rooms.zoom.user("z1", "Ada@Example.org");
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void addedUserIsRememberedWithHisSettings() {
        assertThat(add(painting, "  ada@example.ORG ")).isEqualTo(Verdict.ADDED);

        ActiveUser user = activeUsers.list(painting, null, 10).items().get(0);
        assertThat(user.zoomUserId()).isEqualTo("z1");
        assertThat(user.email()).isEqualTo("Ada@Example.org");
        assertThat(user.isTranscriptOn()).isTrue();
        assertThat(user.isHostOnlyDownload()).isFalse();
        assertThat(user.sweptTo()).isNull();
    }

    @Test
    void eachVerdictHasItsReason() {
        rooms.zoom.user(new ZoomUser("z2", "basic@example.org", "B", 1, "active"), settings(true));
        rooms.zoom.user(new ZoomUser("z3", "left@example.org", "L", 2, "inactive"), settings(true));
        rooms.zoom.user(new ZoomUser("z4", "local@example.org", "L", 2, "active"), settings(false));
        rooms.zoom.user(new ZoomUser("z5", "pending@example.org", "P", 2, "pending"), settings(true));
        add(alsoPainting, "ada@example.org");

        List<Admission> answers = activeUsers.add(
                painting,
                Arrays.asList(
                        "nobody@example.org",
                        "basic@example.org",
                        "left@example.org",
                        "local@example.org",
                        "pending@example.org",
                        "ada@example.org",
                        "not an address",
                        null));

        assertThat(answers)
                .extracting(Admission::verdict)
                .containsExactly(
                        Verdict.UNKNOWN_AT_ZOOM,
                        Verdict.NOT_LICENSED,
                        Verdict.DEACTIVATED,
                        Verdict.NO_CLOUD_RECORDING,
                        Verdict.UNKNOWN_AT_ZOOM,
                        Verdict.ACTIVE_ELSEWHERE,
                        Verdict.INVALID_EMAIL,
                        Verdict.INVALID_EMAIL);
        assertThat(answers.get(5).sentence()).contains("Zoom Painting");
        assertThat(activeUsers.list(painting, null, 10).items()).isEmpty();
    }

    @Test
    void sameUserTwiceIsActiveOnceInALibraryAndAsOftenAsWantedElsewhere() {
        List<Admission> answers = activeUsers.add(painting, List.of("ada@example.org", "ADA@example.org"));

        assertThat(answers).extracting(Admission::verdict).containsExactly(Verdict.ADDED, Verdict.ALREADY_ACTIVE);
        assertThat(add(sculpture, "ada@example.org")).isEqualTo(Verdict.ADDED);
    }

    @Test
    void changedEmailFindsTheSameUser() {
        add(painting, "ada@example.org");
        rooms.zoom.user("z1", "ada.king@example.org");

        assertThat(add(painting, "ada@example.org")).isEqualTo(Verdict.UNKNOWN_AT_ZOOM);
        assertThat(add(painting, "ada.king@example.org")).isEqualTo(Verdict.ALREADY_ACTIVE);
        assertThat(activeUsers.list(painting, null, 10).items())
                .extracting(ActiveUser::email)
                .containsExactly("ada.king@example.org");
    }

    @Test
    void addressIsKeptAsZoomWritesIt() {
        assertThat(add(painting, "ADA@Example.ORG")).isEqualTo(Verdict.ADDED);
        assertThat(activeUsers.list(painting, null, 10).items())
                .extracting(ActiveUser::email)
                .containsExactly("Ada@Example.org");

        assertThat(add(painting, "ada@EXAMPLE.org")).isEqualTo(Verdict.ALREADY_ACTIVE);
        assertThat(activeUsers.list(painting, null, 10).items())
                .extracting(ActiveUser::email)
                .containsExactly("Ada@Example.org");
    }

    @Test
    void addressThatZoomAnswersForSomebodyElseIsNotTaken() {
        assertThat(add(painting, "alias-Ada@Example.org")).isEqualTo(Verdict.UNKNOWN_AT_ZOOM);
    }

    @Test
    void missingScopeForSettingsRefusesNobody() {
        rooms.zoom.lacksSettingsScope = true;

        assertThat(add(painting, "ada@example.org")).isEqualTo(Verdict.ADDED);
        ActiveUser user = activeUsers.list(painting, null, 10).items().get(0);
        assertThat(user.isTranscriptOn()).isNull();
        assertThat(user.isHostOnlyDownload()).isNull();
    }

    @Test
    void sameEmailTwiceIsAskedOnceAndAnsweredTwice() {
        List<Admission> answers = activeUsers.add(
                painting, List.of("ada@example.org", "ADA@example.org ", "no@example.org", "NO@example.org"));

        assertThat(answers)
                .extracting(Admission::verdict)
                .containsExactly(
                        Verdict.ADDED, Verdict.ALREADY_ACTIVE, Verdict.UNKNOWN_AT_ZOOM, Verdict.UNKNOWN_AT_ZOOM);
        assertThat(answers.get(1).sentence()).contains("more than once");
        assertThat(answers).extracting(Admission::email).contains("ADA@example.org", "NO@example.org");
        assertThat(rooms.zoom.settingsAsked).hasSize(1);
    }

    @Test
    void twoAddressesOfOneUserAreOneUserAndTheFormerOneIsNamed() {
        List<Admission> answers = activeUsers.add(painting, List.of("alias-Ada@Example.org", "ada@example.org"));

        assertThat(answers).extracting(Admission::verdict).containsExactly(Verdict.UNKNOWN_AT_ZOOM, Verdict.ADDED);
        assertThat(answers.get(0).sentence()).contains("Ada@Example.org; add that address");
    }

    @Test
    void moreThanAHundredAtOnceChangeNothing() {
        List<String> pasted = java.util.Collections.nCopies(10_000, "ada@example.org");

        assertThatThrownBy(() -> activeUsers.add(painting, pasted))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessage(
                        "Of the 10,000 e-mails that were sent only 100 go at once, so nothing was changed; send them in"
                                + " parts of at most 100.")
                .extracting("field")
                .isEqualTo("emails");
        assertThat(activeUsers.list(painting, null, 10).items()).isEmpty();
        assertThat(activeUsers.add(painting, pasted.subList(0, 100))).hasSize(100);
    }

    @Test
    void addedAndRemovedStandInTheRecord() {
        add(painting, "ada@example.org");
        add(painting, "ada@example.org");
        activeUsers.remove(painting, "ADA@example.org");

        List<String> records = rooms.jdbc.sql("""
                        select r.kind || ' ' || r.action || ' ' || r.subject || ' ' || l.name || ' '
                               || coalesce(r.before ->> 'mediaWorkflow', '-') || ' '
                               || coalesce(r.after ->> 'mediaWorkflow', '-')
                          from change_record r join library l on l.id = r.library_id where kind = 'ACTIVE_USER' order by at
                        """).query(String.class).list();
        assertThat(records)
                .containsExactly(
                        "ACTIVE_USER MADE Ada@Example.org Painting - Zoom Painting",
                        "ACTIVE_USER DELETED Ada@Example.org Painting Zoom Painting -");
    }

    @Test
    void prefixRemovesNobody() {
        add(painting, "ada@example.org");

        assertThatThrownBy(() -> activeUsers.remove(painting, "ada@example.or")).isInstanceOf(NotThereException.class);
        assertThatThrownBy(() -> activeUsers.remove(painting, "%")).isInstanceOf(NotThereException.class);
        assertThat(activeUsers.list(painting, null, 10).items()).hasSize(1);
    }

    @Test
    void removedWithoutRegardToCase() {
        add(painting, "ada@example.org");
        activeUsers.remove(painting, "ADA@example.org ");

        assertThat(activeUsers.list(painting, null, 10).items()).isEmpty();
        assertThatThrownBy(() -> activeUsers.remove(painting, "ada@example.org"))
                .isInstanceOf(NotThereException.class)
                .hasMessageContaining("ada@example.org");
        assertThatThrownBy(() -> activeUsers.add(UUID.randomUUID(), List.of("ada@example.org")))
                .isInstanceOf(NotThereException.class);
    }

    @Test
    void settingsAreReadAgainAfterADay() throws Exception {
        add(painting, "ada@example.org");
        ZoomUserSettingsReading reading = rooms.get(ZoomUserSettingsReading.class);
        UUID connection = rooms.jdbc
                .sql("select id from zoom_connection")
                .query(UUID.class)
                .single();
        rooms.zoom.user(new ZoomUser("z1", "ada@example.org", "Ada", 2, "active"), settings(true));
        reading.refresh(connection, "z1");
        assertThat(rooms.zoom.settingsAsked).hasSize(1);

        rooms.jdbc
                .sql("update active_user set settings_read_at = now() - interval '25 hours'")
                .update();
        reading.refresh(connection, "z1");

        assertThat(rooms.zoom.settingsAsked).hasSize(2);
        assertThat(activeUsers.list(painting, null, 10).items().get(0).isTranscriptOn())
                .isNull();
    }

    private Verdict add(UUID workflow, String email) {
        return activeUsers.add(workflow, List.of(email)).get(0).verdict();
    }

    private UUID mediaWorkflow(UUID library, UUID template) {
        return rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(library, template, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }

    private static ZoomUserSettings settings(boolean cloudRecording) {
        return new ZoomUserSettings(cloudRecording, null, null);
    }
}
