package org.zoomensemble.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What became of the recordings of a media workflow lately. Thread-safe. */
@Service
public class RecentResults {

    /** How far it looks back. */
    public static final int DAYS = 30;

    private final JdbcClient jdbc;

    RecentResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Count(IngestState state, int ingests) {}

    /** Ingests found in the last {@link #DAYS} days by their state; states without any are left out. */
    public Map<IngestState, Integer> counts(UUID mediaWorkflowId) {
        Map<IngestState, Integer> counts = new EnumMap<>(IngestState.class);
        jdbc.sql("""
                        select state, count(*) as ingests from ingest
                         where media_workflow_id = :workflow and announced_at > now() - make_interval(days => :days)
                         group by state
                        """)
                .param("workflow", mediaWorkflowId)
                .param("days", DAYS)
                .query(Count.class)
                .list()
                .forEach(count -> counts.put(count.state(), count.ingests()));
        return counts;
    }
}
