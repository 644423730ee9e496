package org.zoomensemble.sandbox.zoom;

import java.time.Instant;

/** One file of a recording. May be changed at any time, also after the recording was added; thread-safe. */
public final class SandboxFile {

    private final String fileType;
    private final String recordingType;
    private final String extension;
    private final boolean bare;
    private volatile SandboxMedia media;
    private volatile Instant start;
    private volatile Instant end;
    private volatile boolean processing;
    private volatile Boolean withheld;
    private volatile boolean ownTokenOnly;
    private volatile boolean lost;
    private volatile boolean untold;
    private volatile long sizeShown = -1;
    private volatile String id;
    private volatile String token;

    private SandboxFile(String fileType, String recordingType, String extension, boolean bare, SandboxMedia media) {
        this.fileType = fileType;
        this.recordingType = recordingType;
        this.extension = extension;
        this.bare = bare;
        this.media = media;
    }

    /** An MP4; {@code recordingType} for example {@code shared_screen_with_speaker_view}. */
    public static SandboxFile video(String recordingType, SandboxMedia media) {
        return new SandboxFile("MP4", recordingType, "MP4", false, media);
    }

    /** The usual video: {@code shared_screen_with_speaker_view}, ten seconds that play. */
    public static SandboxFile video() {
        return video("shared_screen_with_speaker_view", SandboxMedia.speakerView());
    }

    public static SandboxFile audio() {
        return audio(SandboxMedia.audio());
    }

    public static SandboxFile audio(SandboxMedia media) {
        return new SandboxFile("M4A", "audio_only", "M4A", false, media);
    }

    /** Closed captions, which Zoom lists without id, status, size, recording type and play address. */
    public static SandboxFile captions() {
        return captions(SandboxMedia.captions());
    }

    public static SandboxFile captions(SandboxMedia media) {
        return new SandboxFile("CC", "closed_caption", "VTT", true, media);
    }

    public static SandboxFile transcript() {
        return transcript(SandboxMedia.transcript());
    }

    public static SandboxFile transcript(SandboxMedia media) {
        return new SandboxFile("TRANSCRIPT", "audio_transcript", "VTT", false, media);
    }

    public static SandboxFile chat() {
        return new SandboxFile("CHAT", "chat_file", "TXT", false, SandboxMedia.chat());
    }

    /** A timeline, which Zoom lists as it lists captions. */
    public static SandboxFile timeline() {
        return new SandboxFile(
                "TIMELINE", "timeline", "JSON", true, SandboxMedia.text("{\"timeline\":[]}", "application/json"));
    }

    /** Any other file, for example of a type that Zoom adds tomorrow. */
    public static SandboxFile other(String fileType, String recordingType, String extension, SandboxMedia media) {
        return new SandboxFile(fileType, recordingType, extension, false, media);
    }

    /** The segment that the file belongs to; without it, the recording's first. */
    public SandboxFile segment(Instant recordingStart, Instant recordingEnd) {
        start = recordingStart;
        end = recordingEnd;
        return this;
    }

    /** Zoom is still making it: {@code status=processing}, no type, no end, nothing to download. */
    public SandboxFile processing() {
        processing = true;
        return this;
    }

    public SandboxFile completed() {
        processing = false;
        return this;
    }

    /**
     * Whether a download is answered with a page instead of the file. Where it is not set, captions and transcripts of
     * restricted recordings are.
     */
    public SandboxFile withheld(boolean isWithheld) {
        withheld = isWithheld;
        return this;
    }

    /** Only the download token of its recording opens it; the account's token gets a page. */
    public SandboxFile ownTokenOnly() {
        ownTokenOnly = true;
        return this;
    }

    /** It is listed, but its bytes are no more: the storage host answers with 404. */
    public SandboxFile lost() {
        lost = true;
        return this;
    }

    /** Listed without id, status, size, type and recording type; only its extension tells what it is. */
    public SandboxFile untold() {
        untold = true;
        return this;
    }

    /** From now on it lies at another address, and the old one is none any more. */
    public SandboxFile move() {
        token = Ids.id("download", token) + "." + Ids.id("signature", token);
        return this;
    }

    /** What the lists say instead of the real size; Zoom's {@code file_size} is not always right. */
    public SandboxFile sizeShown(long bytes) {
        sizeShown = bytes;
        return this;
    }

    /** Other bytes under the same address, with another validator. */
    public SandboxFile replace(SandboxMedia newMedia) {
        media = newMedia;
        return this;
    }

    public SandboxMedia media() {
        return media;
    }

    /** Null before the file belongs to a recording. */
    public String id() {
        return id;
    }

    void belongsTo(SandboxRecording recording, int position) {
        id = Ids.uuid("file", recording.uuid(), String.valueOf(position));
        token = Ids.id("download", id) + "." + Ids.id("signature", id);
        if (start == null) {
            start = recording.recordingStart();
            end = recording.recordingEnd();
        }
    }

    /** The last part of its download address, which {@link #move} changes. */
    public String address() {
        return token;
    }

    String token() {
        return token;
    }

    String fileType() {
        return fileType;
    }

    String recordingType() {
        return recordingType;
    }

    String extension() {
        return extension;
    }

    boolean isOwnTokenOnly() {
        return ownTokenOnly;
    }

    boolean isLost() {
        return lost;
    }

    boolean isUntold() {
        return untold;
    }

    boolean isBare() {
        return bare;
    }

    boolean isProcessing() {
        return processing;
    }

    boolean isWithheld(SandboxRecording recording) {
        Boolean set = withheld;
        return set != null ? set : recording.isRestricted() && extension.equals("VTT");
    }

    long sizeShown() {
        return sizeShown >= 0 ? sizeShown : media.size();
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }
}
