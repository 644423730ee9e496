package org.zoomensemble.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.zoom.ShareLink;
import org.zoomensemble.zoom.ZoomConnection;

/**
 * What somebody knows of a recording: its uuid; or the meeting number and the start; or a link by which Zoom shares it. Null
 * and blank mean not known.
 *
 * @param start a day (UTC) or an instant, ISO 8601
 */
public record RecordingHint(String meetingUuid, String meetingNumber, String start, String shareLink) {

    static final String UUID_FIELD = "meetingUuid";
    static final String NUMBER_FIELD = "meetingNumber";
    static final String LINK_FIELD = "shareLink";

    private static final int LONGEST_UUID = 200;
    private static final int LONGEST_LINK = 4000;
    private static final Pattern NUMBER = Pattern.compile("\\d{9,12}");
    private static final Pattern NUMBER_AND_START =
            Pattern.compile("([\\d\\s-]+?)[,;\\s]+(\\d{4}-\\d{2}-\\d{2}(?:[T\\s].*)?)");

    /** All that is known stands in one field: a link, a number with the start behind it, or a uuid. */
    public static RecordingHint ofText(String text) {
        String plain = text == null ? "" : text.strip();
        Matcher numberAndStart = NUMBER_AND_START.matcher(plain);
        if (ShareLink.hostOf(plain).isPresent()) {
            return new RecordingHint(null, null, null, plain);
        }
        if (numberAndStart.matches()) {
            return new RecordingHint(null, numberAndStart.group(1), numberAndStart.group(2), null);
        }
        return NUMBER.matcher(digits(plain)).matches()
                ? new RecordingHint(null, plain, null, null)
                : new RecordingHint(plain, null, null, null);
    }

    /** @throws UnacceptableInputException it names no recording, or more than one way */
    WantedRecording wanted(ZoomConnection connection) {
        long ways = Stream.of(meetingUuid, meetingNumber, shareLink)
                .filter(RecordingHint::isThere)
                .count();
        if (ways == 0 && isThere(start)) {
            throw new UnacceptableInputException(
                    NUMBER_FIELD, "A start alone names no recording; send the meeting number as well.");
        }
        if (ways != 1) {
            throw new UnacceptableInputException(
                    UUID_FIELD,
                    (ways == 0 ? "Nothing names the recording" : "The recording is named in several ways")
                            + "; send exactly one of the uuid, the meeting number with the start, or the share link.");
        }
        if (isThere(meetingUuid)) {
            return uuid();
        }
        return isThere(shareLink) ? link(connection) : number();
    }

    private WantedRecording uuid() {
        String uuid = meetingUuid.strip();
        if (NUMBER.matcher(digits(uuid)).matches()) {
            throw new UnacceptableInputException(
                    UUID_FIELD,
                    "This is a meeting number, which names every meeting that was held under it; send it as the meeting"
                            + " number, with the start.");
        }
        if (uuid.length() > LONGEST_UUID || uuid.chars().anyMatch(Character::isWhitespace)) {
            throw new UnacceptableInputException(
                    UUID_FIELD, "This is no uuid; send it as Zoom writes it, for example 4444AAAiAAAAAiAiAiiAii==.");
        }
        return new WantedRecording.ByUuid(uuid);
    }

    private WantedRecording number() {
        String number = digits(meetingNumber);
        if (!NUMBER.matcher(number).matches()) {
            throw new UnacceptableInputException(
                    NUMBER_FIELD,
                    "This is no meeting number; it has 9 to 12 digits, and in a spreadsheet its column must be text.");
        }
        if (!isThere(start)) {
            throw new UnacceptableInputException(
                    "start",
                    "A meeting number names every meeting that was held under it; send the start as well: the day (UTC), for"
                            + " example 2026-11-01, or the time, for example 2026-11-01T09:00Z.");
        }
        return new WantedRecording.ByNumber(number, MeetingStart.of(start));
    }

    private WantedRecording link(ZoomConnection connection) {
        String text = shareLink.strip();
        String host = ShareLink.hostOf(text).orElse("");
        if (text.length() > LONGEST_LINK || host.isEmpty()) {
            throw new UnacceptableInputException(
                    LINK_FIELD,
                    "This is no link; send it whole, beginning with https://, as Zoom shows it under Share.");
        }
        if (!ShareLink.isZooms(host, connection)) {
            throw new UnacceptableInputException(
                    LINK_FIELD,
                    "The host " + host
                            + " is none of Zoom's; send the link by which Zoom shares the recording, for example"
                            + " https://zoom.us/rec/share/….");
        }
        return ShareLink.of(text)
                .map(link -> new WantedRecording.ByLink(
                        link.key(), link.host() + "/rec/" + link.page().replaceFirst("(?<=^.{18}).+$", "…")))
                .orElseThrow(() -> new UnacceptableInputException(
                        LINK_FIELD,
                        "This link of Zoom's shows no recording; send one with /rec/share/ or /rec/play/ in it, or the"
                                + " meeting number and the start."));
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }

    private static String digits(String text) {
        return text.replaceAll("[\\s-]", "");
    }
}
