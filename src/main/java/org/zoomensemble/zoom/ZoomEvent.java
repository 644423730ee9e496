package org.zoomensemble.zoom;

import java.util.List;

/**
 * What Zoom says has happened. A hint, never the truth: it comes late, twice, out of order or not at all.
 *
 * @param name       as Zoom names it, for example {@code recording.completed}
 * @param kind       what it means for us
 * @param accountId  the account it speaks of; empty where absent
 * @param plainToken what is to be signed in answer to {@code endpoint.url_validation}; empty otherwise
 * @param recordings the recordings it names, those of a batch with nothing but their uuid
 */
public record ZoomEvent(String name, Kind kind, String accountId, String plainToken, List<ZoomRecording> recordings) {

    /** What an event means for us (Zoom: API reference, "Cloud Recording" events). */
    public enum Kind {
        /** {@code endpoint.url_validation}: Zoom tries the address, when it is entered and every 72 hours. */
        VALIDATION,
        /** A recording, or a part of it, is there (again): completed, transcript_completed, recovered, batch_recovered. */
        THERE,
        /** Something about a recording is different now: renamed, trashed, deleted, batch_trashed, batch_deleted. */
        DIFFERENT,
        /** Nothing that matters here. */
        OTHER
    }
}
