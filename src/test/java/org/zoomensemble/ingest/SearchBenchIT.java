package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.endtoend.Report;

/** How long the list of ingests takes to be searched: with pg_trgm, without, and by the statement that was there before. */
@Tag("bench")
class SearchBenchIT {

    private static final int INGESTS = Integer.getInteger("bench.ingests", 200_000);
    private static final int ROUNDS = 15;
    private static final int PAGE = 50;
    private static final UUID LIBRARY = new UUID(0, 1);

    /** The list's statement as it was. */
    private static final String BEFORE = """
            select i.id, i.media_workflow_id, w.name as media_workflow_name, l.id as library_id, l.name as library_name,
                   i.recording_uuid as meeting_uuid, i.meeting_id, i.run, i.topic, i.host_email, i.meeting_start,
                   i.duration_minutes, i.state, i.reason, i.skipped_as, i.found_by, i.opened_because, i.is_forced,
                   i.announced_at, i.finished_at, i.process_instance_id,
                   i.removal, i.removal_sentence, i.removal_at
              from ingest i
              join media_workflow w on w.id = i.media_workflow_id
              join library l on l.id = w.library_id
              join organization o on o.id = l.organization_id
             where true and (position(lower(?) in lower(i.topic)) > 0 or position(lower(?) in lower(i.host_email)) > 0
                   or i.meeting_id = nullif(?, '') or i.recording_uuid = ?)
             order by i.announced_at desc, i.id desc limit ?
            """;

    private JdbcClient jdbc;
    private IngestViews views;

    @Test
    void twoHundredThousandIngests() {
        try (HikariDataSource pool = new HikariDataSource()) {
            // One connection, whose statements the server comes to know, as it does in operation.
            pool.setDataSource(TestDatabase.migrated().dataSource());
            pool.setMaximumPoolSize(1);
            jdbc = JdbcClient.create(pool);
            views = new IngestViews(jdbc);
            fill();
            jdbc.sql("drop extension pg_trgm cascade").update();
            jdbc.sql("drop index ingest_meeting_id, ingest_recording_uuid").update();
            jdbc.sql("vacuum analyze ingest").update();
            // The machine warms up.
            for (int i = 0; i < 50; i++) {
                before("algebra");
                found(Reach.everything(), null, "algebra");
            }
            measure("before V14", "frequent hit", PAGE + 1, () -> before("algebra"));
            measure("before V14", "rare hit", 3, () -> before("lecture 12345"));
            measure("before V14", "none", 0, () -> before("no such topic"));
            measure("before V14", "two letters, none", 0, () -> before("qq"));
            questions("without pg_trgm");
            changes("without pg_trgm");
            jdbc.sql("vacuum analyze ingest").update();
            jdbc.sql("select zoomensemble.index_ingest_search()")
                    .query(Boolean.class)
                    .single();
            questions("with pg_trgm");
            changes("with pg_trgm");
            measure(
                    "with pg_trgm",
                    "none, after these changes",
                    0,
                    () -> found(Reach.everything(), null, "no such topic"));
        }
    }

    private void questions(String with) {
        Reach library = new Reach(false, Set.of(), Set.of(), Set.of(LIBRARY), Set.of(), Set.of());
        Reach all = Reach.everything();
        measure(with, "frequent hit", PAGE, () -> found(all, null, "algebra"));
        measure(with, "rare hit", 3, () -> found(all, null, "lecture 12345 "));
        measure(with, "none", 0, () -> found(all, null, "no such topic"));
        measure(with, "two letters, none", 0, () -> found(all, null, "qq"));
        measure(with, "frequent hit, failed ones", PAGE, () -> found(all, IngestState.FAILED, "algebra"));
        measure(with, "rare hit, one library", 3, () -> found(library, null, "lecture 12345 "));
        // Whatever the server made of the statement after many frequent hits.
        for (int i = 0; i < 30; i++) {
            found(all, null, "algebra");
        }
        measure(with, "none after many frequent hits", 0, () -> found(all, null, "no such topic"));
        for (int i = 0; i < 30; i++) {
            found(all, null, "host " + (i % 10));
            found(all, null, "host1" + i);
        }
        measure(with, "none after many hits in between", 0, () -> found(all, null, "no such topic"));
    }

