package org.zoomensemble.ingest;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.ConflictException;

/** Until a recording can be ingested once more. */
@Component
class NoForceAgain implements ForceAgain {

    @Override
    public UUID forceAgain(UUID ingestId, String by) {
        throw new ConflictException(
                "A recording that was ingested cannot be ingested once more yet; restore the content in Ensemble.");
    }
}
