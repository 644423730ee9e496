package org.zoomensemble.sandbox.ensemble;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
    private static final int MOST_LOOKS = 100;

    private static final String DATA = "tus/uploads/%s/data";

    private final Path folder;
    private final DiskStorageService storage;
    private final TusFileUploadService service;

    TusStore(Path folder, long uploadLimit) {
        silence();
        this.folder = folder;
        String path = folder.resolve("tus").toString();
        UuidUploadIdFactory ids = new UuidUploadIdFactory();
        storage = new DiskStorageService(path);
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
            UploadInfo info = info(uploadId);
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
            UploadInfo info = info(uploadId);
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

    /** The library writes it anew at every turn, not in one go: a request beside it may find it half written. */
    private UploadInfo info(String uploadId) throws IOException {
        for (int look = 1; ; look++) {
            try {
                return storage.getUploadInfo(new UploadId(uploadId));
            } catch (EOFException | StreamCorruptedException halfWritten) {
                if (look == MOST_LOOKS) {
                    throw halfWritten;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
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
}
