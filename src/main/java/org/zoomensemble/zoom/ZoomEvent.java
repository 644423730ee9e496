package org.zoomensemble.zoom;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private static final String URL_VALIDATION = "endpoint.url_validation";

    private static final Map<String, Kind> RECORDING_EVENTS = Map.of(
            "recording.completed",
            Kind.THERE,
            "recording.transcript_completed",
            Kind.THERE,
            "recording.recovered",
            Kind.THERE,
            "recording.batch_recovered",
            Kind.THERE,
            "recording.renamed",
            Kind.RENAMED,
            "recording.trashed",
            Kind.DIFFERENT,
            "recording.deleted",
            Kind.DIFFERENT,
            "recording.batch_trashed",
            Kind.DIFFERENT,
            "recording.batch_deleted",
            Kind.DIFFERENT);

    /** What an event means for us (Zoom: API reference, "Cloud Recording" events). */
    public enum Kind {
        /** {@code endpoint.url_validation}: Zoom tries the address, when it is entered and every 72 hours. */
        VALIDATION,
        /** A recording, or a part of it, is there (again): completed, transcript_completed, recovered, batch_recovered. */
        THERE,
        /** It has another topic. */
        RENAMED,
        /** Something else about a recording is different now: trashed, deleted, batch_trashed, batch_deleted. */
        DIFFERENT,
        /** Nothing that matters here. */
        OTHER;

        public static Kind of(String name) {
            return name.equals(URL_VALIDATION) ? VALIDATION : RECORDING_EVENTS.getOrDefault(name, OTHER);
        }
    }

    /** The events that Zoom's app should be subscribed to, by name. */
    public static List<String> toSubscribe() {
        return List.copyOf(new TreeMap<>(RECORDING_EVENTS).keySet());
    }
}
