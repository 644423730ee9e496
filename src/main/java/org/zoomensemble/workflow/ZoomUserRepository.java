package org.zoomensemble.workflow;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomUser;

/**
 * Rows of {@code zoom_user} and {@code zoom_users_mirror}. A reading writes beside the list and takes its place at the end,
 * so nobody ever sees half a list.
 */
@Repository
class ZoomUserRepository {

    /** Longer ones are no addresses, and nobody could be found by them. */
    private static final int LONGEST_EMAIL = 254;

    private static final String ACCOUNT = "c.auth || ' ' || c.api_url || ' ' || coalesce(c.account_id, c.client_id)";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    ZoomUserRepository(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    ZoomUsersMirror state(UUID connectionId, Duration standing) {
        return jdbc.sql("""
                        select m.reading is not null and m.advanced_at > now() - make_interval(secs => :standing) as is_reading,
                               m.read_at, m.sentence,
                               (select count(*) from zoom_user u where u.connection_id = m.connection_id) as users
                          from zoom_users_mirror m where m.connection_id = :connection
                        """)
                .param("connection", connectionId)
                .param("standing", standing.toSeconds())
                .query(ZoomUsersMirror.class)
                .optional()
                .orElseGet(() -> new ZoomUsersMirror(false, null, 0, null));
    }

    /** Connections that some template uses, and whose list is old, was never read, or was read as another revision. */
    List<UUID> due(Duration interval, Duration standing) {
        return jdbc.sql("""
                        select c.id from zoom_connection c left join zoom_users_mirror m on m.connection_id = c.id
                         where exists (select from workflow_template t where t.connection_id = c.id)
                           and (m.connection_id is null
                                or m.reading is null
                                   and (m.revision <> c.revision
                                        or m.started_at < now() - make_interval(secs => :interval)
                                        or m.retry_at < now())
                                or m.reading is not null and m.advanced_at < now() - make_interval(secs => :standing))
                         order by m.started_at nulls first, c.id
                        """)
                .param("interval", interval.toSeconds())
                .param("standing", standing.toSeconds())
                .query(UUID.class)
                .list();
    }

    /**
     * Takes the mirror for a reading, also from one that stands still. What was read of another account is dropped. Needs a
     * transaction.
     *
     * @return false where somebody reads, or there is no such connection
     */
    boolean open(UUID connectionId, UUID reading, Duration standing) {
        boolean isOpen =
                jdbc.sql("insert into zoom_users_mirror as m (connection_id, reading, account, revision, started_at,"
                                        + " advanced_at) select c.id, :reading, " + ACCOUNT
                                        + ", c.revision, now(), now()" + """
                                   from zoom_connection c where c.id = :connection
                                on conflict (connection_id) do update
                                    set reading = excluded.reading, account = excluded.account,
                                        revision = excluded.revision, started_at = now(), advanced_at = now(),
                                        retry_at = null,
                                        read_at = case when m.account = excluded.account then m.read_at end
                                  where m.reading is null or m.advanced_at < now() - make_interval(secs => :standing)
                                """)
                                .param("connection", connectionId)
                                .param("reading", reading)
                                .param("standing", standing.toSeconds())
                                .update()
                        == 1;
        if (isOpen) {
            forgetRead(connectionId);
            jdbc.sql("""
                            delete from zoom_user u using zoom_users_mirror m
                             where u.connection_id = :connection and m.connection_id = :connection and m.read_at is null
                            """).param("connection", connectionId).update();
        }
        return isOpen;
    }

    /** False where somebody else took the mirror in the meantime. Within a transaction it also keeps others from taking it. */
    boolean advanced(UUID connectionId, UUID reading) {
        return jdbc.sql("""
                        update zoom_users_mirror set advanced_at = now()
                         where connection_id = :connection and reading = :reading
                        """)
                        .param("connection", connectionId)
                        .param("reading", reading)
                        .update()
                == 1;
    }

    /** False where addresses or credentials changed since the reading began: what was read may be of two accounts. */
    boolean isStillTheSame(UUID connectionId) {
        return jdbc.sql("""
                        select exists (select from zoom_users_mirror m join zoom_connection c on c.id = m.connection_id
                                        where m.connection_id = :connection and m.revision = c.revision)
                        """)
                .param("connection", connectionId)
                .query(Boolean.class)
                .single();
    }

    /** Keeps one page of users until {@link #replace} is called. Users without an id cannot be named later and are left out. */
    void keep(UUID connectionId, List<ZoomUser> users) {
        List<ZoomUser> named = users.stream()
                .filter(user ->
                        user.id() != null && !isPending(user) && user.email().length() <= LONGEST_EMAIL)
                .toList();
        batches.batchUpdate("""
                insert into zoom_user_read (connection_id, zoom_user_id, email, display_name, type, status)
                values (?, ?, ?, ?, ?, ?)
                on conflict (connection_id, zoom_user_id) do update
                    set email = excluded.email, display_name = excluded.display_name, type = excluded.type,
                        status = excluded.status
                """, named, Math.max(1, named.size()), (row, user) -> {
            row.setObject(1, connectionId);
            row.setString(2, text(user.id()));
            row.setString(3, text(user.email()));
            row.setString(4, text(user.displayName()));
            row.setInt(5, user.type());
            row.setString(6, text(user.status()));
        });
    }

    /** Makes what was read the list. Rows that are in line already are not written. Needs a transaction. */
    void replace(UUID connectionId) {
        jdbc.sql("""
                        delete from zoom_user u where u.connection_id = :connection
                           and not exists (select from zoom_user_read r where r.connection_id = u.connection_id
                                                                          and r.zoom_user_id = u.zoom_user_id)
                        """).param("connection", connectionId).update();
        jdbc.sql("""
                        insert into zoom_user as u (connection_id, zoom_user_id, email, display_name, type, status)
                        select connection_id, zoom_user_id, email, display_name, type, status
                          from zoom_user_read where connection_id = :connection
                        on conflict (connection_id, zoom_user_id) do update
                            set email = excluded.email, display_name = excluded.display_name, type = excluded.type,
                                status = excluded.status
                          where (u.email, u.display_name, u.type, u.status)
                                is distinct from (excluded.email, excluded.display_name, excluded.type, excluded.status)
                        """).param("connection", connectionId).update();
        forgetRead(connectionId);
    }

    void done(UUID connectionId) {
        jdbc.sql("""
                        update zoom_users_mirror set reading = null, read_at = now(), retry_at = null, sentence = null
                         where connection_id = :connection
                        """).param("connection", connectionId).update();
    }

    /** @param retryAfter null where trying again would change nothing */
    void failed(UUID connectionId, UUID reading, String sentence, Duration retryAfter) {
        jdbc.sql("""
                        update zoom_users_mirror
                           set reading = null, sentence = :sentence,
                               retry_at = now() + make_interval(secs => cast(:seconds as double precision))
                         where connection_id = :connection and reading = :reading
                        """)
                .param("connection", connectionId)
                .param("reading", reading)
                .param("sentence", sentence)
                .param("seconds", retryAfter == null ? null : retryAfter.toSeconds())
                .update();
    }

    /**
     * What Zoom told of one user, into the list and into what a running reading keeps. A list that was never read stays
     * empty: one user would be less than half of it. Needs a transaction.
     */
    void told(UUID connectionId, ZoomUser user) {
        if (user.id() == null || isPending(user) || user.email().length() > LONGEST_EMAIL) {
            return;
        }
        told("zoom_user", "m.read_at is not null", connectionId, user);
        told("zoom_user_read", "m.reading is not null", connectionId, user);
    }

    private void told(String table, String where, UUID connectionId, ZoomUser user) {
        jdbc.sql("insert into " + table + " (connection_id, zoom_user_id, email, display_name, type, status)" + """
                        select m.connection_id, :user, :email, :name, :type, :status
                          from zoom_users_mirror m where m.connection_id = :connection and
                        """
                        + where + """
                         on conflict (connection_id, zoom_user_id) do update
                            set email = excluded.email, display_name = excluded.display_name, type = excluded.type,
                                status = excluded.status
                        """)
                .param("connection", connectionId)
                .param("user", text(user.id()))
                .param("email", text(user.email()))
                .param("name", text(user.displayName()))
                .param("type", user.type())
                .param("status", text(user.status()))
                .update();
    }

    /** Zoom knows nobody by this e-mail any more. */
    void unknown(UUID connectionId, String email) {
        for (String table : List.of("zoom_user", "zoom_user_read")) {
            jdbc.sql("delete from " + table + " where connection_id = :connection and lower(email) = lower(:email)")
                    .param("connection", connectionId)
                    .param("email", email)
                    .update();
        }
    }

    private void forgetRead(UUID connectionId) {
        jdbc.sql("delete from zoom_user_read where connection_id = :connection")
                .param("connection", connectionId)
                .update();
    }

    private static boolean isPending(ZoomUser user) {
        return "pending".equals(user.status());
    }

    /** PostgreSQL takes no NUL. */
    private static String text(String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
