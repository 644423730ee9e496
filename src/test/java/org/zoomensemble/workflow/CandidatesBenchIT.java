package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.endtoend.Report;
import org.zoomensemble.operations.Page;
import org.zoomensemble.security.Secret;

/** How long candidates of an institution of 50,000 people take, each question as a page asks it. */
@Tag("bench")
class CandidatesBenchIT {

    private static final int PEOPLE = Integer.getInteger("bench.people", 50_000);
    private static final int LIBRARIES = 500;
    private static final int ROUNDS = 15;
    private static final int PAGE = 50;

    @Test
    void fiftyThousandPeople() {
        try (FeatureRooms rooms = new FeatureRooms()) {
            UUID institution = rooms.institution();
            UUID arts = rooms.organization(institution, "Arts");
            UUID library = rooms.library(arts, "Painting");
            WorkflowTemplate template = rooms.get(WorkflowTemplates.class)
                    .make(new TemplateDraft(
                            null,
                            institution,
                            null,
                            null,
                            "Zoom",
                            null,
                            null,
                            null,
                            new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), null),
                            null,
                            null))
                    .template();
            UUID workflow = rooms.get(MediaWorkflows.class)
                    .make(new MediaWorkflowDraft(library, template.id(), null, null, null, null, null, null))
                    .mediaWorkflow()
                    .id();
            people(rooms, institution, arts, library);
            // Four of five people have a Zoom account, and one in ten Zoom users is nobody in Ensemble.
            for (int i = 0; i < PEOPLE; i++) {
                rooms.zoom.user("z" + i, (i % 5 == 0 ? "other" : "Person") + i + "@example.org");
            }
            mirror(rooms, template.connection().id());
            rooms.jdbc.sql("analyze").update();
            Candidates candidates = rooms.get(Candidates.class);

            measure(
                    "first page of the whole institution",
                    () -> candidates.list(workflow, "*", null, null, PAGE),
                    PAGE);
            measure("search that hits few", () -> candidates.list(workflow, "*", "person4711", null, PAGE), (int)
                    java.util.stream.IntStream.range(0, PEOPLE)
                            .filter(i -> i % 5 != 0 && ("person" + i).startsWith("person4711"))
                            .count());
            measure("search that hits nobody", () -> candidates.list(workflow, "*", "no such person", null, PAGE), 0);
            String last = lastCursor(candidates, workflow);
            measure("last page", () -> candidates.list(workflow, "*", null, last, 200), -1);
            measure("first page of one library of 100", () -> candidates.list(workflow, null, null, null, PAGE), PAGE);
            rooms.zoom.beforeUsers = page -> {};
            rooms.jdbc.sql("delete from zoom_user").update();
            measure(
                    "whole institution, nobody has a Zoom account",
                    () -> candidates.list(workflow, "*", null, null, PAGE),
                    0);
        }
    }

    private static void people(FeatureRooms rooms, UUID institution, UUID arts, UUID library) {
        rooms.jdbc.sql("""
                        insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)
                        select gen_random_uuid(), ?, 'e' || i, 'person' || i, 'First' || i % 997,
                               'Last' || md5((i % 9973)::text), 'person' || i || '@example.org'
                          from generate_series(0, ? - 1) i
                        """).params(institution, PEOPLE).update();
        rooms.jdbc.sql("""
                        insert into library (id, organization_id, ensemble_id, name)
                        select gen_random_uuid(), ?, 'l' || i, 'Library ' || i from generate_series(1, ?) i
                        """).params(arts, LIBRARIES).update();
        // Everybody has access to three libraries, and every five-hundredth to the workflow's.
        rooms.jdbc.sql("""
                        insert into person_library (person_id, library_id)
                        select p.id, l.id from person p join library l on l.ensemble_id in (
                               'l' || (1 + substr(p.username, 7)::int % 500), 'l' || (1 + substr(p.username, 7)::int * 7 % 500),
                               'l' || (1 + substr(p.username, 7)::int * 13 % 500))
                        on conflict do nothing
                        """).update();
        rooms.jdbc.sql("""
                        insert into person_library (person_id, library_id)
                        select id, ? from person where substr(username, 7)::int % 500 = 1
                        """).param(library).update();
    }

    private static void mirror(FeatureRooms rooms, UUID connection) {
        ZoomUserMirroring mirroring = rooms.get(ZoomUserMirroring.class);
        long before = System.nanoTime();
        mirroring.refresh(connection);
        await().atMost(Duration.ofMinutes(10))
                .until(() -> !mirroring.state(connection).isReading());
        assertThat(mirroring.state(connection).users()).isEqualTo(PEOPLE);
        Report.line(String.format(
                Locale.ROOT,
                "mirror: %,d Zoom users written for the first time in %.1f s, from an account in memory",
                PEOPLE,
                (System.nanoTime() - before) / 1e9));
    }

    private static String lastCursor(Candidates candidates, UUID workflow) {
        String last = null;
        for (Page<Candidate> page = candidates.list(workflow, "*", null, null, 200);
                page.next() != null;
                page = candidates.list(workflow, "*", null, last, 200)) {
            last = page.next();
        }
        return last;
    }

    /** @param expected so many are on the page; negative where it does not matter */
    private static void measure(String what, Supplier<Page<Candidate>> question, int expected) {
        long[] nanos = new long[ROUNDS];
        int found = 0;
        for (int i = -5; i < ROUNDS; i++) {
            long before = System.nanoTime();
            List<Candidate> items = question.get().items();
            long took = System.nanoTime() - before;
            found = items.size();
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        if (expected >= 0) {
            assertThat(found).isEqualTo(expected);
        }
        Arrays.sort(nanos);
        Report.line(String.format(
                Locale.ROOT,
                "candidates among %,d people, %s: %.1f ms (median of %d, slowest %.1f ms)",
                PEOPLE,
                what,
                nanos[ROUNDS / 2] / 1e6,
                ROUNDS,
                nanos[ROUNDS - 1] / 1e6));
    }
}
