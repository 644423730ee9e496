package org.zoomensemble.ingest;

import java.util.UUID;

/**
 * What became of one difference that was to be mended.
 *
 * @param sentence what was done, or what a person has to do
 * @param ingestId the ingest that mends it; null where there is none
 */
public record Mended(UUID differenceId, Result result, String sentence, UUID ingestId) {

    public enum Result {
        MENDED,
        /** It was settled before; nothing was done. */
        SETTLED_BEFORE,
        /** Left as it is, on purpose. */
        LEFT,
        /** It cannot be mended from here, or not now. */
        NOT_POSSIBLE
    }
}
