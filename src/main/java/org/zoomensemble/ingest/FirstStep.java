package org.zoomensemble.ingest;

import java.util.UUID;

/**
 * One step of the way from an empty application to the first recording.
 *
 * @param sentence what is so, or what is to be done
 * @param subject  the institution, template or media workflow at which to go on; null where there is none yet
 */
public record FirstStep(Key key, boolean isDone, String sentence, UUID subject) {

    /** The steps, in their order. */
    public enum Key {
        ENSEMBLE,
        INSTITUTION,
        TEMPLATE,
        MEDIA_WORKFLOW,
        ACTIVE_USER,
        RECORDING
    }
}
