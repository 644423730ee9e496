package org.zoomensemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseIT {

    @Test
    void eachDatabaseIsItsOwn() {
        JdbcClient first = JdbcClient.create(TestDatabase.create().dataSource());
        JdbcClient second = JdbcClient.create(TestDatabase.create().dataSource());
        first.sql("create table only_here (id int)").update();

        assertThat(tables(first)).isEqualTo(1);
        assertThat(tables(second)).isZero();
    }

    @Test
    void migratedHasOurTablesInOurSchemaOnTheSearchPath() {
        JdbcClient client = JdbcClient.create(TestDatabase.migrated().dataSource());

        assertThat(client.sql("select count(*) from institution")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(client.sql("select 'institution'::regclass::oid = 'zoomensemble.institution'::regclass::oid")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(client.sql("show search_path").query(String.class).single()).isEqualTo("public,zoomensemble");
    }

    private static int tables(JdbcClient client) {
        return client.sql("select count(*) from pg_tables where tablename = 'only_here'")
                .query(Integer.class)
                .single();
    }
}
