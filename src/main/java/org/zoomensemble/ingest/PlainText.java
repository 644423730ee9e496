package org.zoomensemble.ingest;

import java.util.regex.Pattern;

/** Text from outside made fit for titles and descriptions: no control characters, no invisible direction marks. */
final class PlainText {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern CONTROLS_BUT_LINES =
            Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]+");

    private PlainText() {}

    /** One line: runs of control characters become a space. */
    static String line(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** Several lines: line ends stay. */
    static String lines(String text) {
        return CONTROLS_BUT_LINES
                .matcher(text.replace("\r\n", "\n"))
                .replaceAll(" ")
                .strip();
    }

    /** At most {@code length} characters, never half of a pair, with an ellipsis where something was cut. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
