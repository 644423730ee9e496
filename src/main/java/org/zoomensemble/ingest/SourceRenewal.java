package org.zoomensemble.ingest;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Asks Zoom again where the files of a segment lie, because an address does not work any more. */
@Service
class SourceRenewal {

    private final ZoomApi zoom;
    private final ItemRepository items;
    private final TransferRepository transfers;

    SourceRenewal(ZoomApi zoom, ItemRepository items, TransferRepository transfers) {
        this.zoom = zoom;
        this.items = items;
        this.transfers = transfers;
    }

    /**
     * Costs one call. It is the same file of the same segment that is renewed, never another view.
     *
     * @return false where Zoom has the recording, but this file of it no more
     * @throws RecordingGoneException Zoom has no such recording
     */
    boolean renew(Ingest ingest, Item item, FileKey file) throws RecordingGoneException {
        ZoomRecording recording = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
        List<ZoomFile> media = Segments.of(recording).stream()
                .filter(segment -> segment.start().equals(item.recordingStart()))
                .flatMap(segment -> segment.media().stream())
                .toList();
        media.forEach(each -> items.noteFile(item.id(), each, null));
        Optional<ZoomFile> same = media.stream().filter(file::names).findFirst();
        same.ifPresent(found -> transfers.sourceMoved(item.id(), found.downloadUrl()));
        return same.isPresent();
    }
}
