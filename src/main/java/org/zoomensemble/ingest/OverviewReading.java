package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Counts ingests. Every query walks an index over a short time or over the few ingests without an outcome. */
@Repository
class OverviewReading {

    private static final String BY_STATE = """
            count(*) filter (where i.state = 'RUNNING') as running, count(*) filter (where i.state = 'INGESTED') as ingested,
            count(*) filter (where i.state = 'SKIPPED') as skipped, count(*) filter (where i.state = 'FAILED') as failed
            """;
    private static final int REASONS = 20;

    private final JdbcClient jdbc;

    OverviewReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Overview.Counts lastDay(Reach reach) {
        return jdbc.sql("select " + BY_STATE + " from ingest i where i.announced_at > now() - interval '24 hours' and "
                        + covered(reach))
                .params(reach.parameters())
                .query(Overview.Counts.class)
                .single();
    }

    Overview.Counts open(Reach reach) {
        return jdbc.sql("select " + BY_STATE + " from ingest i where i.state in ('RUNNING', 'FAILED') and "
                        + covered(reach))
                .params(reach.parameters())
                .query(Overview.Counts.class)
                .single();
    }

    boolean hasAny(Reach reach) {
        return jdbc.sql("select exists (select from ingest i where " + covered(reach) + ")")
                .params(reach.parameters())
                .query(Boolean.class)
                .single();
    }

    int failedRemovals(Reach reach) {
        return jdbc.sql("select count(*) from ingest i where i.removal = 'FAILED' and " + covered(reach))
                .params(reach.parameters())
                .query(Integer.class)
                .single();
    }

    List<Overview.Failure> failures(Reach reach) {
        return jdbc.sql("select i.reason, count(*) as count,"
                        + " (array_agg(i.id order by i.announced_at desc, i.id desc))[1] as newest,"
                        + " (array_agg(i.topic order by i.announced_at desc, i.id desc))[1] as topic,"
                        + " min(i.announced_at) as since, i.is_removal"
                        + " from (select coalesce(f.reason, '') as reason, f.id, f.topic, f.announced_at,"
                        + "              f.media_workflow_id, false as is_removal from ingest f where f.state = 'FAILED'"
                        + "       union all"
                        + "       select coalesce(f.removal_sentence, ''), f.id, f.topic, f.announced_at,"
                        + "              f.media_workflow_id, true from ingest f where f.removal = 'FAILED') i"
                        + " where " + covered(reach)
                        + " group by i.reason, i.is_removal order by 2 desc, 5 desc limit :limit")
                .params(reach.parameters())
                .param("limit", REASONS)
                .query(Overview.Failure.class)
                .list();
    }

    List<Overview.Day> days(Reach reach) {
        return jdbc.sql("""
                        select d.day, coalesce(f.running, 0) as running, coalesce(f.ingested, 0) as ingested,
                               coalesce(f.skipped, 0) as skipped, coalesce(f.failed, 0) as failed
                          from (select cast((now() at time zone 'UTC') as date) - n as day from generate_series(29, 0, -1) n) d
                          left join (select cast(i.announced_at at time zone 'UTC' as date) as day, COUNTS
                                       from ingest i
                                      where i.announced_at > now() - interval '30 days' and COVERED
                                      group by 1) f on f.day = d.day
                         order by d.day
                        """.replace("COUNTS", BY_STATE).replace("COVERED", covered(reach)))
                .params(reach.parameters())
                .query(Overview.Day.class)
                .list();
    }

    private static String covered(Reach reach) {
        return reach.isEverything()
                ? "true"
                : """
                    i.media_workflow_id in (select m.id from media_workflow m
                                              join library l on l.id = m.library_id
                                              join organization o on o.id = l.organization_id
                                             where REACHED)
                    """.replace("REACHED", Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id"));
    }
}
