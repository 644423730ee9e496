package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A content as it is kept on disk: only what happened, nothing that follows from the clock. */
record StoredContent(
        String id,
        String institutionId,
        String libraryId,
        String name,
        String description,
        boolean autoPublish,
        Instant dateAdded,
        List<String> uploadIds,
        List<Media> media,
        List<Caption> captions) {

    StoredContent {
        uploadIds = List.copyOf(uploadIds);
        media = List.copyOf(media);
        captions = List.copyOf(captions);
    }

    StoredContent withName(String other) {
        return new StoredContent(
                id, institutionId, libraryId, other, description, autoPublish, dateAdded, uploadIds, media, captions);
    }

    StoredContent withUpload(String uploadId) {
        return new StoredContent(
                id,
                institutionId,
                libraryId,
                name,
                description,
                autoPublish,
                dateAdded,
                with(uploadIds, uploadId),
                media,
                captions);
    }

    StoredContent withMedia(Media arrived) {
        return new StoredContent(
                id,
                institutionId,
                libraryId,
                name,
                description,
                autoPublish,
                dateAdded,
                uploadIds,
                with(media, arrived),
                captions);
    }

    StoredContent withSha256(String uploadId, String sha256) {
        List<Media> hashed = media.stream()
                .map(each -> each.uploadId().equals(uploadId) ? each.withSha256(sha256) : each)
                .toList();
        return new StoredContent(
                id, institutionId, libraryId, name, description, autoPublish, dateAdded, uploadIds, hashed, captions);
    }

    StoredContent withCaption(Caption added) {
        return new StoredContent(
                id,
                institutionId,
                libraryId,
                name,
                description,
                autoPublish,
                dateAdded,
                uploadIds,
                media,
                with(captions, added));
    }

    boolean has(String uploadId) {
        return media.stream().anyMatch(each -> each.uploadId().equals(uploadId));
    }

    /** What is played: the file that arrived last; null where none did. */
    Media current() {
        return media.isEmpty() ? null : media.get(media.size() - 1);
    }

    private static <T> List<T> with(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }
}
