package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomFile;

/** Looks at Zoom once more for captions and transcripts that were not there before. */
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

    /** Costs one call. A recording that is gone has no more captions to give: what was known stays. */
    void again(Ingest ingest, List<Item> all) {
        try {
            for (ZoomFile file : zoom.recording(ingest.connectionId(), ingest.recordingUuid())
                    .files()) {
                if (file.isClosedCaption() || file.isTranscript()) {
                    all.stream()
                            .filter(item -> item.recordingStart().equals(file.recordingStart()))
                            .findFirst()
                            .ifPresent(item -> items.noteFile(item.id(), file, null));
                }
            }
        } catch (RecordingGoneException gone) {
            account.confirm(ingest);
            // The rule gives the captions up when their time is over.
        }
    }
}
