package org.zoomensemble.ingest;

import java.util.UUID;

/**
 * Which failed ingests and removals are meant; null means any.
 *
 * @param part   what of it failed
 * @param reason a part of the sentence that stands at the ingest, or at its removal, without regard to case; the whole sentence
 *               where {@code isReasonWhole}
 * @param step   the step that stopped, as the timeline names it: the topic of its task, for example {@code transfer-media}
 * @param search what a person knows of a recording; see {@link RecordingSearch}
 */
public record FailedIngests(
        Part part,
        String reason,
        boolean isReasonWhole,
        String step,
        UUID mediaWorkflowId,
        UUID libraryId,
        String host,
        String search) {

    /** What failed. */
    public enum Part {
        /** The ingest itself: it has no outcome. */
        INGEST,
        /** The removal from Zoom, after the recording was ingested. */
        REMOVAL
    }

    FailedIngests of(Part other) {
        return new FailedIngests(other, reason, isReasonWhole, step, mediaWorkflowId, libraryId, host, search);
    }
}
