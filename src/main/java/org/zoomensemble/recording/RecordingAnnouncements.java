package org.zoomensemble.recording;

import java.util.List;

/** Takes announcements of recordings. Implemented by the ingest room. Thread-safe; announcing again changes nothing. */
public interface RecordingAnnouncements {

    /**
     * Opens an ingest for each announcement that has none yet; each in its own transaction, together with the start of
     * its process.
     *
     * @return how many were new
     */
    int announce(List<Announcement> announcements);

    /** Something happened to recordings of this account: running ingests of them look again. */
    void changed(String zoomAccount, List<String> recordingUuids);
}
