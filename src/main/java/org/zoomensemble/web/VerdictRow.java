package org.zoomensemble.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zoomensemble.ingest.IngestView;

/** A verdict as the page shows it: what a rule decided, why, and from which facts. */
public record VerdictRow(
        String decision,
        int version,
        Instant at,
        String reason,
        Map<String, String> result,
        Map<String, String> facts) {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    static VerdictRow of(IngestView.VerdictView verdict, ObjectMapper json) {
        Map<String, String> result = read(verdict.result(), json);
        String reason = result.remove("reason");
        return new VerdictRow(
                verdict.decision(), verdict.version(), verdict.at(), reason, result, read(verdict.facts(), json));
    }

    private static Map<String, String> read(String text, ObjectMapper json) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A verdict in the database is not a JSON object of texts.", unreadable);
        }
    }
}
