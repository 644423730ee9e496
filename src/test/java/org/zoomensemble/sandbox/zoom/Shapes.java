package org.zoomensemble.sandbox.zoom;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What Zoom's answers look like: field names of its OpenAPI description, with the oddities of real answers. */
final class Shapes {

    private final URI downloads;

    /** Takes the server that the addresses of files begin with. */
    Shapes(URI downloads) {
        this.downloads = downloads;
    }

    Map<String, Object> listedUser(SandboxUser user) {
        return Answers.fields(
                "id", user.id(),
                "first_name", user.firstName(),
                "last_name", user.lastName(),
                "display_name", user.displayName(),
                "email", user.email(),
                "type", user.type(),
                "pmi", Ids.number("pmi", user.id()),
                "timezone", "Europe/Berlin",
                "verified", 1,
                "user_created_at", "2019-06-01T07:58:03Z",
                "status", user.status(),
                "role_id", "2");
    }

    Map<String, Object> user(SandboxUser user) {
        Map<String, Object> fields = listedUser(user);
        fields.put("account_id", user.account().accountId());
        fields.put("role_name", "Member");
        fields.put("language", "en-US");
        return fields;
    }

    Map<String, Object> userSettings(SandboxUser user) {
        return Answers.fields(
                "recording",
                Answers.fields(
                        "local_recording", true,
                        "cloud_recording", user.hasCloudRecording(),
                        "record_speaker_view", true,
                        "record_gallery_view", false,
                        "record_audio_file", true,
                        "save_chat_text", true,
                        "recording_audio_transcript", user.hasTranscript(),
                        "save_close_caption", true,
                        "auto_recording", "none",
                        "auto_delete_cmr", false,
                        "cloud_recording_download_host", user.hasHostOnlyDownload() ? true : null));
    }

    /** An entry of a list. */
    Map<String, Object> listed(SandboxRecording recording) {
        List<SandboxFile> files = recording.isRecordingStill() ? List.of() : recording.files();
        Map<String, Object> fields = Answers.fields(
                "uuid", recording.uuid(),
                "id", recording.number(),
                "account_id", recording.host().account().accountId(),
                "host_id", recording.host().id(),
                "topic", recording.topic(),
                // Described as a string, sent as a number.
                "type", recording.type(),
                "start_time", recording.start().toString(),
                "timezone", recording.timezone(),
                "duration", recording.minutes(),
                "total_size",
                        files.stream()
                                .mapToLong(file -> file.isProcessing() ? 0 : file.sizeShown())
                                .sum(),
                "recording_count", files.size(),
                "share_url", downloads + "/rec/share/" + Ids.id("share", recording.uuid()));
        if (!files.isEmpty()) {
            fields.put(
                    "recording_files",
                    files.stream().map(file -> file(recording, file)).toList());
        }
        if (recording.password() != null) {
            fields.put("recording_play_passcode", Ids.id("passcode", recording.uuid()) + "0123456789");
        }
        return fields;
    }

    /** The answer for one meeting instance; with its passcode, as for those who may see it. */
    Map<String, Object> recording(SandboxRecording recording) {
        Map<String, Object> fields = listed(recording);
        fields.put("password", recording.password() == null ? "" : recording.password());
        fields.put("participant_audio_files", List.of());
        return fields;
    }

    /** What an event tells: the host's e-mail too, and addresses of files that want the event's own token. */
    Map<String, Object> announced(SandboxRecording recording, String event) {
        boolean transcriptsOnly = event.equals("recording.transcript_completed");
        Map<String, Object> fields = listed(recording);
        fields.put("host_email", recording.host().email());
        fields.put("on_prem", false);
        if (recording.password() != null) {
            fields.put("password", recording.password());
        }
        fields.computeIfPresent(
                "recording_files",
                (name, listed) -> recording.files().stream()
                        .filter(file -> !transcriptsOnly || file.fileType().equals("TRANSCRIPT"))
                        .map(file -> announced(recording, file))
                        .toList());
        return fields;
    }

    private Map<String, Object> announced(SandboxRecording recording, SandboxFile file) {
        Map<String, Object> fields = file(recording, file);
        fields.computeIfPresent(
                "download_url",
                (name, url) -> downloads + "/rec/webhook_download/" + file.token() + "/" + Ids.id("event", file.id()));
        return fields;
    }

    Map<String, Object> recordingSettings(SandboxRecording recording) {
        return Answers.fields(
                "share_recording",
                recording.needsSignIn() ? "internally" : "publicly",
                "recording_authentication",
                recording.needsSignIn(),
                "authentication_option",
                recording.needsSignIn() ? Ids.id("authentication", recording.uuid()) : null,
                "authentication_name",
                recording.needsSignIn() ? "Signed-in users in my account" : null,
                "viewer_download",
                recording.allowsViewerDownload(),
                "password",
                recording.password() == null ? "" : recording.password(),
                "on_demand",
                false,
                "approval_type",
                2,
                "send_email_to_host",
                false,
                "show_social_share_buttons",
                false,
                "topic",
                recording.topic());
    }

    private Map<String, Object> file(SandboxRecording recording, SandboxFile file) {
        boolean processing = file.isProcessing();
        boolean untold = file.isUntold();
        boolean bare = file.isBare() || untold;
        return Answers.fields(
                "id", bare ? null : file.id(),
                "meeting_id", recording.uuid(),
                "recording_start", text(file.start()),
                "recording_end", processing ? "" : text(file.end()),
                "file_type", processing || untold ? "" : file.fileType(),
                "file_extension", processing ? "" : file.extension(),
                "file_size", bare ? null : processing ? 0L : (Object) file.sizeShown(),
                "play_url", bare || processing ? null : downloads + "/rec/play/" + file.token(),
                "download_url", processing ? null : downloads + "/rec/download/" + file.token(),
                "status", bare ? null : processing ? "processing" : "completed",
                "recording_type", bare || processing ? null : file.recordingType(),
                "deleted_time",
                        recording.isTrashed() ? text(recording.deletedAt().truncatedTo(ChronoUnit.SECONDS)) : null);
    }

    private static String text(Instant instant) {
        return instant.toString();
    }
}
