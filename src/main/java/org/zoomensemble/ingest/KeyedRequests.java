package org.zoomensemble.ingest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * Requests for ingests that carry a key of the caller's making ({@code Idempotency-Key}): the same key brings the same answer,
 * for a week. Thread-safe.
 */
@Service
public class KeyedRequests {

    private static final int LONGEST_KEY = 200;

    private final RecordingRequests requests;
    private final RecordingLists lists;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    KeyedRequests(
            RecordingRequests requests, RecordingLists lists, JdbcClient jdbc, TransactionOperations transactions) {
        this.requests = requests;
        this.lists = lists;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * As {@link RecordingRequests#request}; a repetition with the same key does nothing more.
     *
     * @throws UnacceptableInputException the key was used for another request, or is too long
     */
    public UUID request(String caller, String key, UUID mediaWorkflowId, RecordingHint hint) {
        return request(caller, key, mediaWorkflowId + " " + named(hint), () -> requests.request(mediaWorkflowId, hint));
    }

    /** As {@link RecordingRequests#requestAgain}; a repetition with the same key does nothing more. */
    public UUID requestAgain(String caller, String key, UUID mediaWorkflowId, RecordingHint hint) {
        return request(
                caller,
                key,
                "again " + mediaWorkflowId + " " + named(hint),
                () -> requests.requestAgain(mediaWorkflowId, hint, caller));
    }

    private UUID request(String caller, String key, String request, Supplier<UUID> work) {
        Kept kept = keep(caller, key, digest(request.getBytes(StandardCharsets.UTF_8)));
        if (kept.ingestId() != null) {
            return kept.ingestId();
        }
        try {
            UUID ingestId = work.get();
            answered(caller, key, ingestId);
            return ingestId;
        } catch (RuntimeException e) {
            forget(caller, key);
            throw e;
        }
    }

    /**
     * As {@link RecordingLists#take}; a repetition with the same key finds the list that was taken the first time, also while
     * that still goes on.
     *
     * @throws UnacceptableInputException the key was used for another request, or is too long
     */
    public UUID take(String caller, String key, UUID mediaWorkflowId, InputStream csv) {
        byte[] file = RecordingListFile.bytes(csv);
        String request = digest(("list " + mediaWorkflowId).getBytes(StandardCharsets.UTF_8)) + digest(file);
        // One transaction: whoever sends the same at the same time waits for it.
        return transactions.execute(status -> {
            Kept kept = keep(caller, key, request);
            if (kept.recordingListId() != null) {
                return kept.recordingListId();
            }
            UUID listId = lists.take(mediaWorkflowId, file, caller);
            jdbc.sql("update idempotency_key set recording_list_id = :list where caller = :caller and key = :key")
                    .param("list", listId)
                    .param("caller", caller)
                    .param("key", key)
                    .update();
            return listId;
        });
    }

    /** Of a uuid alone as it always was, so that keys of an older version hold. */
    private static String named(RecordingHint hint) {
        String number = hint.meetingNumber() == null ? "" : " number " + hint.meetingNumber() + " " + hint.start();
        String link = hint.shareLink() == null ? "" : " link " + hint.shareLink();
        return (hint.meetingUuid() == null ? "" : hint.meetingUuid().strip()) + number + link;
    }

    private record Kept(String request, UUID ingestId, UUID recordingListId) {}

    private Kept keep(String caller, String key, String request) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new UnacceptableInputException(
                    "Idempotency-Key", "The key must have 1 to " + LONGEST_KEY + " characters; a UUID is a good one.");
        }
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
        Kept kept = jdbc.sql("select request, ingest_id, recording_list_id from idempotency_key"
                        + " where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key)
                .query(Kept.class)
                .optional()
                .orElse(new Kept(request, null, null));
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
        jdbc.sql("delete from idempotency_key where caller = :caller and key = :key and ingest_id is null"
                        + " and recording_list_id is null")
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
