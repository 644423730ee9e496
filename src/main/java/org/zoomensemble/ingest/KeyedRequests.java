package org.zoomensemble.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * Requests for ingests that carry a key of the caller's making ({@code Idempotency-Key}): the same key brings the same answer,
 * for a week. Thread-safe.
 */
@Service
public class KeyedRequests {

    private static final int LONGEST_KEY = 200;

    private final Ingests ingests;
    private final JdbcClient jdbc;

    KeyedRequests(Ingests ingests, JdbcClient jdbc) {
        this.ingests = ingests;
        this.jdbc = jdbc;
    }

    /**
     * As {@link Ingests#request}; a repetition with the same key does nothing more.
     *
     * @throws UnacceptableInputException the key was used for another request, or is too long
     */
    public UUID request(String caller, String key, UUID mediaWorkflowId, String meetingUuid) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new UnacceptableInputException(
                    "Idempotency-Key", "The key must have 1 to " + LONGEST_KEY + " characters; a UUID is a good one.");
        }
        Kept kept = keep(caller, key, digest(mediaWorkflowId + " " + meetingUuid));
        if (kept.ingestId() != null) {
            return kept.ingestId();
        }
        try {
            UUID ingestId = ingests.request(mediaWorkflowId, meetingUuid);
            answered(caller, key, ingestId);
            return ingestId;
        } catch (RuntimeException e) {
            forget(caller, key);
            throw e;
        }
    }

    private record Kept(String request, UUID ingestId) {}

    private Kept keep(String caller, String key, String request) {
        jdbc.sql("delete from idempotency_key where created_at < now() - interval '7 days'")
                .update();
        jdbc.sql("""
                        insert into idempotency_key (caller, key, request) values (:caller, :key, :request)
                        on conflict do nothing
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("request", request)
                .update();
        Kept kept = jdbc.sql("select request, ingest_id from idempotency_key where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key)
                .query(Kept.class)
                .optional()
                .orElse(new Kept(request, null));
        if (!kept.request().equals(request)) {
            throw new UnacceptableInputException(
                    "Idempotency-Key", "This key was used for another request; send a new key with each new request.");
        }
        return kept;
    }

    private void answered(String caller, String key, UUID ingestId) {
        jdbc.sql("update idempotency_key set ingest_id = :ingest where caller = :caller and key = :key")
                .param("ingest", ingestId)
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    /** A request that failed leaves its key free. */
    private void forget(String caller, String key) {
        jdbc.sql("delete from idempotency_key where caller = :caller and key = :key and ingest_id is null")
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