    /** What the indexes cost those who write: each change of a state touches every index. */
    private void changes(String with) {
        measure(
                with,
                "1,000 ingests change their state",
                1_000,
                () -> jdbc.sql("update ingest set state = case state when 'RUNNING' then 'INGESTED' else 'RUNNING' end"
                                + " where id in (select id from ingest order by announced_at desc limit 1000)")
                        .update());
    }

    private int found(Reach reach, IngestState state, String search) {
        IngestFilter filter = new IngestFilter(state, null, null, null, null, null, search, null);
        return views.list(reach, filter, null, PAGE).items().size();
    }

    private int before(String search) {
        RecordingSearch typed = RecordingSearch.of(search);
        return jdbc.sql(BEFORE)
                .params(typed.text(), typed.text(), typed.number(), typed.uuid(), PAGE + 1)
                .query(IngestSummary.class)
                .list()
                .size();
    }

    /** Every tenth topic is of algebra, every hundredth ingest failed; three have each number, the eldest ones the lowest. */
    private void fill() {
        for (String sql : """
                insert into institution (id, name, ensemble_id) values (gen_random_uuid(), 'University', 'inst');
                insert into organization (id, institution_id, ensemble_id, name)
                    select gen_random_uuid(), id, 'org', 'Faculty' from institution;
                insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)
                    values (gen_random_uuid(), 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'account', 'client', 'sealed');
                insert into workflow_template (id, level, institution_id, connection_id, name, title, description,
                                               remove_recordings, enabled)
                    select gen_random_uuid(), 'INSTITUTION', i.id, c.id, 'Zoom', '', '', false, true
                      from institution i, zoom_connection c;
                insert into library (id, organization_id, ensemble_id, name)
                    select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, o.id, 'lib-' || n, 'Library ' || n
                      from organization o, generate_series(1, 100) n;
                insert into media_workflow (id, library_id, template_id, name, title, description)
                    select l.id, l.id, t.id, 'Zoom', '', '' from library l, workflow_template t;
                insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, meeting_id,
                                    host_id, host_email, topic, found_by, announced_at)
                    select gen_random_uuid(), ('00000000-0000-0000-0000-'
                               || lpad((case when n / 3 = 12345 then 1 else 1 + n % 100 end)::text, 12, '0'))::uuid,
                           c.id, 'account', md5(n::text),
                           case when n % 100 < 20 and n % 17 = 0 then 'FAILED' else 'INGESTED' end,
                           (80000000000 + n / 3)::text, 'host-' || n % 5000, 'host' || n % 5000 || '@university.example',
                           (array['Algebra', 'Biology', 'Chemistry', 'Drawing', 'Economics', 'French', 'Geology', 'History',
                                  'Italian', 'Journalism'])[1 + n / 7 % 10]
                               || ' ' || substr(md5((n % 997)::text), 1, 8) || ', lecture ' || n / 3 || ' of the term',
                           'SWEEP', now() - interval '1 minute' * (:ingests - n)
                      from zoom_connection c, generate_series(0, :ingests - 1) n;
                vacuum analyze
                """.replace(":ingests", String.valueOf(INGESTS)).split(";")) {
            jdbc.sql(sql).update();
        }
    }

    private static void measure(String with, String what, int expected, IntSupplier question) {
        long[] nanos = new long[ROUNDS];
        for (int i = -5; i < ROUNDS; i++) {
            long before = System.nanoTime();
            int found = question.getAsInt();
            long took = System.nanoTime() - before;
            assertThat(found).as(what).isEqualTo(expected);
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Arrays.sort(nanos);
        Report.line(String.format(
                Locale.ROOT,
                "search among %,d ingests, %s, %s: %.1f ms (median of %d, slowest %.1f ms)",
                INGESTS,
                with,
                what,
                nanos[ROUNDS / 2] / 1e6,
                ROUNDS,
                nanos[ROUNDS - 1] / 1e6));
    }
}
