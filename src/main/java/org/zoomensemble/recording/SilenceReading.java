package org.zoomensemble.recording;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Reads when each Zoom connection gave a sign of life last. */
@Repository
class SilenceReading {

    private static final String SEEN = """
            select from media_workflow m
              join workflow_template t on t.id = m.template_id
              join library l on l.id = m.library_id
              join organization o on o.id = l.organization_id
             where t.connection_id = c.id and""" + " " + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id");

    private final JdbcClient jdbc;

    SilenceReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that a library of this reach uses. */
    List<ConnectionSigns> signs(Reach reach) {
        return jdbc.sql("""
                        select c.id as connection_id,
                               (select string_agg(distinct t.name, ', ' order by t.name) from workflow_template t
                                 where t.connection_id = c.id) as templates,
                               c.sealed_webhook_secret is not null as has_webhook, c.changed_at, h.last_event_at,
                               (select max(d.longest_gap) from webhook_day d
                                 where d.connection_id = c.id
                                   and d.day > cast(now() at time zone 'UTC' as date) - 14) as longest_gap,
                               (select max(s.finished_at) from sweep s
                                 where s.connection_id = c.id and s.found_by = 'TIMER' and s.state = 'DONE'
                                   and s.sentence is null) as last_sweep_at,
                               coalesce((select s.state = 'STOPPED' from sweep s
                                          where s.connection_id = c.id and s.found_by = 'TIMER'
                                          order by s.started_at desc limit 1), false) as is_sweep_stopped,
                               (select min(greatest(t.enabled_at, u.added_at))
                                  from active_user u
                                  join media_workflow m on m.id = u.media_workflow_id
                                  join workflow_template t on t.id = m.template_id
                                  join library l on l.id = m.library_id
                                 where t.connection_id = c.id and t.enabled and l.gone_at is null
                                   and u.account_state is null) as wanted_since
                          from zoom_connection c
                          left join webhook_state h on h.connection_id = c.id
                         where :reachAll or exists (SEEN)
                         order by c.id
                        """.replace("SEEN", SEEN))
                .params(reach.parameters())
                .query(ConnectionSigns.class)
                .list();
    }
}
