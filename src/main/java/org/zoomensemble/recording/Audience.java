package org.zoomensemble.recording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Whom news of one recording is announced to: every media workflow that a sweep would announce it to, and those that have it
 * already, because a part may have come or it may have come back. Never to what is switched off.
 */
@Component
class Audience {

    private final SweepScope scope;
    private final KnownRecordings known;

    Audience(SweepScope scope, KnownRecordings known) {
        this.scope = scope;
        this.known = known;
    }

    List<Announcement> of(UUID connectionId, String account, ZoomRecording recording) {
        Set<UUID> mediaWorkflows = wanting(connectionId, recording);
        mediaWorkflows.addAll(scope.enabled(connectionId, known.having(account, recording.uuid())));
        return announcements(mediaWorkflows, connectionId, account, recording);
    }

    /** Those that want the recording and never heard of it. */
    List<Announcement> fresh(UUID connectionId, String account, ZoomRecording recording) {
        Set<UUID> mediaWorkflows = wanting(connectionId, recording);
        mediaWorkflows.removeAll(known.having(account, recording.uuid()));
        return announcements(mediaWorkflows, connectionId, account, recording);
    }

    private Set<UUID> wanting(UUID connectionId, ZoomRecording recording) {
        Set<UUID> mediaWorkflows = new LinkedHashSet<>();
        if (!recording.hostId().isEmpty()) {
            RunningSweep likeTheTimer = new RunningSweep(
                    UUID.randomUUID(), connectionId, null, Sweep.Kind.TIMER, null, null, Sweep.State.RUNNING);
            for (Wish wish : scope.wishes(likeTheTimer, recording.hostId())) {
                if (wish.covers(recording, likeTheTimer)) {
                    mediaWorkflows.add(wish.mediaWorkflowId());
                }
            }
        }
        return mediaWorkflows;
    }

    private static List<Announcement> announcements(
            Set<UUID> mediaWorkflows, UUID connectionId, String account, ZoomRecording recording) {
        return mediaWorkflows.stream()
                .map(id -> new Announcement(id, connectionId, account, recording, FoundBy.WEBHOOK))
                .toList();
    }
}
