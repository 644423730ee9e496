package org.zoomensemble.recording;

import java.util.Set;
import java.util.UUID;

/** Which recordings have been announced before. Implemented by the room that takes announcements. Thread-safe. */
public interface KnownRecordings {

    /** The media workflows that have, or had, this recording, whatever became of it. */
    Set<UUID> having(String zoomAccount, String recordingUuid);

    /** Whether somebody has its outcome: what is new of it then finds nothing that runs. */
    boolean isAnyDone(String zoomAccount, String recordingUuid);
}
