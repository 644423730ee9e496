package org.zoomensemble.sandbox.zoom;

/** A Zoom user. May be changed at any time; thread-safe. */
public final class SandboxUser {

    private final String id;
    private final String firstName;
    private final String lastName;
    private volatile String email;
    private volatile SandboxAccount account;
    private volatile int type = 2;
    private volatile String status = "active";
    private volatile boolean cloudRecording = true;
    private volatile boolean transcript = true;
    private volatile boolean hostOnlyDownload;

    private SandboxUser(String email, String firstName, String lastName) {
        this.id = Ids.id("user", email);
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
    }

    /** A licensed, active user. The id comes from the e-mail; either name may be null, as at Zoom. */
    public static SandboxUser of(String email, String firstName, String lastName) {
        return new SandboxUser(email, firstName, lastName);
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** Zoom keeps the id when the e-mail changes. */
    public SandboxUser email(String newEmail) {
        email = newEmail;
        return this;
    }

    /** Type 1: no cloud recordings. */
    public SandboxUser basic() {
        type = 1;
        return this;
    }

    public SandboxUser licensed() {
        type = 2;
        return this;
    }

    public SandboxUser deactivated() {
        status = "inactive";
        return this;
    }

    public SandboxUser activated() {
        status = "active";
        return this;
    }

    /** The setting {@code recording.cloud_recording}. */
    public SandboxUser cloudRecording(boolean on) {
        cloudRecording = on;
        return this;
    }

    /** The setting {@code recording.recording_audio_transcript}. */
    public SandboxUser transcript(boolean on) {
        transcript = on;
        return this;
    }

    /** The setting {@code recording.cloud_recording_download_host}, which Zoom shows only where it is on. */
    public SandboxUser hostOnlyDownload(boolean on) {
        hostOnlyDownload = on;
        return this;
    }

    /** The account that the user belongs to; the sandbox's first where none is set. */
    public SandboxUser account(SandboxAccount of) {
        account = of;
        return this;
    }

    SandboxAccount account() {
        return account;
    }

    int type() {
        return type;
    }

    String status() {
        return status;
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    String displayName() {
        return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
    }

    boolean hasCloudRecording() {
        return cloudRecording;
    }

    boolean hasTranscript() {
        return transcript;
    }

    boolean hasHostOnlyDownload() {
        return hostOnlyDownload;
    }
}
