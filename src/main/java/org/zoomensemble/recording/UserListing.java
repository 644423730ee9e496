package org.zoomensemble.recording;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingPage;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Lists a Zoom user's recordings over any number of days. Zoom narrows windows silently; what it left out is asked again. */
@Component
class UserListing {

    private final ZoomApi zoom;

    UserListing(ZoomApi zoom) {
        this.zoom = zoom;
    }

    /**
     * @param today   rests of a window that begin later are not asked again
     * @param eachPage gets every page as it comes; a recording may come more than once
     */
    void list(
            UUID connectionId,
            String zoomUserId,
            DayWindow window,
            LocalDate today,
            Consumer<List<ZoomRecording>> eachPage,
            Heartbeat heartbeat)
            throws ZoomUserUnknownException {
        Deque<DayWindow> open = new ArrayDeque<>(window.pieces());
        while (!open.isEmpty()) {
            DayWindow asked = open.removeFirst();
            DayWindow listed = listPages(connectionId, zoomUserId, asked, eachPage, heartbeat);
            for (DayWindow rest : asked.without(listed)) {
                if (!rest.from().isAfter(today)) {
                    open.addFirst(rest);
                }
            }
        }
    }

    /** @return the window that Zoom says it listed */
    private DayWindow listPages(
            UUID connectionId,
            String zoomUserId,
            DayWindow asked,
            Consumer<List<ZoomRecording>> eachPage,
            Heartbeat heartbeat)
            throws ZoomUserUnknownException {
        DayWindow listed = asked;
        Set<String> tokens = new HashSet<>();
        String token = "";
        do {
            if (!tokens.add(token)) {
                throw WorkFailure.retry("Zoom's list of the recordings of user " + zoomUserId
                        + " goes round in a circle; it will be asked again.");
            }
            ZoomRecordingPage page = zoom.recordings(connectionId, zoomUserId, asked.from(), asked.to(), token);
            if (token.isEmpty()) {
                listed = new DayWindow(
                        page.from() == null ? asked.from() : page.from(), page.to() == null ? asked.to() : page.to());
            }
            eachPage.accept(page.recordings());
            heartbeat.advanced();
            token = page.nextPageToken();
        } while (!token.isEmpty());
        return listed;
    }
}
