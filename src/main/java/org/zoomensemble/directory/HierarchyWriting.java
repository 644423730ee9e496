package org.zoomensemble.directory;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;

/**
 * Brings our rows in line with what Ensemble has: adds, renames, marks as gone and as returned; never deletes. Rows that are
 * in line already are not written.
 */
@Repository
class HierarchyWriting {

    private static final int BATCH = 500;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    HierarchyWriting(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /**
     * What would be gone.
     *
     * @param known libraries of the institution that are not gone
     */
    record Losses(int known, int gone) {

        /** More than happens on one day, and just what a list looks like that a permission has shortened. */
        boolean areUnlikely() {
            return gone > 0 && (gone == known || gone >= 3 && gone * 2 > known);
        }
    }

    Losses losses(UUID institutionId, List<SeenLibrary> seen) {
        return jdbc.sql("""
                        select count(*) as known, count(*) filter (where not (l.ensemble_id = any(:seen))) as gone
                          from library l join organization o on o.id = l.organization_id
                         where o.institution_id = :institution and l.gone_at is null
                        """)
                .param("institution", institutionId)
                .param("seen", seen.stream().map(SeenLibrary::ensembleId).toArray(String[]::new))
                .query(Losses.class)
                .single();
    }

    void organizations(UUID institutionId, List<EnsembleOrganization> seen) {
        batches.batchUpdate("""
                insert into organization (id, institution_id, ensemble_id, name) values (gen_random_uuid(), ?, ?, ?)
                on conflict (institution_id, ensemble_id) do update set name = excluded.name, gone_at = null
                 where organization.name <> excluded.name or organization.gone_at is not null
                """, seen, BATCH, (row, organization) -> {
            row.setObject(1, institutionId);
            row.setString(2, organization.id());
            row.setString(3, organization.name());
        });
        jdbc.sql("""
                        update organization set gone_at = now()
                         where institution_id = :institution and gone_at is null and not (ensemble_id = any(:seen))
                        """)
                .param("institution", institutionId)
                .param("seen", seen.stream().map(EnsembleOrganization::id).toArray(String[]::new))
                .update();
    }

    /** A library that moved to another organization keeps its row, so that its media workflows stay with it. */
    void libraries(UUID institutionId, List<SeenLibrary> seen) {
        batches.batchUpdate("""
                update library l set organization_id = o.id
                  from organization o, organization former
                 where o.institution_id = ? and o.ensemble_id = ? and l.ensemble_id = ? and former.id = l.organization_id
                   and former.institution_id = o.institution_id and l.organization_id <> o.id
                   and not exists (select from library own where own.organization_id = o.id
                                                             and own.ensemble_id = l.ensemble_id)
                """, seen, BATCH, (row, library) -> {
            row.setObject(1, institutionId);
            row.setString(2, library.organizationEnsembleId());
            row.setString(3, library.ensembleId());
        });
        batches.batchUpdate("""
                insert into library (id, organization_id, ensemble_id, name)
                select gen_random_uuid(), o.id, ?, ? from organization o where o.institution_id = ? and o.ensemble_id = ?
                on conflict (organization_id, ensemble_id) do update set name = excluded.name, gone_at = null
                 where library.name <> excluded.name or library.gone_at is not null
                """, seen, BATCH, (row, library) -> {
            row.setString(1, library.ensembleId());
            row.setString(2, library.name());
            row.setObject(3, institutionId);
            row.setString(4, library.organizationEnsembleId());
        });
        jdbc.sql("""
                        update library l set gone_at = now()
                          from organization o
                         where o.id = l.organization_id and o.institution_id = :institution and l.gone_at is null
                           and not (l.ensemble_id = any(:seen))
                        """)
                .param("institution", institutionId)
                .param("seen", seen.stream().map(SeenLibrary::ensembleId).toArray(String[]::new))
                .update();
    }

    /** Keeps what was read of one library's people until {@link #people} is called. */
    void keep(UUID syncId, String libraryEnsembleId, List<EnsembleUser> people) {
        batches.batchUpdate("""
                insert into directory_sync_person (sync_id, library_ensemble_id, ensemble_id, username, first_name,
                                                   last_name, email)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, people, BATCH, (row, person) -> {
            row.setObject(1, syncId);
            row.setString(2, libraryEnsembleId);
            row.setString(3, person.id());
            row.setString(4, person.username());
            row.setString(5, person.firstName());
            row.setString(6, person.lastName());
            row.setString(7, person.email());
        });
    }

    /** @return how many people Ensemble listed */
    int people(UUID syncId, UUID institutionId) {
        jdbc.sql("""
                        insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)
                        select gen_random_uuid(), :institution, p.ensemble_id, p.username, p.first_name, p.last_name, p.email
                          from (select distinct on (ensemble_id) * from directory_sync_person
                                 where sync_id = :sync order by ensemble_id, library_ensemble_id) p
                        on conflict (institution_id, ensemble_id) do update
                            set username = excluded.username, first_name = excluded.first_name,
                                last_name = excluded.last_name, email = excluded.email, gone_at = null
                          where (person.username, person.first_name, person.last_name, person.email)
                                is distinct from
                                (excluded.username, excluded.first_name, excluded.last_name, excluded.email)
                             or person.gone_at is not null
                        """).param("institution", institutionId).param("sync", syncId).update();
        jdbc.sql("""
                        update person set gone_at = now()
                         where institution_id = :institution and gone_at is null
                           and not exists (select from directory_sync_person seen
                                            where seen.sync_id = :sync and seen.ensemble_id = person.ensemble_id)
                        """).param("institution", institutionId).param("sync", syncId).update();
        access(syncId, institutionId);
        int people = jdbc.sql("select count(distinct ensemble_id) from directory_sync_person where sync_id = :sync")
                .param("sync", syncId)
                .query(Integer.class)
                .single();
        forget(syncId);
        return people;
    }

    /** Who has access to which library is Ensemble's present state; only that is replaced. */
    private void access(UUID syncId, UUID institutionId) {
        String seen = """
                select person.id as person_id, l.id as library_id
                  from directory_sync_person p
                  join person on person.institution_id = :institution and person.ensemble_id = p.ensemble_id
                  join organization o on o.institution_id = :institution
                  join library l on l.organization_id = o.id and l.ensemble_id = p.library_ensemble_id
                 where p.sync_id = :sync and l.gone_at is null
                """;
        jdbc.sql("delete from person_library pl using person where person.id = pl.person_id"
                        + " and person.institution_id = :institution"
                        + " and not exists (select from (" + seen + ") seen"
                        + " where seen.person_id = pl.person_id and seen.library_id = pl.library_id)")
                .param("institution", institutionId)
                .param("sync", syncId)
                .update();
        jdbc.sql("insert into person_library (person_id, library_id) " + seen + " on conflict do nothing")
                .param("institution", institutionId)
                .param("sync", syncId)
                .update();
    }

    void forget(UUID syncId) {
        jdbc.sql("delete from directory_sync_person where sync_id = :sync")
                .param("sync", syncId)
                .update();
    }
}
