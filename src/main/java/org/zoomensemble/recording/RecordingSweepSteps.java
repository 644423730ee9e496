package org.zoomensemble.recording;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * Lists the users of a sweep, a batch at a time. One user's trouble ends as a sentence at that user, who is listed again by
 * the next sweep; trouble of the whole account goes to whoever runs the sweep.
 */
@Service
class RecordingSweepSteps implements SweepSteps {

    private static final int ATTEMPTS_FOR_A_USER = 3;
    private static final int REFUSALS_OF_AN_ACCOUNT = 3;

    private final Sweeps sweeps;
    private final SweepRepository rows;
    private final SweptUserListing listing;
    private final SweepSettings settings;

    RecordingSweepSteps(Sweeps sweeps, SweepRepository rows, SweptUserListing listing, SweepSettings settings) {
        this.sweeps = sweeps;
        this.rows = rows;
        this.listing = listing;
        this.settings = settings;
    }

    @Override
    public void openDue() {
        sweeps.openDue();
    }

    @Override
    public boolean listNext(UUID sweepId, Heartbeat heartbeat) {
        Optional<RunningSweep> sweep = rows.find(sweepId).filter(this::goesOn);
        if (sweep.isEmpty()) {
            return false;
        }
        rows.advanced(sweepId);
        listBatch(sweep.get(), heartbeat);
        return rows.isUserLeft(sweepId);
    }

    @Override
    public void stopped(UUID sweepId, String sentence) {
        rows.stopped(sweepId, sentence);
    }

    private boolean goesOn(RunningSweep sweep) {
        if (sweep.state() != Sweep.State.STOPPED) {
            return sweep.state() == Sweep.State.RUNNING;
        }
        try {
            rows.resume(sweep.id());
            return true;
        } catch (DuplicateKeyException e) {
            rows.superseded(sweep.id());
            return false;
        }
    }

    private void listBatch(RunningSweep sweep, Heartbeat heartbeat) {
        long begun = System.nanoTime();
        Map<SweptUser, WorkFailure> refused = new LinkedHashMap<>();
        List<SweptUser> batch = rows.next(sweep.id(), settings.usersPerStep());
        for (SweptUser user : batch) {
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(settings.stepTime()) > 0) {
                break;
            }
            try {
                listing.list(sweep, user, heartbeat);
            } catch (ZoomUserUnknownException e) {
                rows.userDone(sweep.id(), user.zoomUserId(), e.getMessage());
            } catch (WorkFailure e) {
                failed(sweep, user, e, refused);
            }
        }
        judge(sweep, refused);
    }

    private void failed(RunningSweep sweep, SweptUser user, WorkFailure failure, Map<SweptUser, WorkFailure> refused) {
        switch (failure.reaction()) {
            case PAUSE -> throw failure;
            case RETRY -> {
                rows.userFailed(sweep.id(), user.zoomUserId(), failure.getMessage());
                if (user.attempts() + 1 < ATTEMPTS_FOR_A_USER || !rows.hasListed(sweep.id())) {
                    throw failure;
                }
                rows.userDone(sweep.id(), user.zoomUserId(), failure.getMessage());
            }
            case GIVE_UP -> {
                refused.put(user, failure);
                if (refused.size() >= REFUSALS_OF_AN_ACCOUNT) {
                    judge(sweep, refused);
                    refused.clear();
                }
            }
        }
    }

    /** What Zoom refuses for some users only is theirs, what it refuses for all is the account's. */
    private void judge(RunningSweep sweep, Map<SweptUser, WorkFailure> refused) {
        if (refused.isEmpty()) {
            return;
        }
        if (!rows.hasListed(sweep.id())) {
            throw refused.values().iterator().next();
        }
        refused.forEach((user, failure) -> rows.userDone(sweep.id(), user.zoomUserId(), failure.getMessage()));
    }
}
