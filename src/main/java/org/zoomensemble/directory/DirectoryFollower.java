package org.zoomensemble.directory;

import java.util.UUID;

/** Is told when the directory is in line with Ensemble again. Implemented by the room that follows it. */
public interface DirectoryFollower {

    /** Joins the transaction that ends the sync. */
    void directorySynced(UUID syncId);
}
