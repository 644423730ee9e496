package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.security.Secret;

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
                .make(new TemplateDraft(
                        null, null, arts, null, "Zoom", null, null, null, zoom("acc", "client"), null, null))
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

        assertThatThrownBy(() -> change(zoom("other", "client")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("3 ingests of the account acc");

        assertThat(templates.template(template).connection().accountId()).isEqualTo("acc");
    }

    @Test
    void anotherAppOfTheSameAccountIsNoOtherAccount() {
        rooms.get(FeatureRooms.Unfinished.class).count = 3;

        change(zoom("acc", "another-client"));

        assertThat(templates.template(template).connection().clientId()).isEqualTo("another-client");
        assertThat(swept()).isOne();
    }

    @Test
    void withNothingUnfinishedTheAccountChangesAndItsUsersAreSweptFromTheBeginning() {
        change(zoom("other", "client"));

        assertThat(templates.template(template).connection().accountId()).isEqualTo("other");
        assertThat(swept()).isZero();
    }

    private int swept() {
        return rooms.jdbc
                .sql("select count(*) from active_user where swept_to is not null")
                .query(Integer.class)
                .single();
    }

    private void change(ConnectionDraft zoom) {
        templates.change(
                template,
                new TemplateDraft(null, null, null, null, null, null, null, null, zoom, null, null),
                PushDownMode.NO,
                null);
    }

    private static ConnectionDraft zoom(String account, String client) {
        return new ConnectionDraft(null, null, null, account, client, new Secret("s"), null);
    }
}
