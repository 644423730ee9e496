package org.zoomensemble.directory;

import java.sql.Array;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings people in line with the lines of a file. */
@Repository
class PeopleImportRepository {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    PeopleImportRepository(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** Whether the institution's people come from Ensemble. */
    boolean listsPeople(UUID institutionId) {
        return jdbc.sql("""
                        select people > 0 from directory_sync
                         where institution_id = :institution and state = 'DONE' order by started_at desc limit 1
                        """)
                .param("institution", institutionId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    int people(UUID institutionId) {
        return jdbc.sql("select count(*) from person where institution_id = :institution and gone_at is null")
                .param("institution", institutionId)
                .query(Integer.class)
                .single();
    }

    void keep(UUID importId, List<PersonLine> lines) {
        batches.batchUpdate("""
                insert into people_import_line (import_id, line, is_refused, username, first_name, last_name, email, libraries)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, lines, Math.max(1, lines.size()), (row, line) -> {
            row.setObject(1, importId);
            row.setLong(2, line.number());
            row.setBoolean(3, line.isRefused());
            row.setString(4, text(line.username()));
            row.setString(5, text(line.firstName()));
            row.setString(6, text(line.lastName()));
            row.setString(7, text(line.email()));
            Array libraries =
                    row.getConnection().createArrayOf("uuid", line.libraries().toArray());
            row.setArray(8, libraries);
        });
    }

    /** Of this import, and of those that ended with their process. */
    void forget(UUID importId) {
        jdbc.sql("delete from people_import_line where import_id = :import or added_at < now() - interval '1 day'")
                .param("import", importId)
                .update();
    }

    /** Imports of one institution wait for each other. Needs a transaction. */
    void lock(UUID institutionId) {
        jdbc.sql("select id from institution where id = :institution for no key update")
                .param("institution", institutionId)
                .query(UUID.class)
                .single();
    }

    /** Finds out who is there already, by username without regard to case, and whose data differ. */
    void compare(UUID importId, UUID institutionId) {
        jdbc.sql("""
                        update people_import_line l set person_id = known.id
                          from (select distinct on (lower(username)) id, lower(username) as username from person
                                 where institution_id = :institution
                                 order by lower(username), gone_at is not null, id) known
                         where l.import_id = :import and not l.is_refused and known.username = lower(l.username)
                        """)
                .param("import", importId)
                .param("institution", institutionId)
                .update();
        jdbc.sql("""
                        update people_import_line l
                           set is_changed = true
                          from person p
                         where l.import_id = :import and p.id = l.person_id
                           and (p.gone_at is not null
                                or (p.username, p.first_name, p.last_name, p.email)
                                   is distinct from (l.username, l.first_name, l.last_name, l.email)
                                or (select array_agg(a.library_id order by a.library_id)
                                      from person_library a join library b on b.id = a.library_id
                                     where a.person_id = p.id and b.gone_at is null)
                                   is distinct from
                                   (select array_agg(x order by x) from unnest(l.libraries) x))
                        """).param("import", importId).update();
        jdbc.sql("""
                        update people_import_line set person_id = gen_random_uuid(), is_new = true
                         where import_id = :import and not is_refused and person_id is null
                        """).param("import", importId).update();
    }

    void write(UUID importId, UUID institutionId) {
        jdbc.sql("""
                        insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)
                        select person_id, :institution, 'csv:' || person_id, username, first_name, last_name, email
                          from people_import_line where import_id = :import and is_new
                        """)
                .param("import", importId)
                .param("institution", institutionId)
                .update();
        jdbc.sql("""
                        update person p
                           set username = l.username, first_name = l.first_name, last_name = l.last_name, email = l.email,
                               gone_at = null
                          from people_import_line l
                         where l.import_id = :import and l.is_changed and p.id = l.person_id
                        """).param("import", importId).update();
        jdbc.sql("""
                        delete from person_library a using people_import_line l
                         where l.import_id = :import and l.is_changed and a.person_id = l.person_id
                           and not (a.library_id = any(l.libraries))
                        """).param("import", importId).update();
        jdbc.sql("""
                        insert into person_library (person_id, library_id)
                        select l.person_id, x from people_import_line l, unnest(l.libraries) x
                         where l.import_id = :import and (l.is_new or l.is_changed)
                        on conflict do nothing
                        """).param("import", importId).update();
    }

    /**
     * Marks who is not named, also not on a line that was refused.
     *
     * @return how many
     */
    int markGone(UUID importId, UUID institutionId) {
        return jdbc.sql("""
                        update person p set gone_at = now()
                         where p.institution_id = :institution and p.gone_at is null
                           and not exists (select from people_import_line l
                                            where l.import_id = :import and l.person_id = p.id)
                           and lower(p.username) not in (select lower(username) from people_import_line
                                                          where import_id = :import and is_refused)
                           and lower(p.email) not in (select lower(email) from people_import_line
                                                       where import_id = :import and is_refused and email <> '')
                        """)
                .param("import", importId)
                .param("institution", institutionId)
                .update();
    }

    /** How the lines were found. */
    record Counts(int read, int refused, int added, int changed) {}

    Counts counts(UUID importId) {
        return jdbc.sql("""
                        select count(*) as read, count(*) filter (where is_refused) as refused,
                               count(*) filter (where is_new) as added, count(*) filter (where is_changed) as changed
                          from people_import_line where import_id = :import
                        """).param("import", importId).query(Counts.class).single();
    }

    /** PostgreSQL takes no NUL; a line that holds one is refused, but kept as one that names somebody. */
    private static String text(String text) {
        return text.replace("\0", "");
    }
}
