package org.zoomensemble.ingest;

import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.zoom.ZoomRecording;

/** Zoom tells the host's e-mail in some answers and not in others. */
final class HostEmails {

    private HostEmails() {}

    /** From the recording, else from its announcement, else from the active user; empty where nobody tells. */
    static String of(ZoomRecording recording, Ingest ingest, IngestTarget target) {
        if (!recording.hostEmail().isEmpty()) {
            return recording.hostEmail();
        }
        return ingest.hostEmail().isEmpty() ? target.hostEmail() : ingest.hostEmail();
    }
}
