package org.zoomensemble.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Carries out what Zoom says has happened to recordings. Asks nobody: new recordings are announced as a sweep would,
 * running ingests look again, and what is finished, or named without telling enough, is read at Zoom later.
 * Thread-safe; the same event again, late, or before another one changes nothing.
 */
@Service
public class RecordingEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingEvents.class);

    private final Audience audience;
    private final KnownRecordings known;
    private final RecordingLookRepository looks;
    private final ZoomConnections connections;
    private final RecordingAnnouncements announcements;

    RecordingEvents(
            Audience audience,
            KnownRecordings known,
            RecordingLookRepository looks,
            ZoomConnections connections,
            RecordingAnnouncements announcements) {
        this.audience = audience;
        this.known = known;
        this.looks = looks;
        this.connections = connections;
        this.announcements = announcements;
    }

    /** What became of an event. */
    public enum Taken {
        WRITTEN_DOWN,
        /** It means nothing here. */
        MEANINGLESS,
        /** It speaks of another account than the connection's. */
        OTHER_ACCOUNT
    }

    /**
     * What is to become of an event; changes nothing.
     *
     * @throws org.zoomensemble.operations.WorkFailure there is no such connection
     */
    Taken judge(UUID connectionId, ZoomEvent event) {
        return judge(connections.connection(connectionId).login(), event);
    }

    private static Taken judge(ZoomConnection.Login login, ZoomEvent event) {
        if (isOfAnotherAccount(event, login)) {
            return Taken.OTHER_ACCOUNT;
        }
        return switch (event.kind()) {
            case THERE, RENAMED, DIFFERENT -> Taken.WRITTEN_DOWN;
            case VALIDATION, OTHER -> Taken.MEANINGLESS;
        };
    }

    /**
     * Carries out what an event means.
     *
     * @throws org.zoomensemble.operations.WorkFailure there is no such connection
     */
    public Taken happened(UUID connectionId, ZoomEvent event) {
        ZoomConnection.Login login = connections.connection(connectionId).login();
        Taken taken = judge(login, event);
        if (taken != Taken.WRITTEN_DOWN) {
            LOG.debug("Zoom says {}; nothing is to be done.", event.name());
        } else if (event.kind() == ZoomEvent.Kind.DIFFERENT) {
            changed(login.account(), event);
        } else {
            there(connectionId, login.account(), event);
        }
        return taken;
    }

    /** An API key does not tell which account it belongs to. */
    private static boolean isOfAnotherAccount(ZoomEvent event, ZoomConnection.Login login) {
        return login instanceof ZoomConnection.ServerToServer known
                && !event.accountId().isEmpty()
                && !event.accountId().equals(known.accountId());
    }

    /**
     * Who never heard of a recording is told of it at once. Of one that somebody has the outcome of, an event may be old: Zoom
     * is asked what is true now.
     */
    private void there(UUID connectionId, String account, ZoomEvent event) {
        // First, so that an ingest either looks again by itself or has its outcome by now.
        changed(account, event);
        boolean isThere = event.kind() == ZoomEvent.Kind.THERE;
        List<String> toRead = new ArrayList<>();
        List<Announcement> fresh = new ArrayList<>();
        for (ZoomRecording recording : event.recordings()) {
            boolean isOfABatch = recording.hostId().isEmpty();
            // Of a batch, whose it is and whether anybody wants it has to be asked.
            if (isThere && isOfABatch || known.isAnyDone(account, recording.uuid())) {
                toRead.add(recording.uuid());
            }
            if (isThere && !isOfABatch) {
                fresh.addAll(audience.fresh(connectionId, account, recording));
            }
        }
        looks.ask(connectionId, toRead, event.name());
        int opened = announcements.announce(fresh);
        LOG.debug(
                "Zoom says {}: {} recordings named, {} new, {} to be read.",
                event.name(),
                event.recordings().size(),
                opened,
                toRead.size());
    }

    private void changed(String account, ZoomEvent event) {
        announcements.changed(
                account, event.recordings().stream().map(ZoomRecording::uuid).toList());
    }
}
