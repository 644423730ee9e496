package org.zoomensemble.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code directory_sync}. The row in state RUNNING is also the lock: one for each institution, on all nodes. */
@Repository
class SyncRepository {

    private static final String COLUMNS = """
            id, institution_id, state, started_at, finished_at, organizations, libraries, people, sentence
            """;

    private final JdbcClient jdbc;

    SyncRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where one is running. */
    boolean open(UUID id, UUID institutionId) {
        return jdbc.sql("""
                        insert into directory_sync (id, institution_id, state) values (:id, :institution, 'RUNNING')
                        on conflict (institution_id) where state = 'RUNNING' do nothing
                        """).param("id", id).param("institution", institutionId).update() == 1;
    }

    Optional<DirectorySync> running(UUID institutionId) {
        return jdbc.sql("select " + COLUMNS
                        + " from directory_sync where institution_id = :institution and state = 'RUNNING'")
                .param("institution", institutionId)
                .query(DirectorySync.class)
                .optional();
    }

    Optional<DirectorySync> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from directory_sync where id = :id")
                .param("id", id)
                .query(DirectorySync.class)
                .optional();
    }

    Optional<DirectorySync> newest(UUID institutionId) {
        return jdbc.sql("select " + COLUMNS + " from directory_sync where institution_id = :institution"
                        + " order by started_at desc limit 1")
                .param("institution", institutionId)
                .query(DirectorySync.class)
                .optional();
    }

    /** Whether a sync of this institution succeeded lately. */
    boolean wasDoneWithin(UUID institutionId, Duration time) {
        return jdbc.sql("""
                        select exists (select from directory_sync
                                        where institution_id = :institution and state = 'DONE'
                                          and finished_at > now() - make_interval(secs => :seconds))
                        """)
                .param("institution", institutionId)
                .param("seconds", time.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** By name of the institution. */
    List<FailedSync> failed() {
        return jdbc.sql("""
                        select s.id as sync_id, i.id as institution_id, i.name as institution_name, s.sentence, s.finished_at
                          from institution i
                          join lateral (select * from directory_sync s
                                         where s.institution_id = i.id and s.state <> 'RUNNING'
                                         order by s.started_at desc limit 1) s on s.state = 'FAILED'
                         order by i.name, i.id
                        """).query(FailedSync.class).list();
    }

    /** False where the sync was given up in the meantime. */
    boolean advanced(UUID id) {
        return jdbc.sql("update directory_sync set advanced_at = now() where id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    void failed(UUID id, String sentence) {
        jdbc.sql("""
                        update directory_sync set state = 'FAILED', finished_at = now(), sentence = :sentence
                         where id = :id and state = 'RUNNING'
                        """).param("id", id).param("sentence", sentence).update();
    }

    /** False where the sync was given up in the meantime. */
    boolean done(UUID id, int organizations, int libraries, int people, String sentence) {
        return jdbc.sql("""
                        update directory_sync
                           set state = 'DONE', finished_at = now(), organizations = :organizations,
                               libraries = :libraries, people = :people, sentence = :sentence
                         where id = :id and state = 'RUNNING'
                        """)
                        .param("id", id)
                        .param("organizations", organizations)
                        .param("libraries", libraries)
                        .param("people", people)
                        .param("sentence", sentence)
                        .update()
                == 1;
    }

    /** Frees institutions whose sync ended with its process. */
    void giveUpStanding(Duration standing) {
        jdbc.sql("""
                        update directory_sync
                           set state = 'FAILED', finished_at = now(),
                               sentence = 'The sync was interrupted and changed nothing; start it again.'
                         where state = 'RUNNING' and advanced_at < now() - make_interval(secs => :seconds)
                        """).param("seconds", standing.toSeconds()).update();
        jdbc.sql("""
                        delete from directory_sync_person p using directory_sync s
                         where s.id = p.sync_id and s.state <> 'RUNNING'
                        """).update();
    }

    /** Institutions whose last sync began longer ago. */
    List<UUID> due(Duration interval) {
        return jdbc.sql("""
                        select i.id from institution i
                         where not exists (select from directory_sync s
                                            where s.institution_id = i.id
                                              and s.started_at > now() - make_interval(secs => :seconds))
                         order by i.name
                        """)
                .param("seconds", interval.toSeconds())
                .query(UUID.class)
                .list();
    }

    void forgetOld() {
        jdbc.sql("delete from directory_sync where state <> 'RUNNING' and started_at < now() - interval '30 days'")
                .update();
    }
}
