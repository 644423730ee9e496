package org.zoomensemble.ingest;

/** What came of looking for a wanted recording. */
sealed interface Finding {

    record Found(String uuid) implements Finding {}

    /**
     * It is not there, or not for this media workflow.
     *
     * @param field as the REST interface names it
     */
    record Unknown(String field, String sentence) implements Finding {}

    /** Nothing that was read so far tells; the active users have to be listed first. */
    record ListFirst() implements Finding {}
}
