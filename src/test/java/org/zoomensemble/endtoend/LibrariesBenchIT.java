package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.security.LoginSession;

/**
 * How long the list of 10,000 libraries in 20 organizations takes, as a page and in REST, each call as a browser or a program
 * makes it. Run by {@code mvn -Pbench verify}.
 */
@Tag("bench")
class LibrariesBenchIT {

    private static final int LIBRARIES = Integer.getInteger("bench.libraries", 10_000);
    private static final int ORGANIZATIONS = 20;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 31;
    private static final String LIST = "/api/v1/libraries?limit=50";

    @Test
    void firstPageSearchAndFarPage() throws Exception {
        try (World world = new World("bench-libraries", Options.defaults(), "-XX:TieredStopAtLevel=4")) {
            world.startProduct();
            fill(world);
            String far = farCursor(world);
            LoginSession browser =
                    new LoginSession(world.product.uri().getPort()).loggedIn("admin", World.ADMIN_PASSWORD);
            measure("first page", () -> page(browser, "/libraries"), "Library 00001", () -> items(world, LIST), 50);
            // Ten of ten thousand.
            String search = "search=Library+0123";
            measure(
                    "search",
                    () -> page(browser, "/libraries?" + search),
                    "Library 01234",
                    () -> items(world, LIST + "&" + search),
                    10);
            String cursor = "cursor=" + far;
            String last = String.format(Locale.ROOT, "Library %05d", LIBRARIES);
            measure(
                    "last page",
                    () -> page(browser, "/libraries?" + cursor),
                    last,
                    () -> items(world, LIST + "&" + cursor),
                    50);
        }
    }

    private static String page(LoginSession browser, String path) throws Exception {
        return browser.get(path).body();
    }

    private static int items(World world, String path) {
        JsonNode items = world.administrator.get(path).body().path("items");
        return (int) StreamSupport.stream(items.spliterator(), false).count();
    }

    /** Where the last 50 begin. */
    private static String farCursor(World world) {
        String cursor = "";
        String path = LIST;
        for (int seen = 50; seen < LIBRARIES; seen += 50) {
            cursor = world.administrator.get(path).body().path("next").asText();
            path = LIST + "&cursor=" + cursor;
        }
        return cursor;
    }

    private static void measure(
            String what, Callable<String> page, String shown, Callable<Integer> items, int expectedItems)
            throws Exception {
        assertThat(page.call()).contains(shown);
        assertThat(items.call()).isEqualTo(expectedItems);
        measure("page, " + what, page);
        measure("REST, " + what, items);
    }

    private static void measure(String what, Callable<?> call) throws Exception {
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            call.call();
            if (round >= 0) {
                nanos[round] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        Report.line(String.format(
                Locale.ROOT,
                "libraries among %,d, %s: %.1f ms (median of %d, slowest %.1f ms)",
                LIBRARIES,
                what,
                nanos[ROUNDS / 2] / 1e6,
                ROUNDS,
                nanos[ROUNDS - 1] / 1e6));
    }

    /** Every library has a media workflow. */
    private static void fill(World world) {
        world.template("Zoom", false);
        JdbcClient jdbc = JdbcClient.create(world.database.dataSource());
        jdbc.sql("""
                        insert into organization (id, institution_id, ensemble_id, name)
                        select gen_random_uuid(), i.id, 'bench-' || n, 'Organization ' || n
                          from institution i, generate_series(0, ? - 1) n
                        """).param(ORGANIZATIONS).update();
        jdbc.sql("""
                        insert into library (id, organization_id, ensemble_id, name)
                        select gen_random_uuid(), o.id, 'bench-' || n, 'Library ' || lpad(n::text, 5, '0')
                          from generate_series(1, :libraries) n
                          join organization o on o.ensemble_id = 'bench-' || n % :organizations
                        """)
                .param("libraries", LIBRARIES)
                .param("organizations", ORGANIZATIONS)
                .update();
        jdbc.sql("""
                        insert into media_workflow (id, library_id, template_id, name, title, description)
                        select gen_random_uuid(), l.id, t.id, 'Zoom ' || l.name, t.title, t.description
                          from library l, workflow_template t
                        """).update();
        jdbc.sql("analyze").update();
    }
}
