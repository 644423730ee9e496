package org.zoomensemble.workflow;

import java.util.UUID;

/** Tells what is still asked of a Zoom account. Implemented by the ingest room. */
public interface UnfinishedIngests {

    /** How many ingests of this account have no outcome yet, failed ones included. */
    int count(UUID connectionId, String zoomAccount);
}
