package org.zoomensemble.workflow;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomUserPage;

/** Reads all users of one Zoom account, page by page, and then puts them in place of the former list. */
@Component
class ZoomUserReading {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomUserReading.class);
    private static final List<String> STATUSES = List.of("active", "inactive");
    private static final Duration SOON = Duration.ofMinutes(5);

    private final ZoomApi zoom;
    private final ZoomUserRepository users;
    private final ActiveUserRepository activeUsers;
    private final TransactionOperations transactions;

    ZoomUserReading(
            ZoomApi zoom,
            ZoomUserRepository users,
            ActiveUserRepository activeUsers,
            TransactionOperations transactions) {
        this.activeUsers = activeUsers;
        this.zoom = zoom;
        this.users = users;
        this.transactions = transactions;
    }

    /** Never throws: what went wrong stands in the mirror's sentence. */
    void run(UUID connectionId, UUID reading) {
        try {
            for (String status : STATUSES) {
                read(connectionId, reading, status);
            }
            asReader(connectionId, reading, () -> {
                if (!users.isStillTheSame(connectionId)) {
                    throw WorkFailure.retry(
                            "The Zoom connection was changed while its users were read; they are read anew.");
                }
                users.replace(connectionId);
                activeUsers.found(connectionId);
                users.done(connectionId);
            });
        } catch (WorkFailure e) {
            boolean isHopeless = e.reaction() == WorkFailure.Reaction.GIVE_UP;
            end(connectionId, reading, e.getMessage(), isHopeless ? null : SOON, e);
        } catch (LeaseLostException e) {
            LOG.warn("A reading of Zoom's users was taken for interrupted and ends without a change.");
        } catch (RuntimeException e) {
            end(
                    connectionId,
                    reading,
                    "The list of Zoom users could not be written; the application's log tells why.",
                    SOON,
                    e);
        }
    }

    private void read(UUID connectionId, UUID reading, String status) {
        String token = "";
        do {
            ZoomUserPage page = zoom.users(connectionId, status, token);
            asReader(connectionId, reading, () -> users.keep(connectionId, page.users()));
            if (!token.isEmpty() && token.equals(page.nextPageToken())) {
                throw WorkFailure.retry(
                        "Zoom answered the same page of its list of users again and again; it is read anew in a few minutes.");
            }
            token = page.nextPageToken();
        } while (!token.isEmpty());
    }

    private void asReader(UUID connectionId, UUID reading, Runnable work) {
        transactions.executeWithoutResult(status -> {
            if (!users.advanced(connectionId, reading)) {
                throw new LeaseLostException("Somebody else reads this list now.");
            }
            work.run();
        });
    }

    private void end(UUID connectionId, UUID reading, String sentence, Duration again, RuntimeException cause) {
        LOG.warn("The list of Zoom users of the connection {} stays as it was: {}", connectionId, sentence);
        LOG.debug("The reading of Zoom users failed.", cause);
        try {
            users.failed(connectionId, reading, sentence, again);
        } catch (RuntimeException e) {
            LOG.warn("The end of a reading of Zoom users could not be written; it will be taken for interrupted.");
        }
    }
}
