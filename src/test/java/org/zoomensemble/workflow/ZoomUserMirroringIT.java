package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;

class ZoomUserMirroringIT {

    private FeatureRooms rooms;
    private ZoomUserMirroring mirroring;
    private UUID institution;
    private UUID template;
    private UUID connection;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        rooms.zoom.pageSize = 2;
        mirroring = rooms.get(ZoomUserMirroring.class);
        institution = rooms.institution();
        WorkflowTemplate made = rooms.get(WorkflowTemplates.class)
                .make(draft(new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), null)))
                .template();
        template = made.id();
        connection = made.connection().id();
        for (int i = 1; i <= 5; i++) {
            rooms.zoom.user("z" + i, "user" + i + "@example.org");
        }
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void newConnectionIsReadToTheEndPageByPage() {
        user("z6", "Gone@example.org", 2, "inactive");
        assertThat(mirroring.state(connection)).isEqualTo(new ZoomUsersMirror(false, null, 0, null));

        mirroring.startDue();
        settle();

        assertThat(rooms.zoom.usersAsked).containsExactly("active 0", "active 2", "active 4", "inactive 0");
        assertThat(mirrored())
                .containsExactly(
                        "Gone@example.org",
                        "user1@example.org",
                        "user2@example.org",
                        "user3@example.org",
                        "user4@example.org",
                        "user5@example.org");
        assertThat(mirroring.state(connection).users()).isEqualTo(6);
        assertThat(mirroring.state(connection).sentence()).isNull();
        mirroring.startDue();
        assertThat(mirroring.state(connection).isReading()).as("fresh").isFalse();
    }

    @Test
    void readersSeeTheFormerListUntilTheNewOneIsWhole() {
        read();
        rooms.zoom.forget("z1");
        user("z2", "second@example.org", 2, "active");
        rooms.zoom.user("z9", "new@example.org");
        List<String> before = mirrored();
        List<List<String>> between = new ArrayList<>();
        rooms.zoom.beforeUsers = page -> between.add(mirrored());

        read();

        assertThat(between).hasSize(4).allMatch(before::equals);
        assertThat(mirrored())
                .containsExactly(
                        "new@example.org",
                        "second@example.org",
                        "user3@example.org",
                        "user4@example.org",
                        "user5@example.org");
        assertThat(count("zoom_user_read")).isZero();
    }

    @Test
    void failureStandsInWordsAndTheListStays() {
        read();
        List<String> before = mirrored();
        rooms.zoom.forget("z1");
        rooms.zoom.beforeUsers = page -> {
            if (page.equals("active 2")) {
                throw WorkFailure.pause(Peer.ZOOM, Duration.ofSeconds(9), "Zoom asks to wait.");
            }
        };

        read();

        assertThat(mirroring.state(connection).sentence()).isEqualTo("Zoom asks to wait.");
        assertThat(mirroring.state(connection).readAt()).isNotNull();
        assertThat(mirrored()).isEqualTo(before);
        assertThat(due()).isEmpty();
        rooms.jdbc.sql("update zoom_users_mirror set retry_at = now()").update();
        assertThat(due()).as("what may pass is tried again soon").containsExactly(connection);

        rooms.zoom.beforeUsers = page -> {};
        mirroring.startDue();
        settle();
        assertThat(mirroring.state(connection).sentence()).isNull();
        assertThat(mirrored()).hasSize(4);
    }

    @Test
    void hopelessFailureWaitsForTheIntervalOrAChange() {
        rooms.zoom.refusesLogin = WorkFailure.giveUp("Zoom refuses the credentials; enter them again.");
        read();

        assertThat(mirroring.state(connection))
                .isEqualTo(new ZoomUsersMirror(false, null, 0, "Zoom refuses the credentials; enter them again."));
        assertThat(rooms.jdbc
                        .sql("select retry_at is null from zoom_users_mirror")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(due()).isEmpty();
        change(new ConnectionDraft(null, null, null, null, null, new Secret("right"), null));
        assertThat(due()).containsExactly(connection);
        rooms.zoom.refusesLogin = null;
        mirroring.startDue();
        settle();
        assertThat(due()).isEmpty();
        rooms.jdbc
                .sql("update zoom_users_mirror set started_at = now() - interval '2 hours'")
                .update();
        assertThat(due()).containsExactly(connection);
    }

    @Test
    void usersOfAnotherAccountAreDroppedAtOnceAndARotatedSecretKeepsThem() {
        read();
        rooms.zoom.refusesLogin = WorkFailure.giveUp("Zoom refuses the credentials; enter them again.");
        change(new ConnectionDraft(null, null, null, null, null, new Secret("rotated"), null));
        read();
        assertThat(mirrored()).hasSize(5);

        change(new ConnectionDraft(null, null, null, "other", null, new Secret("s"), null));
        read();

        assertThat(mirrored()).isEmpty();
        assertThat(mirroring.state(connection).readAt()).isNull();
    }

    @Test
    void changeInTheMidstOfAReadingIsReadAnew() {
        rooms.zoom.beforeUsers = page -> {
            if (page.equals("active 4")) {
                change(new ConnectionDraft(null, null, null, "other", null, new Secret("s"), null));
            }
        };
        read();

        assertThat(mirrored()).isEmpty();
        assertThat(mirroring.state(connection).sentence()).contains("changed while its users were read");
        assertThat(due()).containsExactly(connection);
    }

    @Test
    void oneReadingAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rooms.zoom.beforeUsers = page -> {
            begun.countDown();
            waitFor(goOn);
        };
        mirroring.refresh(connection);
        begun.await();

        mirroring.refresh(connection);
        mirroring.startDue();

        assertThat(mirroring.state(connection).isReading()).isTrue();
        goOn.countDown();
        settle();
        assertThat(rooms.zoom.usersAsked).filteredOn("active 0"::equals).hasSize(1);
    }

    @Test
    void interruptedReadingIsTakenOverAndItsOwnEndChangesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rooms.zoom.beforeUsers = page -> {
            if (page.equals("active 2") && begun.getCount() > 0) {
                begun.countDown();
                waitFor(goOn);
                rooms.zoom.user("late", "late@example.org");
            }
        };
        mirroring.refresh(connection);
        begun.await();
        rooms.jdbc
                .sql("update zoom_users_mirror set advanced_at = now() - interval '6 minutes'")
                .update();
        assertThat(mirroring.state(connection).isReading()).isFalse();

        mirroring.startDue();
        await().until(() -> mirroring.state(connection).readAt() != null);
        String stamp = stamp();
        int asked = rooms.zoom.usersAsked.size();
        goOn.countDown();

        // The first one sees at its next page that the list is not its own any more, and asks no further.
        await().during(Duration.ofMillis(300)).until(() -> rooms.zoom.usersAsked.size() == asked);
        assertThat(stamp()).isEqualTo(stamp);
        assertThat(mirrored()).hasSize(5);
        assertThat(count("zoom_user_read")).isZero();
    }

    @Test
    void connectionThatNoTemplateUsesIsNotRead() {
        rooms.jdbc.sql("delete from workflow_template").update();

        assertThat(due()).isEmpty();
        mirroring.refresh(UUID.randomUUID());
    }

    @Test
    void whatZoomTellsOfOneUserIsInTheListAndInARunningReading() {
        UUID library = rooms.library(rooms.organization(institution, "Arts"), "Painting");
        UUID workflow = rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(library, template, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
        ActiveUsers activeUsers = rooms.get(ActiveUsers.class);
        rooms.zoom.user("z7", "seventh@example.org");
        activeUsers.add(workflow, List.of("seventh@example.org"));
        assertThat(mirrored()).as("one user is no list").isEmpty();
        read();

        user("z1", "User1@example.org", 1, "active");
        rooms.zoom.forget("z2");
        activeUsers.add(workflow, List.of("user1@example.org", "USER2@example.org"));

        assertThat(mirrored()).contains("User1@example.org").doesNotContain("user2@example.org", "user1@example.org");
        assertThat(rooms.jdbc
                        .sql("select type from zoom_user where zoom_user_id = 'z1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        rooms.zoom.beforeUsers = page -> {
            if (page.equals("inactive 0")) {
                rooms.zoom.user("z8", "eighth@example.org");
                activeUsers.add(workflow, List.of("eighth@example.org"));
            }
        };
        read();
        assertThat(mirrored()).contains("eighth@example.org");
    }

    private void read() {
        mirroring.refresh(connection);
        settle();
    }

    private void settle() {
        await().until(() -> !mirroring.state(connection).isReading());
    }

    private List<UUID> due() {
        return rooms.get(ZoomUserRepository.class).due(Duration.ofHours(1), Duration.ofMinutes(5));
    }

    private List<String> mirrored() {
        return rooms.jdbc
                .sql("select email from zoom_user order by email")
                .query(String.class)
                .list();
    }

    private String stamp() {
        return rooms.jdbc
                .sql("select xmin::text || ' ' || read_at from zoom_users_mirror")
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return rooms.jdbc
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private void user(String id, String email, int type, String status) {
        rooms.zoom.user(new ZoomUser(id, email, "User " + id, type, status), new ZoomUserSettings(true, true, false));
    }

    private void change(ConnectionDraft zoom) {
        rooms.get(WorkflowTemplates.class)
                .change(
                        template,
                        new TemplateDraft(null, null, null, null, null, null, null, null, zoom, null, null),
                        PushDownMode.NO,
                        null);
    }

    private TemplateDraft draft(ConnectionDraft zoom) {
        return new TemplateDraft(
                TemplateLevel.INSTITUTION, institution, null, null, "Zoom", null, null, null, zoom, null, null);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
