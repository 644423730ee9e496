package org.zoomensemble.ingest;

import java.util.UUID;

/** What a file that names recordings tells its process. Implemented by the engine room. */
public interface RecordingListProcess {

    /** Starts {@code recording-list} with business key {@code recording-list:<id>}; joins the caller's transaction. */
    void listTaken(UUID listId);
}
