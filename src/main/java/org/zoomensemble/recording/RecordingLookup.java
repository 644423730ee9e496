package org.zoomensemble.recording;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * Looks recordings up by what stands in Zoom's lists: those that were read before are remembered, others are read. Thread-safe.
 */
@Service
public class RecordingLookup {

    /** How far back {@link #listNewest} looks: what Zoom lists in one call, but for the days around the end of February. */
    public static final int DAYS = 30;

    private final SeenRecordingRepository seen;
    private final UserListing listing;
    private final ZoomConnections connections;

    RecordingLookup(SeenRecordingRepository seen, UserListing listing, ZoomConnections connections) {
        this.seen = seen;
        this.listing = listing;
        this.connections = connections;
    }

    /** The recording that Zoom shows under a link, where a list showed it before; see {@link ZoomRecording#links()}. */
    public Optional<SeenRecording> byLink(UUID connectionId, String link) {
        return seen.byLink(account(connectionId), link);
    }

    /** Which of these links {@link #byLink} knows. */
    public Set<String> knownLinks(UUID connectionId, Collection<String> links) {
        return Set.copyOf(seen.knownLinks(account(connectionId), links));
    }

    /** Which of these meeting numbers {@link #hosts} knows. */
    public Set<String> knownNumbers(UUID connectionId, Collection<String> meetingNumbers) {
        return Set.copyOf(seen.knownNumbers(account(connectionId), meetingNumbers));
    }

    /** Whose meetings had this number, as far as lists showed it before. */
    public List<String> hosts(UUID connectionId, String meetingNumber) {
        return seen.hosts(account(connectionId), meetingNumber);
    }

    public boolean isActive(UUID mediaWorkflowId, String zoomUserId) {
        return seen.isActive(mediaWorkflowId, zoomUserId);
    }

    /** Zoom's ids of those who are active in a media workflow. */
    public List<String> activeUsers(UUID mediaWorkflowId) {
        return seen.activeUsers(mediaWorkflowId);
    }

    /**
     * Asks Zoom for the recordings of a user on these days (UTC, both included), and remembers them. One call for each page
     * and each 30 days.
     *
     * @throws org.zoomensemble.operations.WorkFailure as {@link org.zoomensemble.zoom.ZoomApi} tells
     */
    public List<ZoomRecording> list(
            UUID connectionId, String zoomUserId, LocalDate from, LocalDate to, Heartbeat heartbeat)
            throws ZoomUserUnknownException {
        String account = account(connectionId);
        List<ZoomRecording> found = new ArrayList<>();
        LocalDate today = today();
        // One day more, because Zoom does not say whether it includes the last.
        DayWindow window = new DayWindow(from, to.plusDays(1));
        listing.list(
                connectionId,
                zoomUserId,
                window,
                today,
                page -> {
                    seen.seen(account, page);
                    found.addAll(page);
                },
                heartbeat);
        return found;
    }

    /** The recordings of the last {@link #DAYS} days, in one call for each page. */
    public List<ZoomRecording> listNewest(UUID connectionId, String zoomUserId, Heartbeat heartbeat)
            throws ZoomUserUnknownException {
        return list(connectionId, zoomUserId, today().minusDays(DAYS - 1L), today(), heartbeat);
    }

    private String account(UUID connectionId) {
        return connections.connection(connectionId).login().account();
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }
}
