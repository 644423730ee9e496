package org.zoomensemble.recording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** What Zoom has of a host, and who wants it; as sweeps see it, without announcing anything. Thread-safe. */
@Service
public class HostRecordings {

    private final UserListing listing;
    private final SweepScope scope;

    HostRecordings(UserListing listing, SweepScope scope) {
        this.listing = listing;
        this.scope = scope;
    }

    /**
     * Lists a Zoom user's recordings; a day more is asked for on either side, because Zoom does not say whether it includes
     * the last day, nor by which zone it counts.
     *
     * @param from first day (UTC)
     * @param to   last day (UTC)
     * @return each recording once
     * @throws ZoomUserUnknownException               Zoom has no such user
     * @throws org.zoomensemble.operations.WorkFailure as told by Zoom's side
     */
    public List<ZoomRecording> list(
            UUID connectionId, String zoomUserId, LocalDate from, LocalDate to, Heartbeat heartbeat)
            throws ZoomUserUnknownException {
        Map<String, ZoomRecording> found = new LinkedHashMap<>();
        listing.list(
                connectionId,
                zoomUserId,
                new DayWindow(from.minusDays(1), to.plusDays(1)),
                scope.today(),
                page -> page.forEach(recording -> found.put(recording.uuid(), recording)),
                heartbeat);
        return new ArrayList<>(found.values());
    }

    /** Which recordings of a host the media workflow wants by itself, as things stand now; asks nobody. */
    public Predicate<ZoomRecording> wanted(UUID connectionId, UUID mediaWorkflowId, String hostId) {
        List<Wish> wishes = scope.wishes(connectionId, mediaWorkflowId, hostId);
        return recording -> wishes.stream().anyMatch(wish -> wish.covers(recording));
    }
}
