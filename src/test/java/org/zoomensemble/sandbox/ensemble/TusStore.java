package org.zoomensemble.sandbox.ensemble;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UuidUploadIdFactory;
import me.desair.tus.server.upload.disk.DiskLockingService;
import me.desair.tus.server.upload.disk.DiskStorageService;
import org.slf4j.LoggerFactory;

/**
 * The tus server of tus-java-server, and a look at what it has on disk. Addresses are {@code
 * /tus/{contentId}/{uploadId}}; an upload belongs to its content.
 */
final class TusStore {

    /** Where tus-java-server keeps the bytes of an upload, below its storage path. */
    private static final String DATA = "tus/uploads/%s/data";

    private final Path folder;
    private final DiskStorageService storage;
    private final TusFileUploadService service;

    TusStore(Path folder, long uploadLimit) {
        silence();
        this.folder = folder;
        String path = folder.resolve("tus").toString();
        UuidUploadIdFactory ids = new UuidUploadIdFactory();
        storage = new Storage(path);
        service = new TusFileUploadService()
                .withUploadIdFactory(ids)
                .withUploadStorageService(storage)
                .withUploadLockingService(new DiskLockingService(path))
                .withUploadUri("/tus/[0-9a-f-]+")
                .withMaxUploadSize(uploadLimit)
                .disableTusExtension("checksum")
                .disableTusExtension("concatenation")
                .disableTusExtension("termination")
                .disableTusExtension("expiration");
    }

    TusFileUploadService service() {
        return service;
    }

    /** Relative to the folder. */
    static String file(String uploadId) {
        return DATA.formatted(uploadId);
    }

    Optional<Upload> upload(String contentId, String uploadId) {
        try {
            UploadInfo info = storage.getUploadInfo(new UploadId(uploadId));
            return info == null ? Optional.empty() : Optional.of(upload(contentId, uploadId, info));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the offset agree with the bytes on disk: a process that was killed in the middle of a {@code PATCH} wrote
     * bytes that it never noted.
     */
    void mend(String uploadId) {
        try {
            UploadInfo info = storage.getUploadInfo(new UploadId(uploadId));
            if (info != null) {
                info.setOffset(bytes(uploadId, info));
                storage.update(info);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UploadNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file itself is asked, because the note of the offset lags behind; unless its bytes were discarded. */
    private long bytes(String uploadId, UploadInfo info) throws IOException {
        Path file = folder.resolve(file(uploadId));
        return Files.exists(file) ? Files.size(file) : info.getOffset();
    }

    /** It logs each refusal that a test provokes as an error with its stack trace. */
    private static void silence() {
        if (LoggerFactory.getLogger("me.desair.tus") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }

    private Upload upload(String contentId, String uploadId, UploadInfo info) throws IOException {
        Map<String, String> metadata = info.getMetadata();
        return new Upload(
                uploadId,
                contentId,
                "/tus/" + contentId + "/" + uploadId,
                info.hasLength() ? info.getLength() : -1,
                bytes(uploadId, info),
                !info.isUploadInProgress(),
                metadata);
    }

    /**
     * Reads and writes its notes one after the other: the library empties a note, then asks for a lock on the file, and fails
     * where somebody reads it at that moment. The note would stay empty.
     */
    private static final class Storage extends DiskStorageService {

        Storage(String path) {
            super(path);
        }

        @Override
        public synchronized UploadInfo getUploadInfo(UploadId id) throws IOException {
            return super.getUploadInfo(id);
        }

        @Override
        public synchronized void update(UploadInfo info) throws IOException, UploadNotFoundException {
            super.update(info);
        }
    }
}
