package org.zoomensemble.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;

/** Rows of {@code active_user}. */
@Repository
class ActiveUserRepository {

    private static final String COLUMNS = """
            media_workflow_id, zoom_user_id, email, display_name, is_transcript_on,
            is_host_only as is_host_only_download, added_at, swept_to,
            case account_state
                when 'SOUGHT' then 'is looked up in the new Zoom account; that takes a moment'
                when 'UNKNOWN' then 'unknown in this Zoom account; remove or correct'
            end as sentence
            """;
    private static final String SELECT = "select " + COLUMNS + " from active_user ";

    private final JdbcClient jdbc;

    ActiveUserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ActiveUser> list(UUID mediaWorkflowId, String search, PagePosition behind, int limit) {
        return jdbc.sql(SELECT + """
                         where media_workflow_id = :workflow
                           and (position(lower(:search) in lower(email)) > 0
                                or position(lower(:search) in lower(display_name)) > 0)
                           and (:isStart or (lower(email), zoom_user_id) > (:email, :key))
                         order by lower(email), zoom_user_id limit :limit
                        """)
                .param("workflow", mediaWorkflowId)
                .param("search", search)
                .param("isStart", behind.isStart())
                .param("email", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query(ActiveUser.class)
                .list();
    }

    int count(UUID mediaWorkflowId) {
        return jdbc.sql("select count(*) from active_user where media_workflow_id = :workflow")
                .param("workflow", mediaWorkflowId)
                .query(Integer.class)
                .single();
    }

    /** Where in the library a Zoom user is active. */
    record Place(UUID mediaWorkflowId, String mediaWorkflowName) {}

    Optional<Place> place(UUID libraryId, String zoomUserId) {
        return jdbc.sql("""
                        select w.id as media_workflow_id, w.name as media_workflow_name
                          from active_user u join media_workflow w on w.id = u.media_workflow_id
                         where u.library_id = :library and u.zoom_user_id = :user
                        """)
                .param("library", libraryId)
                .param("user", zoomUserId)
                .query(Place.class)
                .optional();
    }

    /** False where the user is active in this library already. */
    boolean add(MediaWorkflow mediaWorkflow, ZoomUser user, String email, ZoomUserSettings settings) {
        return jdbc.sql("""
                        insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name,
                                                 is_transcript_on, is_host_only, settings_read_at)
                        values (:workflow, :library, :user, :email, :name, :transcript, :hostOnly, now())
                        on conflict do nothing
                        """)
                        .param("workflow", mediaWorkflow.id())
                        .param("library", mediaWorkflow.libraryId())
                        .param("user", user.id())
                        .param("email", email)
                        .param("name", user.displayName())
                        .param("transcript", settings.isTranscriptOn())
                        .param("hostOnly", settings.isHostOnlyDownload())
                        .update()
                == 1;
    }

    /** Zoom's names for a user may change, his id does not. */
    void renamed(String zoomUserId, UUID mediaWorkflowId, String email, String displayName) {
        jdbc.sql("""
                        update active_user set email = :email, display_name = :name
                         where zoom_user_id = :user and media_workflow_id = :workflow
                           and (email <> :email or display_name <> :name)
                        """)
                .param("user", zoomUserId)
                .param("workflow", mediaWorkflowId)
                .param("email", email)
                .param("name", displayName)
                .update();
    }

    /** Who was removed. */
    List<ActiveUser> remove(UUID mediaWorkflowId, String email) {
        return jdbc.sql("""
                        delete from active_user where media_workflow_id = :workflow and lower(email) = lower(:email)
                        returning
                        """ + COLUMNS)
                .param("workflow", mediaWorkflowId)
                .param("email", email)
                .query(ActiveUser.class)
                .list();
    }

    /** The ids are of the former account and mean nothing in the new one, until {@link #found} finds the users there. */
    void accountChanged(UUID connectionId) {
        jdbc.sql("""
                        update active_user u set account_state = 'SOUGHT', swept_to = null, settings_read_at = null
                          from media_workflow w join workflow_template t on t.id = w.template_id
                         where w.id = u.media_workflow_id and t.connection_id = :connection
                        """).param("connection", connectionId).update();
    }

    /**
     * Gives those who are sought the ids that users with exactly their e-mail have in the list that was just read. Who is not
     * in it is sought again in the next.
     */
    void found(UUID connectionId) {
        String sought = """
                from active_user u
                join media_workflow w on w.id = u.media_workflow_id
                join workflow_template t on t.id = w.template_id and t.connection_id = :connection
                join zoom_user z on z.connection_id = :connection and lower(z.email) = lower(u.email)
                where u.account_state is not null
                """;
        // Somebody was quicker and added him anew.
        jdbc.sql(
                        "delete from active_user a using (select u.media_workflow_id, u.zoom_user_id, z.zoom_user_id as present "
                                + sought + """
                                 ) s
                         where a.media_workflow_id = s.media_workflow_id and a.zoom_user_id = s.zoom_user_id
                           and exists (select from active_user own
                                        where own.media_workflow_id = a.media_workflow_id
                                          and own.zoom_user_id = s.present and own.account_state is null)
                        """)
                .param("connection", connectionId)
                .update();
        // Of two of one library that would become the same one stays as he is: nobody is active twice in a library.
        jdbc.sql("with found as (select distinct on (u.library_id, z.zoom_user_id) u.media_workflow_id,"
                        + " u.zoom_user_id as former, z.zoom_user_id, z.email, z.display_name " + sought + """
                                 order by u.library_id, z.zoom_user_id, u.added_at)
                        update active_user a
                           set zoom_user_id = f.zoom_user_id, email = f.email, display_name = f.display_name,
                               account_state = null, swept_to = null, settings_read_at = null, is_transcript_on = null,
                               is_host_only = null
                          from found f
                         where a.media_workflow_id = f.media_workflow_id and a.zoom_user_id = f.former
                           and not exists (select from active_user other
                                            where other.library_id = a.library_id
                                              and other.zoom_user_id = f.zoom_user_id
                                              and (other.media_workflow_id, other.zoom_user_id)
                                                  <> (a.media_workflow_id, a.zoom_user_id))
                        """)
                .param("connection", connectionId)
                .update();
        jdbc.sql("""
                        update active_user u set account_state = 'UNKNOWN'
                          from media_workflow w join workflow_template t on t.id = w.template_id
                         where w.id = u.media_workflow_id and t.connection_id = :connection
                           and u.account_state = 'SOUGHT'
                        """).param("connection", connectionId).update();
    }

    /** Somebody was added anew under an e-mail that was sought. */
    void foundByHand(UUID mediaWorkflowId, String email) {
        jdbc.sql("""
                        delete from active_user
                         where media_workflow_id = :workflow and lower(email) = lower(:email)
                           and account_state is not null
                        """).param("workflow", mediaWorkflowId).param("email", email).update();
    }

    /** Settings of one Zoom user, wherever he is active by this connection. */
    void settingsRead(UUID connectionId, String zoomUserId, ZoomUserSettings settings) {
        jdbc.sql("""
                        update active_user u
                           set is_transcript_on = :transcript, is_host_only = :hostOnly, settings_read_at = now()
                          from media_workflow w join workflow_template t on t.id = w.template_id
                         where w.id = u.media_workflow_id and t.connection_id = :connection and u.zoom_user_id = :user
                        """)
                .param("transcript", settings.isTranscriptOn())
                .param("hostOnly", settings.isHostOnlyDownload())
                .param("connection", connectionId)
                .param("user", zoomUserId)
                .update();
    }

    boolean areSettingsOld(UUID connectionId, String zoomUserId) {
        return jdbc.sql("""
                        select exists (select from active_user u
                                         join media_workflow w on w.id = u.media_workflow_id
                                         join workflow_template t on t.id = w.template_id
                                        where t.connection_id = :connection and u.zoom_user_id = :user
                                          and coalesce(u.settings_read_at, '-infinity') < now() - interval '1 day')
                        """)
                .param("connection", connectionId)
                .param("user", zoomUserId)
                .query(Boolean.class)
                .single();
    }
}
