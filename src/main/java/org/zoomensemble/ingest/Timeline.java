package org.zoomensemble.ingest;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.rules.Verdict;

/** What happened to an ingest, in words, and what the rules decided about it. */
@Repository
class Timeline {

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID ingestId, String step, String sentence) {
        jdbc.sql("insert into ingest_step (ingest_id, step, sentence) values (:ingest, :step, :sentence)")
                .param("ingest", ingestId)
                .param("step", step)
                .param("sentence", sentence)
                .update();
    }

    void addVerdict(UUID ingestId, UUID itemId, Verdict verdict) {
        jdbc.sql("""
                        insert into verdict (ingest_id, item_id, decision, version, facts, result)
                        values (:ingest, :item, :decision, :version, jsonb_object(:factNames, :factValues),
                                jsonb_object(:resultNames, :resultValues))
                        """)
                .param("ingest", ingestId)
                .param("item", itemId)
                .param("decision", verdict.decision())
                .param("version", verdict.version())
                .param("factNames", names(verdict.facts()))
                .param("factValues", values(verdict.facts()))
                .param("resultNames", names(verdict.result()))
                .param("resultValues", values(verdict.result()))
                .update();
    }

    /** The reason that the last verdict gave; empty where there is none. */
    String lastReason(UUID ingestId) {
        return jdbc.sql(
                        "select coalesce(result ->> 'reason', '') from verdict where ingest_id = :ingest order by at desc limit 1")
                .param("ingest", ingestId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String[] names(Map<String, Object> map) {
        return map.keySet().toArray(String[]::new);
    }

    private static String[] values(Map<String, Object> map) {
        return map.values().stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
