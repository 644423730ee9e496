package org.zoomensemble.directory;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands above named parts of the hierarchy. */
@Repository
class ReachReading {

    private final JdbcClient jdbc;

    ReachReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Above(UUID organizationId, UUID institutionId) {}

    Reach reach(Set<UUID> institutions, Set<UUID> organizations, Set<UUID> libraries) {
        Set<UUID> aboveInstitutions = new HashSet<>();
        Set<UUID> aboveOrganizations = new HashSet<>();
        if (!organizations.isEmpty() || !libraries.isEmpty()) {
            jdbc.sql("""
                            select o.id as organization_id, o.institution_id from organization o
                             where o.id = any(:organizations)
                                or o.id in (select organization_id from library where id = any(:libraries))
                            """)
                    .param("organizations", organizations.toArray(UUID[]::new))
                    .param("libraries", libraries.toArray(UUID[]::new))
                    .query(Above.class)
                    .list()
                    .forEach(above -> {
                        aboveOrganizations.add(above.organizationId());
                        aboveInstitutions.add(above.institutionId());
                    });
        }
        return new Reach(false, institutions, organizations, libraries, aboveInstitutions, aboveOrganizations);
    }
}
