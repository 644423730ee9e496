package org.zoomensemble.sandbox.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Uploads in chunks that are under way; the last chunk makes the content. Thread-safe. */
final class V2Uploads {

    private final Contents contents;
    private final Map<List<String>, Open> open = new HashMap<>();

    V2Uploads(Contents contents) {
        this.contents = contents;
    }

    /** One chunk of a file, and what the form says besides. */
    record Chunk(
            String fileName,
            String title,
            String description,
            UploadWorkflow workflow,
            int number,
            int count,
            String contentType) {

        List<String> upload() {
            return List.of(fileName, title, description, workflow.id());
        }
    }

    private record Open(String id, int received) {}

    /**
     * Appends a chunk; the first one begins anew.
     *
     * @return false where another chunk was due
     */
    synchronized boolean add(Chunk chunk, InputStream bytes) throws IOException {
        Open upload = chunk.number() == 0
                ? new Open(UUID.randomUUID().toString(), 0)
                : open.getOrDefault(chunk.upload(), new Open("", -1));
        if (upload.received() != chunk.number()) {
            return false;
        }
        Path file = contents.folder().resolve(file(upload));
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            bytes.transferTo(out);
        }
        if (chunk.number() + 1 < chunk.count()) {
            open.put(chunk.upload(), new Open(upload.id(), chunk.number() + 1));
        } else {
            open.remove(chunk.upload());
            finish(chunk, upload, file);
        }
        return true;
    }

    private void finish(Chunk chunk, Open upload, Path file) throws IOException {
        StoredContent content =
                contents.create(null, chunk.workflow().libraryId(), chunk.title(), chunk.description(), true);
        contents.addMedia(
                content.id(),
                new Media(
                        upload.id(),
                        file(upload),
                        chunk.fileName(),
                        chunk.contentType() == null ? "application/octet-stream" : chunk.contentType(),
                        chunk.workflow().id(),
                        Files.size(file),
                        null,
                        Instant.now()));
    }

    private static String file(Open upload) {
        return "v2/" + upload.id();
    }
}
