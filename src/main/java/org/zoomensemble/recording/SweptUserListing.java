package org.zoomensemble.recording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.workflow.ZoomUserSettingsReading;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Lists one user of a sweep and announces what is found, page by page, to every media workflow that wants it. */
@Component
class SweptUserListing {

    private final SweepRepository sweeps;
    private final SweepScope scope;
    private final UserListing listing;
    private final SeenRecordingRepository seenRecordings;
    private final ZoomUserSettingsReading settings;
    private final ZoomConnections connections;
    private final RecordingAnnouncements announcements;
    private final TransactionOperations transactions;

    SweptUserListing(
            SweepRepository sweeps,
            SweepScope scope,
            UserListing listing,
            SeenRecordingRepository seenRecordings,
            ZoomUserSettingsReading settings,
            ZoomConnections connections,
            RecordingAnnouncements announcements,
            TransactionOperations transactions) {
        this.sweeps = sweeps;
        this.scope = scope;
        this.listing = listing;
        this.seenRecordings = seenRecordings;
        this.settings = settings;
        this.connections = connections;
        this.announcements = announcements;
        this.transactions = transactions;
    }

    void list(RunningSweep sweep, SweptUser user, Heartbeat heartbeat) throws ZoomUserUnknownException {
        LocalDate today = scope.today();
        Listed listed = new Listed(sweep, user);
        if (!listed.isAnybodyWaiting()) {
            sweeps.userDone(sweep.id(), user.zoomUserId(), null);
            return;
        }
        settings.refresh(sweep.connectionId(), user.zoomUserId());
        listing.list(
                sweep.connectionId(),
                user.zoomUserId(),
                window(sweep, user, today),
                today,
                listed::announce,
                heartbeat);
        transactions.executeWithoutResult(status -> {
            sweeps.userDone(sweep.id(), user.zoomUserId(), null);
            sweeps.counted(sweep.id(), listed.seen.size(), 0);
            if (!sweep.isBackfill()) {
                scope.swept(sweep, user, today);
            }
        });
    }

    /** Up to tomorrow, because Zoom does not say whether it includes the last day. */
    private static DayWindow window(RunningSweep sweep, SweptUser user, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        LocalDate end = sweep.isBackfill() && sweep.toDay().isBefore(today)
                ? sweep.toDay().plusDays(1)
                : tomorrow;
        return new DayWindow(user.fromDay(), end);
    }

    /** What was listed of one user so far. */
    private final class Listed {

        private final RunningSweep sweep;
        private final String account;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, List<Wish>> wishes = new HashMap<>();

        Listed(RunningSweep sweep, SweptUser user) {
            this.sweep = sweep;
            this.account = connections.connection(sweep.connectionId()).login().account();
            wishes.put(user.zoomUserId(), scope.wishes(sweep, user.zoomUserId()));
        }

        boolean isAnybodyWaiting() {
            return wishes.values().stream().anyMatch(some -> !some.isEmpty());
        }

        void announce(List<ZoomRecording> page) {
            seenRecordings.seen(account, page);
            List<Announcement> found = new ArrayList<>();
            for (ZoomRecording recording : page) {
                if (seen.add(recording.uuid())) {
                    for (Wish wish : wishes.computeIfAbsent(recording.hostId(), host -> scope.wishes(sweep, host))) {
                        if (wish.covers(recording, sweep)) {
                            found.add(new Announcement(
                                    wish.mediaWorkflowId(), sweep.connectionId(), account, recording, FoundBy.SWEEP));
                        }
                    }
                }
            }
            if (!found.isEmpty()) {
                sweeps.counted(sweep.id(), 0, announcements.announce(found));
            }
        }
    }
}
