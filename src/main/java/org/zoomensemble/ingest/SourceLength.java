package org.zoomensemble.ingest;

import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;

/**
 * How long a media file is. The size that Zoom lists is not always right, and an answer may be cut short on its way and fit its
 * own length all the same: where the two disagree the file is asked for once more, and two equal answers are believed.
 */
@Service
class SourceLength {

    private final ZoomApi zoom;

    SourceLength(ZoomApi zoom) {
        this.zoom = zoom;
    }

    /** What the answer tells; the listed size where it tells nothing. */
    long of(MediaTransfer.Work work, Transfer transfer, Download download) {
        long told = download.totalLength();
        if (told < 0 || transfer.announcedLength() <= 0 || told == transfer.announcedLength()) {
            return told < 0 ? transfer.announcedLength() : told;
        }
        long again = askAgain(work, transfer);
        work.heartbeat().advanced();
        if (again != told) {
            throw WorkFailure.retry(
                    ("Zoom's answers for %s differ in length (%d and %d bytes, %d in its list): one was cut short on"
                                    + " its way. If this stays, look at proxies between this server and Zoom.")
                            .formatted(transfer.fileName(), told, again, transfer.announcedLength()));
        }
        return told;
    }

    private long askAgain(MediaTransfer.Work work, Transfer transfer) {
        try {
            return zoom.download(
                    work.ingest().connectionId(), transfer.sourceUrl(), Download.From.start(), Download::totalLength);
        } catch (RecordingGoneException | DownloadRestrictedException e) {
            throw WorkFailure.retry(e.getMessage());
        }
    }
}
