package org.zoomensemble.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.UserAccount;

/** The engine's users with their groups, for reading: its own queries know no "or" and one user's groups at a time. */
@Repository
class EngineUserRows {

    private static final String SELECT = """
            select u.id_, coalesce(u.first_, '') as first_name, coalesce(u.last_, '') as last_name,
                   coalesce(u.email_, '') as email,
                   array(select m.group_id_::text from act_id_membership m where m.user_id_ = u.id_) as groups
              from act_id_user u
            """;

    private final JdbcClient jdbc;

    EngineUserRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UserAccount> list(String search, PagePosition behind, int limit) {
        return jdbc.sql(SELECT + """
                         where (position(lower(:search) in lower(concat_ws(' ', u.id_, u.first_, u.last_, u.email_))) > 0
                                or exists (select 1 from act_id_membership m join act_id_group g on g.id_ = m.group_id_
                                            where m.user_id_ = u.id_ and position(lower(:search) in lower(g.name_)) > 0))
                           and (:isStart or u.id_ > :behind)
                         order by u.id_ limit :limit
                        """)
                .param("search", search)
                .param("isStart", behind.isStart())
                .param("behind", behind.key())
                .param("limit", limit)
                .query((row, number) -> account(row))
                .list();
    }

    Optional<UserAccount> find(String id) {
        return jdbc.sql(SELECT + " where u.id_ = :id")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    /** A group, and the name that it gets from its place. */
    record Renamed(String group, String name) {}

    /** Groups whose name was made from a place's former name. */
    List<Renamed> renamed() {
        return jdbc.sql("""
                        select g.id_ as "group", p.name
                          from (select 'institutionadmin' || replace(id::text, '-', '') as id,
                                       left('Administrators of the institution ' || name, 255) as name,
                                       'Administrators of the institution %' as made from institution
                                union all
                                select 'organizationadmin' || replace(id::text, '-', ''),
                                       left('Administrators of the organization ' || name, 255),
                                       'Administrators of the organization %' from organization
                                union all
                                select 'libraryadmin' || replace(id::text, '-', ''),
                                       left('Administrators of the library ' || name, 255),
                                       'Administrators of the library %' from library) p
                          join act_id_group g on g.id_ = p.id and g.name_ <> p.name and g.name_ like p.made
                        """).query(Renamed.class).list();
    }

    /** Locks the group's row, by which all changes of its members wait for each other. */
    Set<String> membersLocked(String group) {
        jdbc.sql("select 1 from act_id_group where id_ = :group for update")
                .param("group", group)
                .query(Integer.class)
                .list();
        return Set.copyOf(jdbc.sql("select user_id_ from act_id_membership where group_id_ = :group")
                .param("group", group)
                .query(String.class)
                .list());
    }

    private static UserAccount account(ResultSet row) throws SQLException {
        Set<Grant> grants = Arrays.stream((String[]) row.getArray("groups").getArray())
                .flatMap(group -> Grant.ofGroup(group).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new UserAccount(
                row.getString("id_"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                grants);
    }
}
