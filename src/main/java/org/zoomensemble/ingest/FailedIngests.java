package org.zoomensemble.ingest;

import java.util.UUID;

/**
 * Which failed ingests are meant; null means any.
 *
 * @param reason a part of the sentence that stands at the ingest, without regard to case; the whole sentence where {@code
 *               isReasonWhole}
 * @param step   the step that stopped, as the timeline names it: the topic of its task, for example {@code transfer-media}
 * @param search what a person knows of a recording; see {@link RecordingSearch}
 */
public record FailedIngests(
        String reason,
        boolean isReasonWhole,
        String step,
        UUID mediaWorkflowId,
        UUID libraryId,
        String host,
        String search) {}
