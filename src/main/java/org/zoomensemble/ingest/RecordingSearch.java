package org.zoomensemble.ingest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * What somebody types to find a recording: a part of the topic or of the host's e-mail, a whole meeting number (with or
 * without spaces and dashes), a whole uuid, or a Zoom link that holds one of these.
 *
 * @param text   to be found in topic or e-mail
 * @param number to be the meeting number; empty where the text cannot be one
 * @param uuid   to be the uuid
 */
record RecordingSearch(String text, String number, String uuid) {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\%_]");
    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOIN = Pattern.compile("/(?:j|w|s|wc/join|wc)/(\\d{9,12})\\b");
    private static final Pattern NAMED = Pattern.compile("[?&#](?:meeting_id|meetingId|uuid|meeting_uuid)=([^&#]+)");
    private static final Pattern SHARED = Pattern.compile("/rec/(?:share|play|component-page)\\b");

    /** @throws UnacceptableInputException a link that tells neither number nor uuid */
    static RecordingSearch of(String search) {
        String text = search.strip();
        return LINK.matcher(text).matches() ? ofLink(text) : ofWords(text);
    }

    /** The text for SQL's {@code like}: found anywhere, each of its characters standing for itself. */
    String pattern() {
        return "%" + SPECIAL.matcher(text).replaceAll("\\\\$0") + "%";
    }

    private static RecordingSearch ofWords(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        return new RecordingSearch(text, digits.matches("\\d{9,12}") ? digits : "", text);
    }

    private static RecordingSearch ofLink(String link) {
        Matcher named = NAMED.matcher(link);
        if (named.find()) {
            return ofWords(decoded(named.group(1)));
        }
        Matcher join = JOIN.matcher(link);
        if (join.find()) {
            return ofWords(join.group(1));
        }
        throw new UnacceptableInputException(
                "search",
                SHARED.matcher(link).find()
                        ? "A link by which Zoom shares a recording does not tell which recording it is. Search for its"
                                + " topic, its host or its meeting number."
                        : "This link holds neither a meeting number nor a uuid. Search for the topic, the host or the"
                                + " meeting number.");
    }

    private static String decoded(String value) {
        try {
            // A plus belongs to the uuid; a uuid with a slash in it is encoded twice.
            String once = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return once.contains("%") ? URLDecoder.decode(once.replace("+", "%2B"), StandardCharsets.UTF_8) : once;
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }
}
