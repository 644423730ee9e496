package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomUser;

/** People of Ensemble beside users of Zoom. */
@Repository
class CandidateRepository {

    // As in the index person_by_name.
    private static final String LAST_NAME = "lower(left(p.last_name, 100))";
    private static final String FIRST_NAME = "lower(left(p.first_name, 100))";
    private static final String USERNAME = "lower(left(p.username, 100))";
    private static final String ORDER = String.join(", ", LAST_NAME, FIRST_NAME, USERNAME, "p.id");

    private static final String FOUND =
            "position(lower(:search) in lower(p.first_name || ' ' || p.last_name || E'\\n' || p.last_name || ', ' || p.first_name"
                    + " || E'\\n' || p.username || E'\\n' || p.email)) > 0";

    private final JdbcClient jdbc;

    CandidateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A candidate, and where he stands in the list. */
    record Row(Candidate candidate, CandidatePosition position) {}

    /**
     * @param libraryId null for the whole institution
     * @param search    empty for all
     * @param behind    null for the start
     */
    List<Row> list(
            MediaWorkflow mediaWorkflow,
            UUID institutionId,
            UUID libraryId,
            String search,
            CandidatePosition behind,
            int limit) {
        // Conditions that are not asked for are left out, so that the database can go along its index.
        return jdbc.sql("""
                        select p.id, p.username, p.first_name, p.last_name, z.zoom_user_id, z.email, z.display_name, z.type,
                               z.status, coalesce(a.media_workflow_id = :workflow, false) as is_active,
                               case when a.media_workflow_id <> :workflow then w.name end as active_in,
                        """ + LAST_NAME + " as sort_last, " + FIRST_NAME + " as sort_first, " + USERNAME
                        + " as sort_user" + """
                          from person p
                         cross join lateral (select * from zoom_user z
                                              where z.connection_id = :connection and lower(z.email) = lower(p.email)
                                              order by z.status <> 'active', z.zoom_user_id limit 1) z
                          left join active_user a on a.library_id = :ownLibrary and a.zoom_user_id = z.zoom_user_id
                          left join media_workflow w on w.id = a.media_workflow_id
                         where p.institution_id = :institution and p.gone_at is null and p.email <> ''
                        """
                        + (libraryId == null
                                ? ""
                                : " and exists (select from person_library l where l.person_id = p.id"
                                        + " and l.library_id = :library)")
                        + (search.isEmpty() ? "" : " and " + FOUND)
                        + (behind == null ? "" : " and (" + ORDER + ") > (:lastName, :firstName, :username, :person)")
                        + " order by " + ORDER + " limit :limit")
                .param("workflow", mediaWorkflow.id())
                .param("connection", mediaWorkflow.connectionId())
                .param("ownLibrary", mediaWorkflow.libraryId())
                .param("institution", institutionId)
                .param("library", libraryId)
                .param("search", search)
                .param("lastName", behind == null ? null : behind.lastName())
                .param("firstName", behind == null ? null : behind.firstName())
                .param("username", behind == null ? null : behind.username())
                .param("person", behind == null ? null : behind.personId())
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID person = row.getObject("id", UUID.class);
        ZoomUser user = new ZoomUser(
                row.getString("zoom_user_id"),
                row.getString("email"),
                row.getString("display_name"),
                row.getInt("type"),
                row.getString("status"));
        return new Row(
                new Candidate(
                        person,
                        row.getString("username"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        user.email(),
                        row.getBoolean("is_active"),
                        row.getString("active_in"),
                        ZoomObstacle.of(user, user.email())
                                .map(Admission::sentence)
                                .orElse(null)),
                new CandidatePosition(
                        row.getString("sort_last"), row.getString("sort_first"), row.getString("sort_user"), person));
    }
}
