package org.zoomensemble.sandbox.zoom;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One meeting instance and its files. Set uuid, number and start before the first file; everything else may be changed at any
 * time, also after the recording was added to the sandbox. Thread-safe.
 */
public final class SandboxRecording {

    /** Where a recording stands. */
    public enum State {
        THERE,
        TRASHED,
        DELETED
    }

    private final SandboxUser host;
    private final List<SandboxFile> files = new CopyOnWriteArrayList<>();
    private volatile String topic;
    private volatile String uuid;
    private volatile long number;
    private volatile int type = 2;
    private volatile Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private volatile int minutes = 30;
    private volatile String timezone = "Europe/Berlin";
    private volatile String password;
    private volatile boolean viewerDownload = true;
    private volatile boolean hostOnly;
    private volatile boolean signIn;
    private volatile boolean recordingStill;
    private volatile State state = State.THERE;
    private volatile Instant deletedAt;

    private SandboxRecording(SandboxUser host, String topic) {
        this.host = host;
        this.topic = topic;
    }

    /** A meeting of 30 minutes that began an hour ago. Uuid and number come from host, topic and start. */
    public static SandboxRecording of(SandboxUser host, String topic) {
        return new SandboxRecording(host, topic);
    }

    public SandboxRecording uuid(String newUuid) {
        uuid = newUuid;
        return this;
    }

    /** The meeting number, which several instances may share. */
    public SandboxRecording number(long newNumber) {
        number = newNumber;
        return this;
    }

    public SandboxRecording start(Instant newStart) {
        start = newStart.truncatedTo(ChronoUnit.SECONDS);
        return this;
    }

    /** 0 as for a meeting of less than a minute. */
    public SandboxRecording minutes(int newMinutes) {
        minutes = newMinutes;
        return this;
    }

    /** Zoom's meeting type: 1 instant, 2 scheduled, 5, 6 and 9 webinars, 8 recurring, 99 uploaded. */
    public SandboxRecording type(int newType) {
        type = newType;
        return this;
    }

    public SandboxRecording webinar() {
        return type(5);
    }

    public SandboxRecording timezone(String newTimezone) {
        timezone = newTimezone;
        return this;
    }

    /** Renames it. */
    public SandboxRecording topic(String newTopic) {
        topic = newTopic;
        return this;
    }

    /** Null takes the passcode away. */
    public SandboxRecording password(String newPassword) {
        password = newPassword;
        return this;
    }

    /** False: viewers may not download. */
    public SandboxRecording viewerDownload(boolean allowed) {
        viewerDownload = allowed;
        return this;
    }

    /** Only the host may download. Zoom has no field for it: the recording shows {@code viewer_download=false}. */
    public SandboxRecording hostOnly(boolean only) {
        hostOnly = only;
        return this;
    }

    /** Viewers must sign in. */
    public SandboxRecording signIn(boolean required) {
        signIn = required;
        return this;
    }

    /** The meeting is still being recorded: its entry has no {@code recording_files}. */
    public SandboxRecording recordingStill(boolean still) {
        recordingStill = still;
        return this;
    }

    /** Adds a file. */
    public synchronized SandboxRecording file(SandboxFile file) {
        file.belongsTo(this, files.size());
        files.add(file);
        return this;
    }

    public SandboxRecording trash() {
        deletedAt = Instant.now();
        state = State.TRASHED;
        return this;
    }

    /** Takes it out of the trash, whoever put it there. */
    public SandboxRecording recover() {
        state = State.THERE;
        return this;
    }

    /** Gone for good. */
    public SandboxRecording delete() {
        state = State.DELETED;
        return this;
    }

    /** All files completed, nothing recorded any more. */
    public SandboxRecording completed() {
        files.forEach(SandboxFile::completed);
        recordingStill = false;
        return this;
    }

    public SandboxUser host() {
        return host;
    }

    public String topic() {
        return topic;
    }

    public String uuid() {
        if (uuid == null) {
            uuid = Ids.meetingUuid("meeting", host.id(), topic, start.toString());
        }
        return uuid;
    }

    /** Whether a request to this path, as it was sent, is about this recording: its uuid stands in it, encoded once or twice. */
    public boolean isNamedIn(String path) {
        String once = URLDecoder.decode(path, StandardCharsets.UTF_8);
        return once.contains(uuid())
                || URLDecoder.decode(once, StandardCharsets.UTF_8).contains(uuid());
    }

    public long number() {
        if (number == 0) {
            number = Ids.number("meeting", host.id(), topic);
        }
        return number;
    }

    public Instant start() {
        return start;
    }

    public List<SandboxFile> files() {
        return List.copyOf(files);
    }

    public State state() {
        return state;
    }

    public boolean isTrashed() {
        return state == State.TRASHED;
    }

    boolean isRestricted() {
        return password != null || !viewerDownload || hostOnly || signIn;
    }

    boolean isFinished() {
        return !recordingStill && files.stream().noneMatch(SandboxFile::isProcessing);
    }

    Instant recordingStart() {
        return start.plusSeconds(30);
    }

    Instant recordingEnd() {
        return minutes == 0 ? start.plusSeconds(47) : start.plus(Duration.ofMinutes(minutes));
    }

    int type() {
        return type;
    }

    int minutes() {
        return minutes;
    }

    String timezone() {
        return timezone;
    }

    String password() {
        return password;
    }

    boolean allowsViewerDownload() {
        return viewerDownload && !hostOnly;
    }

    boolean isHostOnly() {
        return hostOnly;
    }

    boolean needsSignIn() {
        return signIn;
    }

    boolean isRecordingStill() {
        return recordingStill;
    }

    Instant deletedAt() {
        return deletedAt;
    }
}
