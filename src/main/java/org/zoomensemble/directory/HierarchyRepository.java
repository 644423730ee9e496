package org.zoomensemble.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.operations.PagePosition;

/** Rows of {@code organization} and {@code library}, for reading. */
@Repository
class HierarchyRepository {

    private static final String ORGANIZATIONS = """
            select id, institution_id, ensemble_id, name, first_seen_at, gone_at from organization
            """;
    private static final String LIBRARIES = """
            select l.id, l.organization_id, o.institution_id, o.name as organization_name, l.ensemble_id, l.name,
                   l.first_seen_at, l.gone_at
              from library l join organization o on o.id = l.organization_id
            """;

    private final JdbcClient jdbc;

    HierarchyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organization> organization(UUID id) {
        return jdbc.sql(ORGANIZATIONS + " where id = :id")
                .param("id", id)
                .query(Organization.class)
                .optional();
    }

    Optional<Library> library(UUID id) {
        return jdbc.sql(LIBRARIES + " where l.id = :id")
                .param("id", id)
                .query(Library.class)
                .optional();
    }

    /** What libraries are called by. */
    record NamedLibrary(UUID id, String ensembleId, String name) {}

    /** All libraries of an institution that Ensemble has. */
    List<NamedLibrary> named(UUID institutionId) {
        return jdbc.sql("""
                        select l.id, l.ensemble_id, l.name from library l join organization o on o.id = l.organization_id
                         where o.institution_id = :institution and l.gone_at is null
                        """)
                .param("institution", institutionId)
                .query(NamedLibrary.class)
                .list();
    }

    List<Organization> organizations(
            Reach reach, UUID institutionId, String search, boolean withGone, PagePosition behind, int limit) {
        return jdbc.sql(ORGANIZATIONS + " where " + Reach.seesOrganization("id", "institution_id") + """
                           and (cast(:institution as uuid) is null or institution_id = :institution)
                           and position(lower(:search) in lower(name)) > 0
                           and (:withGone or gone_at is null)
                           and (:isStart or (name, id::text) > (:name, :key))
                         order by name, id::text limit :limit
                        """)
                .params(reach.parameters())
                .param("institution", institutionId)
                .param("search", search == null ? "" : search.strip())
                .param("withGone", withGone)
                .param("isStart", behind.isStart())
                .param("name", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query(Organization.class)
                .list();
    }

    List<Library> libraries(
            Reach reach,
            UUID institutionId,
            UUID organizationId,
            String search,
            boolean withGone,
            PagePosition behind,
            int limit) {
        return jdbc.sql(LIBRARIES + " where "
                        + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id") + """
                           and (cast(:institution as uuid) is null or o.institution_id = :institution)
                           and (cast(:organization as uuid) is null or l.organization_id = :organization)
                           and position(lower(:search) in lower(l.name)) > 0
                           and (:withGone or l.gone_at is null)
                           and (:isStart or (l.name, l.id::text) > (:name, :key))
                         order by l.name, l.id::text limit :limit
                        """)
                .params(reach.parameters())
                .param("institution", institutionId)
                .param("organization", organizationId)
                .param("search", search == null ? "" : search.strip())
                .param("withGone", withGone)
                .param("isStart", behind.isStart())
                .param("name", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query(Library.class)
                .list();
    }

    Map<UUID, Integer> libraryCounts(Reach reach, Collection<UUID> organizationIds) {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("select o.id, count(*) as libraries from library l join organization o on o.id = l.organization_id"
                        + " where o.id = any(:organizations) and l.gone_at is null and "
                        + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id") + " group by o.id")
                .params(reach.parameters())
                .param("organizations", organizationIds.toArray(UUID[]::new))
                .query(row -> {
                    counts.put(row.getObject("id", UUID.class), row.getInt("libraries"));
                });
        return counts;
    }
}
