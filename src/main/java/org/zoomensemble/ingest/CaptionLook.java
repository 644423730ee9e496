package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Looks at Zoom once more for captions and transcripts that were not there before, and for where they lie now. */
@Service
class CaptionLook {

    private final ZoomApi zoom;
    private final AskedAccount account;
    private final ItemRepository items;

    CaptionLook(ZoomApi zoom, AskedAccount account, ItemRepository items) {
        this.zoom = zoom;
        this.account = account;
        this.items = items;
    }

    /**
     * Costs one call. A recording that is gone has no more captions to give: what was known stays.
     *
     * @return false where it is gone
     */
    boolean again(Ingest ingest, List<Item> all) {
        try {
            ZoomRecording recording = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
            for (ZoomFile file : Segments.captions(recording)) {
                all.stream()
                        .filter(item -> Segments.isOf(file, item.recordingStart(), all.size(), recording))
                        .findFirst()
                        .ifPresent(item -> items.noteFile(item.id(), file, null));
            }
            return true;
        } catch (RecordingGoneException gone) {
            account.confirm(ingest);
            return false;
        }
    }
}
