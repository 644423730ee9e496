package org.zoomensemble.zoom.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zoomensemble.zoom.ShareLink;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingPage;
import org.zoomensemble.zoom.ZoomRecordingSettings;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserPage;
import org.zoomensemble.zoom.ZoomUserSettings;

/** Turns Zoom's answers into our records, whatever is missing, added or oddly typed in them. */
final class ZoomJson {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomJson.class);

    private ZoomJson() {}

    static ZoomUser user(JsonNode json) {
        String email = Lenient.text(json, "email");
        return new ZoomUser(
                Lenient.textOrNull(json, "id"),
                email,
                displayName(json, email),
                Lenient.number(json, "type", 0),
                Lenient.text(json, "status").toLowerCase(Locale.ROOT));
    }

    static ZoomUserPage userPage(JsonNode json) {
        List<ZoomUser> users = new ArrayList<>();
        for (JsonNode entry : json.path("users")) {
            if (entry.isObject()) {
                users.add(user(entry));
            }
        }
        return new ZoomUserPage(List.copyOf(users), Lenient.text(json, "next_page_token"));
    }

    static ZoomUserSettings userSettings(JsonNode json) {
        JsonNode recording = json.path("recording");
        return new ZoomUserSettings(
                Lenient.flag(recording, "cloud_recording"),
                Lenient.flag(recording, "recording_audio_transcript"),
                Lenient.flag(recording, "cloud_recording_download_host"));
    }

    static ZoomRecordingPage recordingPage(JsonNode json) {
        List<ZoomRecording> recordings = new ArrayList<>();
        for (JsonNode entry : json.path("meetings")) {
            ZoomRecording recording = recording(entry, "");
            if (recording.uuid().isEmpty() || recording.hostId().isEmpty()) {
                LOG.warn(
                        "Zoom listed a recording without {}; it is left out (meeting number {}, start {}).",
                        recording.uuid().isEmpty() ? "uuid" : "host",
                        recording.meetingId(),
                        recording.startTime());
            } else {
                recordings.add(recording);
            }
        }
        return new ZoomRecordingPage(
                Lenient.day(json, "from"),
                Lenient.day(json, "to"),
                List.copyOf(recordings),
                Lenient.text(json, "next_page_token"));
    }

    /** {@code uuid} is what was asked for; it counts where the answer tells none. */
    static ZoomRecording recording(JsonNode json, String uuid) {
        String told = Lenient.text(json, "uuid");
        Instant start = Lenient.instant(json, "start_time");
        return new ZoomRecording(
                told.isEmpty() ? uuid : told,
                Lenient.text(json, "account_id"),
                Lenient.text(json, "id"),
                Lenient.text(json, "host_id"),
                Lenient.text(json, "host_email"),
                Lenient.text(json, "topic"),
                Lenient.text(json, "type"),
                start,
                Lenient.text(json, "timezone"),
                Math.max(0, Lenient.number(json, "duration", 0)),
                isSet(json, "password") || isSet(json, "recording_play_passcode"),
                files(json, start),
                links(json));
    }

    private static List<String> links(JsonNode json) {
        Stream<String> played = StreamSupport.stream(
                        json.path("recording_files").spliterator(), false)
                .map(file -> Lenient.text(file, "play_url"));
        return Stream.concat(Stream.of(Lenient.text(json, "share_url")), played)
                .flatMap(address -> ShareLink.of(address).stream())
                .map(ShareLink::key)
                .distinct()
                .toList();
    }

    static ZoomRecordingSettings recordingSettings(JsonNode json) {
        String share = Lenient.text(json, "share_recording").toLowerCase(Locale.ROOT);
        return new ZoomRecordingSettings(
                isSet(json, "password"),
                Boolean.FALSE.equals(Lenient.flag(json, "viewer_download")),
                Boolean.TRUE.equals(Lenient.flag(json, "cloud_recording_download_host")),
                Boolean.TRUE.equals(Lenient.flag(json, "recording_authentication"))
                        || Boolean.TRUE.equals(Lenient.flag(json, "on_demand"))
                        || !share.isEmpty() && !share.equals("publicly"));
    }

    private static List<ZoomFile> files(JsonNode json, Instant meetingStart) {
        List<ZoomFile> files = new ArrayList<>();
        for (JsonNode entry : json.path("recording_files")) {
            if (entry.isObject()) {
                files.add(file(entry, meetingStart));
            }
        }
        return List.copyOf(files);
    }

    private static ZoomFile file(JsonNode json, Instant meetingStart) {
        Instant end = Lenient.instant(json, "recording_end");
        Instant start = Stream.of(Lenient.instant(json, "recording_start"), meetingStart, end, Instant.EPOCH)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new ZoomFile(
                Lenient.textOrNull(json, "id"),
                start,
                end,
                fileType(json),
                recordingType(json),
                Lenient.text(json, "file_extension").toUpperCase(Locale.ROOT),
                Math.max(-1, Lenient.number(json, "file_size", -1L)),
                Lenient.text(json, "status").toLowerCase(Locale.ROOT),
                address(Lenient.text(json, "download_url")));
    }

    /** Where Zoom leaves the type out, extension and recording type tell it for the kinds that matter here. */
    private static String fileType(JsonNode json) {
        String told = Lenient.text(json, "file_type").toUpperCase(Locale.ROOT);
        if (!told.isEmpty()) {
            return told;
        }
        return switch (recordingType(json)) {
            case "audio_transcript" -> "TRANSCRIPT";
            case "closed_caption", "cc_transcript" -> "CC";
            default -> {
                String extension = Lenient.text(json, "file_extension").toUpperCase(Locale.ROOT);
                yield extension.equals("MP4") || extension.equals("M4A") ? extension : "";
            }
        };
    }

    /** {@code shared_screen_with_speaker_view(CC)} and its like are the same view with captions burnt in or not. */
    private static String recordingType(JsonNode json) {
        return Lenient.text(json, "recording_type")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\s*\\(cc\\)$", "")
                .trim();
    }

    private static URI address(String text) {
        try {
            URI address = WireAddress.of(text);
            return address.isAbsolute() && address.getHost() != null ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isSet(JsonNode json, String field) {
        return !Lenient.text(json, field).isEmpty();
    }

    private static String displayName(JsonNode json, String email) {
        String whole = (Lenient.text(json, "first_name") + " " + Lenient.text(json, "last_name")).trim();
        return Stream.of(Lenient.text(json, "display_name"), whole, email)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
