package org.zoomensemble.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Download;

/** Pours an open download into an upload: no temporary file, one block of memory. */
@Service
class TransferStream {

    private static final Logger LOG = LoggerFactory.getLogger(TransferStream.class);
    private static final int BLOCK = 64 * 1024;
    private static final int HEADER = 12;
    private static final long NOTE_EVERY = TimeUnit.SECONDS.toNanos(2);

    private final EnsembleApi ensemble;
    private final TransferRepository transfers;
    private final UploadWorkflows workflows;
    private final SourceLength sourceLength;
    private final IngestSettings settings;

    TransferStream(
            EnsembleApi ensemble,
            TransferRepository transfers,
            UploadWorkflows workflows,
            SourceLength sourceLength,
            IngestSettings settings) {
        this.ensemble = ensemble;
        this.transfers = transfers;
        this.workflows = workflows;
        this.sourceLength = sourceLength;
        this.settings = settings;
    }

    /** How pouring ended, when nothing broke. */
    enum End {
        COMPLETE,
        /** The source is another file than the one that was begun: the old upload is abandoned, begin again. */
        SOURCE_CHANGED,
        /** Ensemble holds another offset than we thought: ask it again. */
        OFFSET_DIFFERS,
        /** The upload or its content is gone: begin a new one. */
        UPLOAD_GONE,
        /** Another writer holds the upload. */
        UPLOAD_HELD
    }

    /**
     * @param held what Ensemble holds of the upload, 0 when there is none yet
     */
    End pour(MediaTransfer.Work work, Transfer transfer, long held, Download download) throws IOException {
        UUID itemId = work.item().id();
        Transfer begun = transfer;
        InputStream body = download.body();
        if (begun.uploadUrl() == null || held == 0) {
            body = new BufferedInputStream(body, BLOCK);
            requireMedia(body, work, begun);
        }
        if (begun.uploadUrl() == null) {
            begun = create(work, begun, download);
        } else if (isOtherSource(begun, held, download)) {
            transfers.uploadAbandoned(itemId);
            return End.SOURCE_CHANGED;
        } else if (download.offset() < held) {
            body.skipNBytes(held - download.offset());
        }
        return append(work, begun, held, download.totalLength() < 0 ? new Ending(begun, held, body) : body);
    }

    private Transfer create(MediaTransfer.Work work, Transfer transfer, Download download) {
        long length = sourceLength.of(work, transfer, download);
        if (length <= 0) {
            throw WorkFailure.retry("Zoom tells no length for the media file of %s; it may not be finished yet."
                    .formatted(work.ingest().title()));
        }
        EnsembleWorkflow workflow = workflows.choose(work.target());
        if (length > workflow.maxUploadBytes()) {
            throw WorkFailure.giveUp(
                    ("The media file of %s has %s, more than the upload workflow “%s” of the library “%s"
                                    + "” takes (%s); raise its limit in Ensemble, then choose retry.")
                            .formatted(
                                    work.ingest().title(),
                                    Bytes.text(length),
                                    workflow.name(),
                                    work.target().libraryName(),
                                    Bytes.text(workflow.maxUploadBytes())));
        }
        try {
            URI upload = ensemble.createUpload(
                    work.target().institutionEnsembleId(),
                    new NewUpload(
                            work.item().contentId(),
                            workflow.id(),
                            transfer.fileName(),
                            transfer.contentType(),
                            length));
            transfers.uploadCreated(work.item().id(), upload, length, download.etag());
        } catch (UploadGoneException gone) {
            throw WorkFailure.giveUp(
                    ("Ensemble has the item %s no more (%s); cancel the ingest, then force it" + " again.")
                            .formatted(work.item().contentId(), gone.getMessage()));
        }
        work.heartbeat().advanced();
        return transfers.find(work.item().id()).orElseThrow();
    }

    private static boolean isOtherSource(Transfer begun, long held, Download download) {
        boolean isOtherLength = download.totalLength() >= 0 && download.totalLength() != begun.length();
        boolean isOtherTag =
                begun.etag() != null && download.etag() != null && !begun.etag().equals(download.etag());
        // The whole file in place of the rest is only skipped forward when both sides tell that it is the same file.
        boolean isUnprovenWhole = download.offset() < held
                && (begun.etag() == null || !begun.etag().equals(download.etag()));
        return isOtherLength || isOtherTag || isUnprovenWhole;
    }

