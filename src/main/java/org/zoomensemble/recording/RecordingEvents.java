package org.zoomensemble.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Takes what Zoom says has happened to recordings. Only writes down: new recordings are announced as a sweep would, running
 * ingests look again. What is true is read from Zoom by the ingest. Thread-safe; the same event again changes nothing.
 */
@Service
public class RecordingEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingEvents.class);

    private final SweepScope scope;
    private final ZoomConnections connections;
    private final RecordingAnnouncements announcements;

    RecordingEvents(SweepScope scope, ZoomConnections connections, RecordingAnnouncements announcements) {
        this.scope = scope;
        this.connections = connections;
        this.announcements = announcements;
    }

    /** @throws org.zoomensemble.operations.WorkFailure there is no such connection */
    public void happened(UUID connectionId, ZoomEvent event) {
        String account = connections.connection(connectionId).login().account();
        List<String> uuids =
                event.recordings().stream().map(ZoomRecording::uuid).toList();
        switch (event.kind()) {
            case THERE -> {
                int fresh = announcements.announce(wanted(connectionId, account, event.recordings()));
                LOG.debug("Zoom says {}: {} recordings named, {} new.", event.name(), uuids.size(), fresh);
                announcements.changed(account, uuids);
            }
            case DIFFERENT -> announcements.changed(account, uuids);
            case VALIDATION, OTHER -> LOG.debug("Zoom says {}; nothing is to be done.", event.name());
        }
    }

    private List<Announcement> wanted(UUID connectionId, String account, List<ZoomRecording> recordings) {
        RunningSweep likeTheTimer = new RunningSweep(
                UUID.randomUUID(), connectionId, null, Sweep.Kind.TIMER, null, null, Sweep.State.RUNNING);
        List<Announcement> wanted = new ArrayList<>();
        for (ZoomRecording recording : recordings) {
            // A batch names no host: what is not known yet is found by the next sweep.
            if (!recording.hostId().isEmpty()) {
                for (Wish wish : scope.wishes(likeTheTimer, recording.hostId())) {
                    if (wish.covers(recording, likeTheTimer)) {
                        wanted.add(new Announcement(
                                wish.mediaWorkflowId(), connectionId, account, recording, FoundBy.WEBHOOK));
                    }
                }
            }
        }
        return wanted;
    }
}
