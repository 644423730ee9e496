package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Asks Zoom again where the file of a transfer lies, because its address does not work any more. */
@Service
class SourceRenewal {

    private final ZoomApi zoom;
    private final TransferRepository transfers;

    SourceRenewal(ZoomApi zoom, TransferRepository transfers) {
        this.zoom = zoom;
        this.transfers = transfers;
    }

    void renew(Ingest ingest, Item item) {
        try {
            ZoomRecording recording = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
            Transfer transfer = transfers.find(item.id()).orElseThrow();
            List<ZoomFile> sameFiles = Segments.of(recording).stream()
                    .filter(segment -> segment.start().equals(item.recordingStart()))
                    .flatMap(segment -> segment.media().stream())
                    .filter(file -> file.fileType().equals(transfer.fileType())
                            && (transfer.announcedLength() < 0 || file.fileSize() == transfer.announcedLength()))
                    .toList();
            if (!sameFiles.isEmpty()) {
                transfers.sourceMoved(item.id(), sameFiles.get(0).downloadUrl());
            }
        } catch (RecordingGoneException stillGone) {
            // The next attempt at the old address says so.
        }
    }
}
