package org.zoomensemble.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Reads recordings at Zoom that an event named without telling enough, and announces what is read. Safe to repeat; on several
 * nodes each look is one node's. One that fails is tried again, later and later, and given up after a day: by then the sweeps
 * have told what there is to tell.
 */
@Component
class RecordingLooking {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingLooking.class);

    /** Longer than one call to Zoom takes with all its waits; what takes longer is repeated, which changes nothing. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final Duration WORTH_TRYING = Duration.ofDays(1);

    private final RecordingLookRepository looks;
    private final Audience audience;
    private final ZoomApi zoom;
    private final ZoomConnections connections;
    private final RecordingAnnouncements announcements;
    private final Clock clock;

    @Autowired
    RecordingLooking(
            RecordingLookRepository looks,
            Audience audience,
            ZoomApi zoom,
            ZoomConnections connections,
            RecordingAnnouncements announcements) {
        this(looks, audience, zoom, connections, announcements, Clock.systemUTC());
    }

    RecordingLooking(
            RecordingLookRepository looks,
            Audience audience,
            ZoomApi zoom,
            ZoomConnections connections,
            RecordingAnnouncements announcements,
            Clock clock) {
        this.looks = looks;
        this.audience = audience;
        this.zoom = zoom;
        this.connections = connections;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Works off what is due, one after the other. */
    void work() {
        Optional<RecordingLook> look = looks.take(LEASE);
        while (look.isPresent()) {
            lookAt(look.get());
            look = Thread.currentThread().isInterrupted() ? Optional.empty() : looks.take(LEASE);
        }
    }

    private void lookAt(RecordingLook look) {
        try {
            ZoomRecording recording = zoom.recording(look.connectionId(), look.recordingUuid());
            String account = connections.connection(look.connectionId()).login().account();
            announcements.announce(audience.of(look.connectionId(), account, recording));
            looks.done(look);
        } catch (RecordingGoneException gone) {
            LOG.debug("After {}: {}", look.because(), gone.getMessage());
            looks.done(look);
        } catch (WorkFailure e) {
            failed(look, e);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A recording that an event of Zoom named could not be announced; it is tried again.", e);
            failed(look, WorkFailure.retry("What was read could not be announced; the log tells why.", e));
        }
    }

    private void failed(RecordingLook look, WorkFailure failure) {
        if (look.askedAt().plus(WORTH_TRYING).isBefore(Instant.now(clock))) {
            LOG.warn(
                    "The recording {} was to be read at Zoom after the event {} and could not be for a day; it is left to the"
                            + " sweeps. {}",
                    look.recordingUuid(),
                    look.because(),
                    failure.getMessage());
            looks.done(look);
        } else if (failure.reaction() == WorkFailure.Reaction.PAUSE) {
            looks.paused(look, longer(FIRST_DELAY, failure));
        } else {
            looks.again(look, longer(delay(look.attempts()), failure));
        }
    }

    /** Doubles with each attempt. */
    private static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, 10));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private static Duration longer(Duration delay, WorkFailure failure) {
        return failure.retryAfter().filter(asked -> asked.compareTo(delay) > 0).orElse(delay);
    }
}
