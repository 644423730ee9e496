package org.zoomensemble.zoom;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Zoom in memory for tests of the features: what it holds, and what goes wrong, is said beforehand. */
public final class ScriptedZoom implements ZoomApi {

    /** A file that can be downloaded. */
    public static final class Source {
        public byte[] bytes;
        public String etag = "\"v1\"";
        public boolean tellsLength = true;
        /** Whether a part tells the length of the whole where whole answers do not. */
        public boolean tellsTotalOfPart;

        public boolean honoursRange = true;
        /** Why a page comes in place of the file; null where the file comes. */
        public Restriction restriction;
        /** Whether the recording's own token opens it all the same. */
        public boolean opensByOwnToken;

        public final List<Long> breakAt = new ArrayList<>();

        /** The next answers claim to be whole and have so many bytes. */
        public final List<Integer> cutTo = new ArrayList<>();

        public Source(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    public final Map<String, ZoomRecording> recordings = new HashMap<>();
    public final Map<String, ZoomRecordingSettings> settings = new HashMap<>();
    public final Map<URI, Source> sources = new HashMap<>();
    public final List<String> calls = new ArrayList<>();
    public final List<String> trashed = new ArrayList<>();
    /** Happens while the trash call waits for its connection. */
    public Runnable beforeTrash = () -> {};

    public final List<Download.From> downloads = new ArrayList<>();

    @Override
    public ZoomRecording recording(UUID connectionId, String uuid) throws RecordingGoneException {
        calls.add("recording " + uuid);
        ZoomRecording recording = recordings.get(uuid);
        if (recording == null || trashed.contains(uuid)) {
            throw new RecordingGoneException("Zoom has no recording " + uuid + ".");
        }
        return recording;
    }

    @Override
    public ZoomRecordingSettings recordingSettings(UUID connectionId, String uuid) {
        calls.add("settings " + uuid);
        return settings.getOrDefault(uuid, new ZoomRecordingSettings(false, false, false, false));
    }

    @Override
    public void trash(UUID connectionId, String uuid, Runnable lastMoment) throws RecordingGoneException {
        beforeTrash.run();
        lastMoment.run();
        calls.add("trash " + uuid);
        if (trashed.contains(uuid)) {
            throw new RecordingGoneException("already");
        }
        trashed.add(uuid);
    }

    @Override
    public <T> T download(UUID connectionId, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        return download(address, from, reader, false);
    }

    @Override
    public <T> T downloadByOwnToken(
            UUID connectionId, String uuid, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        recording(connectionId, uuid);
        return download(address, from, reader, true);
    }

    private <T> T download(URI address, Download.From from, Download.Reader<T> reader, boolean byOwnToken)
            throws RecordingGoneException, DownloadRestrictedException {
        downloads.add(from);
        Source source = sources.get(address);
        if (source == null) {
            throw new RecordingGoneException("Zoom has no file at this address.");
        }
        if (source.restriction != null && !(byOwnToken && source.opensByOwnToken)) {
            throw new DownloadRestrictedException("Zoom says " + source.restriction + ".", source.restriction);
        }
        boolean isPart = from.offset() > 0
                && source.honoursRange
                && (from.etag() == null || from.etag().equals(source.etag));
        int offset = isPart ? (int) from.offset() : 0;
        int end = source.cutTo.isEmpty() ? source.bytes.length : source.cutTo.remove(0);
        InputStream body = new ByteArrayInputStream(source.bytes, offset, end - offset);
        if (!source.breakAt.isEmpty()) {
            body = new Breaking(body, source.breakAt.remove(0) - offset);
        }
        try {
            return reader.read(new Download(
                    body,
                    offset,
                    source.tellsLength || isPart && source.tellsTotalOfPart ? end : -1,
                    source.etag,
                    "video/mp4"));
        } catch (IOException broken) {
            throw org.zoomensemble.operations.WorkFailure.retry("The connection broke.", broken);
        }
    }

    /** Fails after so many bytes. */
    private static final class Breaking extends FilterInputStream {
        private long left;

        Breaking(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("reset");
            }
            int read = super.read(buffer, offset, (int) Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }

    @Override
    public ZoomUser user(UUID connectionId, String idOrEmail) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public ZoomUserPage users(UUID connectionId, String status, String pageToken) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public ZoomUserSettings userSettings(UUID connectionId, String userId) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public ZoomRecordingPage recordings(
            UUID connectionId, String userId, LocalDate from, LocalDate to, String pageToken) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public void recover(UUID connectionId, String uuid) {
        trashed.remove(uuid);
    }
}
