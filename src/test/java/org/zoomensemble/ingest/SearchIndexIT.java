package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.directory.Reach;

/** The search's indexes, on databases that have pg_trgm, forbid it, or keep it where the search path does not lead. */
class SearchIndexIT {

    private static final String INDEXES = "select count(*) from pg_indexes where schemaname = 'zoomensemble'"
            + " and indexname in ('ingest_words', 'ingest_meeting_id', 'ingest_recording_uuid')";

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @Test
    void aRoleThatIsNoSuperuserGetsThem() {
        assertThat(single("select rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("false");

        migrate();

        assertThat(single(INDEXES)).isEqualTo("3");
    }

    @Test
    void withoutTheExtensionEverythingElseIsThereAndTheyCanBeMadeLater() {
        run("create schema zoomensemble");
        String create = "create on database \"%s\"".formatted(single("select current_database()"));
        run("revoke " + create + " from current_user");

        migrate();

        assertThat(single("select count(*) from pg_extension where extname = 'pg_trgm'"))
                .isEqualTo("0");
        assertThat(single(INDEXES)).isEqualTo("0");
        IngestFilter search = new IngestFilter(null, null, null, null, null, null, "algebra", null);
        assertThat(new IngestViews(jdbc)
                        .list(Reach.everything(), search, null, 10)
                        .items())
                .isEmpty();

        run("grant " + create + " to current_user");
        run("create extension pg_trgm");
        assertThat(single("select zoomensemble.index_ingest_search()::text")).isEqualTo("true");
        assertThat(single("select zoomensemble.index_ingest_search()::text")).isEqualTo("true");
        assertThat(single(INDEXES)).isEqualTo("3");
    }

    @Test
    void theExtensionMayStandInASchemaOfItsOwn() {
        run("create schema \"Site's extensions\"");
        run("create extension pg_trgm schema \"Site's extensions\"");

        migrate();

        assertThat(single(INDEXES)).isEqualTo("3");
    }

    @Test
    void aSchemaThatMayNotBeUsedLeavesThemOut() {
        run("create schema closed");
        run("create extension pg_trgm schema closed");
        run("revoke usage on schema closed from current_user");

        migrate();

        assertThat(single(INDEXES)).isEqualTo("0");
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("zoomensemble")
                .defaultSchema("zoomensemble")
                .load()
                .migrate();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
