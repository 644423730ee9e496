package org.zoomensemble.workflow;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.NotThereException;

/**
 * Keeps in mind what came from Zoom, for people to look at. Written at most every five seconds for each connection and kind of
 * news on a node, however much comes. What cannot be written is forgotten: an event does not fail by it. Thread-safe.
 */
@Service
public class WebhookStates {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookStates.class);
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final String CAME = "came";

    private final WebhookStateRepository states;
    private final TransactionOperations transactions;
    private final Map<News, Long> written = new ConcurrentHashMap<>();

    WebhookStates(WebhookStateRepository states, TransactionOperations transactions) {
        this.states = states;
        this.transactions = transactions;
    }

    /** @throws NotThereException no such connection */
    public WebhookState state(UUID connectionId) {
        return states.find(connectionId)
                .orElseThrow(
                        () -> new NotThereException("There is no Zoom connection with the id " + connectionId + "."));
    }

    /** An event that Zoom signed was taken. */
    public void came(UUID connectionId, String event) {
        write(new News(connectionId, CAME), () -> {
            states.silenceEnds(connectionId);
            states.came(connectionId, shortened(event));
        });
    }

    /** Zoom tried the address and was answered. */
    public void validated(UUID connectionId) {
        write(new News(connectionId, "validated"), () -> states.validated(connectionId));
    }

    /**
     * An event for a connection that has a secret token was refused.
     *
     * @return whether it is worth a line in the log: not while others were refused for the same reason just now
     */
    public boolean refused(UUID connectionId, WebhookState.Refusal because) {
        boolean isWritten = write(new News(connectionId, because.name()), () -> states.refused(connectionId, because));
        if (isWritten) {
            // The next good one ends it.
            written.remove(new News(connectionId, CAME));
        }
        return isWritten;
    }

    private boolean write(News news, Runnable statements) {
        if (!isDue(news)) {
            return false;
        }
        try {
            transactions.executeWithoutResult(status -> statements.run());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("What came from Zoom was not written down.", e);
        }
        return true;
    }

    private boolean isDue(News news) {
        long now = System.nanoTime();
        boolean[] isDue = new boolean[1];
        written.compute(news, (key, last) -> {
            isDue[0] = last == null || now - last >= QUIET.toNanos();
            return isDue[0] ? now : last;
        });
        return isDue[0];
    }

    private static String shortened(String event) {
        String plain = event.replace("\0", "");
        return plain.length() <= 100 ? plain : plain.substring(0, 100);
    }

    private record News(UUID connectionId, String what) {}
}
