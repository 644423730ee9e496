package org.zoomensemble.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;

/**
 * How long a media file is. The size that Zoom lists is not always right, and an answer may be cut short on its way and fit its
 * own length all the same: where the two disagree the file is asked for once more, and two equal answers are believed. An answer
 * that tells no length is asked for its total by a part of the file, and where that tells nothing either, its bytes are counted.
 */
@Service
class SourceLength {

    private static final int BLOCK = 64 * 1024;
    private static final Download.From A_PART = new Download.From(1, null);

    private final ZoomApi zoom;

    SourceLength(ZoomApi zoom) {
        this.zoom = zoom;
    }

    /**
     * Bytes of the whole file.
     *
     * @throws WorkFailure RETRY where two answers disagree
     */
    long of(MediaTransfer.Work work, Transfer transfer, Download download) {
        long listed = transfer.announcedLength();
        Evidence evidence = evidence(work, transfer, download);
        if (evidence.told == listed || evidence.isLengthOfAnAnswer && listed <= 0) {
            return evidence.told;
        }
        long told = evidence.told;
        long again = ask(work, transfer, evidence.from, evidence.reader);
        if (again != told) {
            throw WorkFailure.retry(
                    ("Zoom's answers for %s differ in length (%d and %d bytes, %d in its list): one was cut short on"
                                    + " its way. If this stays, look at proxies between this server and Zoom.")
                            .formatted(transfer.fileName(), told, again, listed));
        }
        return told;
    }

    private Evidence evidence(MediaTransfer.Work work, Transfer transfer, Download download) {
        if (download.totalLength() >= 0) {
            return new Evidence(download.totalLength(), true, Download.From.start(), Download::totalLength);
        }
        long ofPart = ask(work, transfer, A_PART, Download::totalLength);
        if (ofPart >= 0) {
            return new Evidence(ofPart, true, A_PART, Download::totalLength);
        }
        Download.Reader<Long> counting = each -> counted(each.body(), work);
        return new Evidence(
                ask(work, transfer, Download.From.start(), counting), false, Download.From.start(), counting);
    }

    private long ask(MediaTransfer.Work work, Transfer transfer, Download.From from, Download.Reader<Long> length) {
        try {
            long told = zoom.download(work.ingest().connectionId(), transfer.sourceUrl(), from, length);
            work.heartbeat().advanced();
            return told;
        } catch (RecordingGoneException | DownloadRestrictedException e) {
            throw WorkFailure.retry(e.getMessage());
        }
    }

    private static long counted(InputStream body, MediaTransfer.Work work) throws IOException {
        byte[] block = new byte[BLOCK];
        long count = 0;
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
            count += read;
            work.heartbeat().advanced();
        }
        return count;
    }

    /**
     * @param isLengthOfAnAnswer false where the bytes were counted
     * @param from               and {@code reader}: how it is asked for again
     */
    private record Evidence(long told, boolean isLengthOfAnAnswer, Download.From from, Download.Reader<Long> reader) {}
}
