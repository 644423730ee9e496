package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.zoomensemble.workflow.Drafts.connection;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.recording.Sweeps;

/** Credentials of another Zoom account in place of the old. */
class AccountChangeIT {

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private UUID template;

    @BeforeEach
    void template() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        UUID arts = rooms.organization(rooms.institution(), "Arts");
        template = templates
                .make(Drafts.organizationTemplate(arts, "Zoom", connection("acc", "client"), null))
                .template()
                .id();
        UUID workflow = rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(
                        rooms.library(arts, "Painting"), template, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
        rooms.zoom.user("z1", "ada@example.org");
        rooms.get(ActiveUsers.class).add(workflow, List.of("ada@example.org"));
        rooms.jdbc.sql("update active_user set swept_to = current_date").update();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void refusedWhileIngestsOfTheOldAccountAreUnfinished() {
        rooms.get(FeatureRooms.Unfinished.class).count = 3;

        assertThatThrownBy(() -> change(connection("other", "client")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("3 ingests of the account acc");

        assertThat(templates.template(template).connection().accountId()).isEqualTo("acc");
    }

    @Test
    void anotherAppOfTheSameAccountIsNoOtherAccount() {
        rooms.get(FeatureRooms.Unfinished.class).count = 3;

        change(connection("acc", "another-client"));

        assertThat(templates.template(template).connection().clientId()).isEqualTo("another-client");
        assertThat(swept()).isOne();
    }

    @Test
    void withNothingUnfinishedTheAccountChangesAndItsUsersAreSweptFromTheBeginning() {
        change(connection("other", "client"));

        assertThat(templates.template(template).connection().accountId()).isEqualTo("other");
        assertThat(swept()).isZero();
    }

    @Test
    void activeUsersAreFoundAgainByTheirExactEmailInTheNewAccount() {
        UUID workflow = workflow();
        rooms.zoom.user("z2", "bob@example.org");
        rooms.get(ActiveUsers.class).add(workflow, List.of("bob@example.org"));
        rooms.jdbc.sql("update active_user set swept_to = current_date").update();
        mirror();
        assertThat(active())
                .as("the mirror of the same account")
                .containsExactly("z1 ada@example.org ok swept", "z2 bob@example.org ok swept");

        change(connection("other", "client"));
        assertThat(active()).containsExactly("z1 ada@example.org sought", "z2 bob@example.org sought");
        rooms.zoom.forget("z1");
        rooms.zoom.forget("z2");
        rooms.zoom.user("o1", "Ada@Example.org");
        rooms.zoom.user("o2", "bob@example.org.uk");
        mirror();

        assertThat(active()).containsExactly("o1 Ada@Example.org ok", "z2 bob@example.org unknown");
        templates.change(
                template, Drafts.switchesOnly(new SwitchesDraft(null, null, null, true)), PushDownMode.NO, null);
        UUID sweep = rooms.get(Sweeps.class).request(workflow, null, null, "ada");
        assertThat(rooms.jdbc
                        .sql("select zoom_user_id from sweep_user where sweep_id = ?")
                        .param(sweep)
                        .query(String.class)
                        .list())
                .as("only who is known is swept")
                .containsExactly("o1");

        rooms.zoom.user("o3", "bob@example.org");
        mirror();
        assertThat(active()).containsExactly("o1 Ada@Example.org ok", "o3 bob@example.org ok");
    }

    @Test
    void whoIsAddedByHandMeanwhileIsThereOnce() {
        UUID workflow = workflow();
        change(connection("other", "client"));
        rooms.zoom.forget("z1");
        rooms.zoom.user("o1", "ada@example.org");
        rooms.get(ActiveUsers.class).add(workflow, List.of("ADA@example.org"));
        assertThat(active()).containsExactly("o1 ada@example.org ok");

        mirror();

        assertThat(active()).containsExactly("o1 ada@example.org ok");
    }

    private UUID workflow() {
        return rooms.jdbc.sql("select id from media_workflow").query(UUID.class).single();
    }

    private void mirror() {
        UUID connection = rooms.jdbc
                .sql("select id from zoom_connection")
                .query(UUID.class)
                .single();
        ZoomUserMirroring mirroring = rooms.get(ZoomUserMirroring.class);
        mirroring.refresh(connection);
        await().until(() -> !mirroring.state(connection).isReading());
        assertThat(mirroring.state(connection).sentence()).isNull();
    }

    private List<String> active() {
        return rooms.get(ActiveUsers.class).list(workflow(), null, 10).items().stream()
                .map(user -> user.zoomUserId() + " " + user.email() + " "
                        + (user.sentence() == null
                                ? "ok"
                                : user.sentence().startsWith("unknown in this Zoom account; remove")
                                        ? "unknown"
                                        : "sought")
                        + (user.sweptTo() == null ? "" : " swept"))
                .sorted()
                .toList();
    }

    private int swept() {
        return rooms.jdbc
                .sql("select count(*) from active_user where swept_to is not null")
                .query(Integer.class)
                .single();
    }

    private void change(ConnectionDraft zoom) {
        templates.change(template, Drafts.zoomOnly(zoom), PushDownMode.NO, null);
    }
}
