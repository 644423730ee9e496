package org.zoomensemble.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code institution}. */
@Repository
class InstitutionRepository {

    private static final String COLUMNS = "id, name, ensemble_id, created_at";

    private final JdbcClient jdbc;

    InstitutionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Institution add(UUID id, String name, String ensembleId) {
        return jdbc.sql("insert into institution (id, name, ensemble_id) values (:id, :name, :ensembleId) returning "
                        + COLUMNS)
                .param("id", id)
                .param("name", name)
                .param("ensembleId", ensembleId)
                .query(Institution.class)
                .single();
    }

    List<Institution> all() {
        return jdbc.sql("select " + COLUMNS + " from institution order by name, id")
                .query(Institution.class)
                .list();
    }

    Optional<Institution> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from institution where id = :id")
                .param("id", id)
                .query(Institution.class)
                .optional();
    }

    Institution change(UUID id, String name, String ensembleId) {
        return jdbc.sql("update institution set name = :name, ensemble_id = :ensembleId where id = :id returning "
                        + COLUMNS)
                .param("id", id)
                .param("name", name)
                .param("ensembleId", ensembleId)
                .query(Institution.class)
                .single();
    }

    boolean hasOrganizations(UUID id) {
        return jdbc.sql("select exists (select from organization where institution_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    int people(UUID id) {
        return jdbc.sql("select count(*) from person where institution_id = :id and gone_at is null")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