    private End append(MediaTransfer.Work work, Transfer transfer, long held, InputStream body) throws IOException {
        Noting noting = new Noting(transfer.itemId());
        long offset = held;
        while (offset < transfer.length()) {
            long length = Math.min(settings.maxPatchBytes(), transfer.length() - offset);
            long from = offset;
            long after;
            try {
                after = ensemble.append(
                        work.target().institutionEnsembleId(),
                        transfer.uploadUrl(),
                        from,
                        length,
                        out -> copy(work, transfer, body, out, from, length, noting));
            } catch (UploadConflictException conflict) {
                return End.UPLOAD_HELD;
            } catch (UploadGoneException gone) {
                return End.UPLOAD_GONE;
            }
            work.heartbeat().advanced();
            if (after != from + length) {
                return End.OFFSET_DIFFERS;
            }
            offset = after;
            if (offset < transfer.length()) {
                transfers.confirmed(transfer.itemId(), offset);
            }
        }
        transfers.finished(transfer.itemId(), transfer.length());
        return End.COMPLETE;
    }

    private static void copy(
            MediaTransfer.Work work,
            Transfer transfer,
            InputStream body,
            OutputStream out,
            long from,
            long length,
            LongConsumer noting)
            throws IOException {
        byte[] block = new byte[BLOCK];
        long left = length;
        while (left > 0) {
            int read = read(body, block, (int) Math.min(BLOCK, left), transfer, from + length - left);
            out.write(block, 0, read);
            left -= read;
            work.heartbeat().advanced();
            noting.accept(from + length - left);
        }
    }

    /** A break on Zoom's side must not be taken for one on Ensemble's. */
    private static int read(InputStream body, byte[] block, int most, Transfer transfer, long at) {
        try {
            int read = body.read(block, 0, most);
            if (read > 0) {
                return read;
            }
        } catch (IOException broken) {
            throw WorkFailure.retry(
                    "Zoom's connection broke at byte %d of %d of %s (%s)."
                            .formatted(
                                    at,
                                    transfer.length(),
                                    transfer.fileName(),
                                    broken.getClass().getSimpleName()),
                    broken);
        }
        throw WorkFailure.retry("Zoom's file %s ended at byte %d, but %d were announced."
                .formatted(transfer.fileName(), at, transfer.length()));
    }

    /** MP4 and M4A begin with a box of the type {@code ftyp}. */
    private static void requireMedia(InputStream body, MediaTransfer.Work work, Transfer transfer) throws IOException {
        body.mark(HEADER);
        byte[] header = body.readNBytes(HEADER);
        body.reset();
        if (header.length < 8 || !new String(header, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            throw new NoMediaException(
                    ("What Zoom sent as %s of %s is no %s file: %s. Zoom may not have finished it; play it in Zoom if"
                                    + " this stays.")
                            .formatted(
                                    transfer.fileName(),
                                    work.ingest().title(),
                                    transfer.fileType(),
                                    header.length == 0 ? "it is empty" : "it does not begin with “ftyp”"));
        }
    }

    /**
     * A file whose answer tells no length ends where it was counted to end, or it is another one: then nothing of it is taken for
     * whole, and its length is found anew.
     */
    private final class Ending extends FilterInputStream {

        private final Transfer transfer;
        private long at;

        private Ending(Transfer transfer, long at, InputStream body) {
            super(body);
            this.transfer = transfer;
            this.at = at;
        }

        @Override
        public int read(byte[] block, int offset, int most) throws IOException {
            int read = in.read(block, offset, most);
            at += Math.max(0, read);
            if (read < 0 && at < transfer.length() || at == transfer.length() && in.read() >= 0) {
                transfers.uploadAbandoned(transfer.itemId());
                throw WorkFailure.retry(
                        "Zoom's file %s does not end at byte %d, as it did before: it may have been cut short on its way."
                                .formatted(transfer.fileName(), transfer.length()));
            }
            return read;
        }
    }

    /** Writes down the progress for those who watch, now and then; a database that is away does not stop the bytes. */
    private final class Noting implements LongConsumer {

        private final UUID itemId;
        private long nextAt = System.nanoTime() + NOTE_EVERY;

        private Noting(UUID itemId) {
            this.itemId = itemId;
        }

        @Override
        public void accept(long bytes) {
            long now = System.nanoTime();
            if (now - nextAt < 0) {
                return;
            }
            nextAt = now + NOTE_EVERY;
            try {
                transfers.sent(itemId, bytes);
            } catch (DataAccessException databaseAway) {
                LOG.debug("Progress of {} not noted: {}", itemId, databaseAway.getMessage());
            }
        }
    }
}
