package org.zoomensemble.ingest;

import java.util.UUID;

/** Ingests a recording once more from the beginning, with new items. */
interface ForceAgain {

    /**
     * @param ingestId any run of the recording
     * @return the id of the new run's ingest
     * @throws org.zoomensemble.operations.ConflictException it cannot be done now; the message says why
     */
    UUID forceAgain(UUID ingestId, String by);
}
