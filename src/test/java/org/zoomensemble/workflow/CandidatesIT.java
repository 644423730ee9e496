package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;

class CandidatesIT {

    private FeatureRooms rooms;
    private Candidates candidates;
    private UUID institution;
    private UUID painting;
    private UUID sculpture;
    private UUID template;
    private UUID connection;
    private UUID workflow;
    private UUID otherWorkflow;

    @BeforeEach
    void people() {
        rooms = new FeatureRooms();
        candidates = rooms.get(Candidates.class);
        institution = rooms.institution();
        UUID arts = rooms.organization(institution, "Arts");
        painting = rooms.library(arts, "Painting");
        sculpture = rooms.library(arts, "Sculpture");
        WorkflowTemplate made = rooms.get(WorkflowTemplates.class)
                .make(Drafts.institutionTemplate(
                        institution, "Zoom {{Library}}", Drafts.connection("acc", "client"), null))
                .template();
        template = made.id();
        connection = made.connection().id();
        workflow = mediaWorkflow("First");
        otherWorkflow = mediaWorkflow("Second");
        person("ada", "Ada", "Lovelace", "ada@example.org", painting);
        person("bob", "Bob", "de Boer", "BOB@example.org", painting, sculpture);
        person("cy", "Cy", "Zimmer", "cy@example.org", sculpture);
        person("dee", "Dee", "Lovelace", "dee@example.org", painting);
        person("eve", "Eve", "Nomail", "", painting);
        person("fay", "Fay", "Nozoom", "ada@example.or", painting);
        rooms.zoom.user("z-ada", "Ada@Example.org");
        rooms.zoom.user("z-bob", "bob@example.org");
        rooms.zoom.user("z-cy", "cy@example.org");
        rooms.zoom.user("z-dee", "dee@example.org");
        rooms.zoom.user("z-empty", "");
        rooms.zoom.user("z-other", "ada@example.org.uk");
        mirror();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void peopleWithAZoomAccountAndAccessToTheLibraryByName() {
        List<Candidate> found = candidates.list(workflow, null, null, null, 10).items();

        assertThat(found).extracting(Candidate::username).containsExactly("bob", "ada", "dee");
        assertThat(found.get(1))
                .satisfies(ada -> assertThat(ada.email()).as("as Zoom has it").isEqualTo("Ada@Example.org"))
                .satisfies(ada ->
                        assertThat(ada.firstName() + " " + ada.lastName()).isEqualTo("Ada Lovelace"))
                .satisfies(ada -> assertThat(ada.personId()).isNotNull());
        assertThat(found).allMatch(one -> !one.isActive() && one.activeIn() == null && one.obstacle() == null);
    }

    @Test
    void anotherLibraryAndTheWholeInstitution() {
        assertThat(names(sculpture.toString(), null)).containsExactly("bob", "cy");
        assertThat(names("*", null)).containsExactly("bob", "ada", "dee", "cy");
        assertThat(names(" ", null)).isEqualTo(names(painting.toString(), null));
        UUID elsewhere = rooms.library(rooms.organization(rooms.institution(), "Elsewhere"), "Far");
        for (String library : List.of(elsewhere.toString(), UUID.randomUUID().toString(), "seven")) {
            assertThatThrownBy(() -> names(library, null))
                    .isInstanceOf(UnacceptableInputException.class)
                    .hasMessageContaining("whole institution")
                    .extracting("field")
                    .isEqualTo("libraryId");
        }
        assertThatThrownBy(() -> candidates.list(UUID.randomUUID(), null, null, null, 10))
                .isInstanceOf(NotThereException.class);
        assertThat(candidates.isWider(workflow, "*")).isTrue();
        assertThat(candidates.isWider(workflow, painting.toString().toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
    }

    @Test
    void searchFindsPartsOfNamesUsernameAndEmailWithoutRegardToCase() {
        person("émile", "Émile", "Zola", "emile@example.org", painting);
        rooms.zoom.user("z-emile", "emile@example.org");
        mirror();

        assertThat(names("*", "  LOVE ")).containsExactly("ada", "dee");
        assertThat(names("*", "cy")).containsExactly("cy");
        assertThat(names("*", "Bob@Ex")).containsExactly("bob");
        assertThat(names("*", "ada love")).containsExactly("ada");
        assertThat(names("*", "lovelace, a")).containsExactly("ada");
        assertThat(names("*", "ÉMILE")).containsExactly("émile");
        assertThat(names("*", "%")).isEmpty();
        assertThat(names("*", "nobody\0")).isEmpty();
    }

    @Test
    void whoIsActiveIsMarkedByHisZoomIdAlsoWhereHisEmailChanged() {
        ActiveUsers activeUsers = rooms.get(ActiveUsers.class);
        activeUsers.add(workflow, List.of("ada@example.org"));
        activeUsers.add(otherWorkflow, List.of("dee@example.org"));
        rooms.jdbc.sql("update active_user set email = 'former@example.org'").update();

        List<Candidate> found = candidates.list(workflow, null, null, null, 10).items();

        assertThat(found).extracting(Candidate::isActive).containsExactly(false, true, false);
        assertThat(found).extracting(Candidate::activeIn).containsExactly(null, null, "Second");
    }

    @Test
    void obstaclesAreToldInTheWordsOfAdding() {
        user("z-ada", "ada@example.org", 1, "active");
        user("z-dee", "dee@example.org", 2, "inactive");
        mirror();

        List<Candidate> found =
                candidates.list(workflow, null, "love", null, 10).items();
        List<Admission> refused =
                rooms.get(ActiveUsers.class).add(workflow, List.of("ada@example.org", "dee@example.org"));

        assertThat(found)
                .extracting(Candidate::obstacle)
                .containsExactlyElementsOf(
                        refused.stream().map(Admission::sentence).toList());
        assertThat(found.get(0).obstacle()).contains("license");
        assertThat(found.get(1).obstacle()).contains("deactivated");
    }

    @Test
    void emailThatTwoZoomUsersHadIsOneCandidateAndTheActiveOneCounts() {
        user("a-left", "ada@example.org", 2, "inactive");
        mirror();

        assertThat(candidates.list(workflow, null, "ada", null, 10).items())
                .singleElement()
                .extracting(Candidate::obstacle)
                .isNull();
    }

    @Test
    void whoIsGoneIsNoCandidate() {
        rooms.jdbc
                .sql("update person set gone_at = now() where username = 'ada'")
                .update();
        rooms.zoom.forget("z-bob");
        mirror();

        assertThat(names(null, null)).containsExactly("dee");
    }

    @Test
    void pagesFollowEachOtherWithoutLossWhereNamesAreEqual() {
        for (int i = 0; i < 9; i++) {
            person("TWIN" + i % 2 + "x".repeat(i / 4), "Twin", "Equal", "twin" + i + "@example.org", painting);
            rooms.zoom.user("twin" + i, "twin" + i + "@example.org");
        }
        mirror();
        List<UUID> whole = candidates.list(workflow, null, null, null, 100).items().stream()
                .map(Candidate::personId)
                .toList();

        List<UUID> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<Candidate> page = candidates.list(workflow, null, null, cursor, 2);
            page.items().forEach(one -> paged.add(one.personId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(12).isEqualTo(whole);
        for (String broken : List.of(
                "x",
                new org.zoomensemble.operations.PagePosition("a", "b").cursor(),
                new org.zoomensemble.operations.PagePosition("a\0b\0c", "no-id").cursor())) {
            assertThatThrownBy(() -> candidates.list(workflow, null, null, broken, 2))
                    .isInstanceOf(UnacceptableInputException.class)
                    .extracting("field")
                    .isEqualTo("cursor");
        }
    }

    private List<String> names(String library, String search) {
        return candidates.list(workflow, library, search, null, 10).items().stream()
                .map(Candidate::username)
                .toList();
    }

    private void mirror() {
        rooms.get(ZoomUserMirroring.class).refresh(connection);
        await().until(() ->
                !rooms.get(ZoomUserMirroring.class).state(connection).isReading());
    }

    private void user(String id, String email, int type, String status) {
        rooms.zoom.user(new ZoomUser(id, email, "User " + id, type, status), new ZoomUserSettings(true, true, false));
    }

    private void person(String username, String firstName, String lastName, String email, UUID... libraries) {
        UUID id = UUID.randomUUID();
        rooms.jdbc
                .sql("""
                        insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, institution, "e-" + id, username, firstName, lastName, email)
                .update();
        for (UUID library : libraries) {
            rooms.jdbc
                    .sql("insert into person_library (person_id, library_id) values (?, ?)")
                    .params(id, library)
                    .update();
        }
    }

    private UUID mediaWorkflow(String name) {
        return rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(painting, template, null, null, name, null, null, null))
                .mediaWorkflow()
                .id();
    }
}
