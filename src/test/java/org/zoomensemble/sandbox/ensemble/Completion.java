package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;
import java.util.Map;

/** Turns a tus upload that has all its bytes into a media file of its content. */
final class Completion {

    private final Contents contents;
    private final TusStore store;

    Completion(Contents contents, TusStore store) {
        this.contents = contents;
        this.store = store;
    }

    /** Looks whether an upload is complete; may be asked as often as one likes. */
    void check(String contentId, String uploadId) {
        boolean known = contents.find(contentId).stream()
                .anyMatch(content -> content.uploadIds().contains(uploadId));
        if (known) {
            store.upload(contentId, uploadId)
                    .filter(Upload::complete)
                    .ifPresent(upload -> contents.addMedia(contentId, media(upload)));
        }
    }

    /** Takes up every upload where the process before left it. */
    void resume() {
        for (StoredContent content : contents.all()) {
            for (String uploadId : content.uploadIds()) {
                store.mend(uploadId);
                check(content.id(), uploadId);
            }
        }
    }

    private static Media media(Upload upload) {
        Map<String, String> metadata = upload.metadata();
        return new Media(
                upload.id(),
                TusStore.file(upload.id()),
                metadata.getOrDefault("filename", metadata.getOrDefault("name", "")),
                metadata.getOrDefault("filetype", metadata.getOrDefault("type", "application/octet-stream")),
                metadata.get("mediaWorkflowId"),
                upload.bytes(),
                null,
                Instant.now());
    }
}
