package org.zoomensemble.recording;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.zoomensemble.zoom.UnreadableEventException;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomEvents;

/**
 * Zoom's events between their arrival and what they mean: written down at once by whoever took them, carried out right
 * afterwards on a thread of its own, by any node. One that fails is tried again, later and later, and given up after a day: by
 * then the sweeps have found what it said. Thread-safe.
 */
@Service
public class EventInbox {

    private static final Logger LOG = LoggerFactory.getLogger(EventInbox.class);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final Duration WORTH_TRYING = Duration.ofDays(1);

    private final WaitingEventRepository rows;
    private final ZoomEvents events;
    private final RecordingEvents recordings;
    private final TaskExecutor executor;

    EventInbox(
            WaitingEventRepository rows,
            ZoomEvents events,
            RecordingEvents recordings,
            @Qualifier(EventScheduling.EXECUTOR) TaskExecutor executor) {
        this.rows = rows;
        this.events = events;
        this.recordings = recordings;
        this.executor = executor;
    }

    /**
     * Writes an event down, where it means something here; one that waits already is not written twice.
     *
     * @param body the event as it came
     * @throws org.zoomensemble.operations.WorkFailure there is no such connection
     */
    public RecordingEvents.Taken take(UUID connectionId, ZoomEvent event, byte[] body) throws UnreadableEventException {
        RecordingEvents.Taken taken = recordings.judge(connectionId, event);
        if (taken == RecordingEvents.Taken.WRITTEN_DOWN) {
            rows.put(connectionId, new String(events.withoutToken(body), StandardCharsets.UTF_8));
            executor.execute(this::workWhereThereIsADatabase);
        }
        return taken;
    }

    void workWhereThereIsADatabase() {
        try {
            work();
        } catch (DataAccessException | TransactionException e) {
            waits(e);
        }
    }

    private static void waits(RuntimeException e) {
        LOG.warn("Zoom's events wait, because the database does not answer: {}", e.getMessage());
    }

    /** Carries out what waits, one after the other. */
    public void work() {
        Optional<WaitingEvent> next = rows.take(LEASE);
        while (next.isPresent()) {
            carryOut(next.get());
            next = Thread.currentThread().isInterrupted() ? Optional.empty() : rows.take(LEASE);
        }
    }

    private void carryOut(WaitingEvent waiting) {
        try {
            recordings.happened(
                    waiting.connectionId(), events.read(waiting.body().getBytes(StandardCharsets.UTF_8)));
            rows.done(waiting);
        } catch (UnreadableEventException e) {
            LOG.warn("An event of the Zoom connection {} was forgotten: {}", waiting.connectionId(), e.getMessage());
            rows.done(waiting);
        } catch (RuntimeException e) {
            // Where the database is away it stays taken, and is due again when its lease is over.
            failed(waiting, e);
        }
    }

    private void failed(WaitingEvent waiting, RuntimeException why) {
        if (waiting.receivedAt().plus(WORTH_TRYING).isBefore(Instant.now())) {
            LOG.error(
                    "An event of the Zoom connection {} is given up after a day; sweeps find what it said.",
                    waiting.connectionId(),
                    why);
            rows.done(waiting);
            return;
        }
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(waiting.attempts() - 1, 10));
        Duration delay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        LOG.warn(
                "An event of the Zoom connection {} could not be carried out, tried again in {} s: {}",
                waiting.connectionId(),
                delay.toSeconds(),
                why.toString());
        rows.again(waiting, delay);
    }
}
