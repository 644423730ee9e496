package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cues of a WebVTT file, read block by block as the specification's parser does. Comments, styles and regions are no
 * cues and stay behind.
 *
 * @param cues       each with an empty line before it, as it is to be written
 * @param unreadable blocks that have a text but no time that can be read
 */
record VttCues(List<String> cues, int unreadable) {

    private static final String ARROW = "-->";
    private static final Pattern TIMING = Pattern.compile(
            "\\s*(?:(\\d{1,4}):)?([0-5]\\d):([0-5]\\d)[.,](\\d{3})\\s*-->\\s*(?:(\\d{1,4}):)?([0-5]\\d):([0-5]\\d)[.,](\\d{3})(\\s.*)?");
    private static final Pattern REGION_SETTING = Pattern.compile("\\bregion:\\S*");
    private static final Pattern NO_CUE = Pattern.compile("(NOTE|STYLE|REGION)(\\s.*)?");
    private static final Pattern VOICE = Pattern.compile("</?v(?:\\.[^\\s>]*)?(?:\\s[^>]*)?>");
    /** A name and a colon: up to eight words without the marks that end a clause. */
    private static final Pattern NAME = Pattern.compile("[^\\s:<>?!;]{1,40}(?: [^\\s:<>?!;]{1,40}){0,7}: +(?=\\S)");

    static VttCues of(List<String> lines, Vtt.Cleaning cleaning) {
        List<String> cues = new ArrayList<>();
        int unreadable = 0;
        int at = endOfHeader(lines);
        while (at < lines.size()) {
            if (lines.get(at).isEmpty()) {
                at++;
                continue;
            }
            int end = endOfBlock(lines, at);
            List<String> block = lines.subList(at, end);
            at = end;
            int arrow = block.get(0).contains(ARROW)
                    ? 0
                    : block.size() > 1 && block.get(1).contains(ARROW) ? 1 : -1;
            if (arrow < 0) {
                unreadable += NO_CUE.matcher(block.get(0)).matches() ? 0 : 1;
                continue;
            }
            Matcher timing = TIMING.matcher(block.get(arrow));
            List<String> text = text(block.subList(arrow + 1, block.size()), cleaning);
            if (text.isEmpty()) {
                continue;
            }
            if (!timing.matches()) {
                unreadable++;
                continue;
            }
            cues.add(cue(arrow == 1 ? block.get(0) : null, timing, text));
        }
        return new VttCues(List.copyOf(cues), unreadable);
    }

    private static int endOfHeader(List<String> lines) {
        int at = 1;
        while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).contains(ARROW)) {
            at++;
        }
        return at;
    }

    /** Before the next empty line, or before the next time: texts do not contain the arrow. */
    private static int endOfBlock(List<String> lines, int from) {
        boolean isArrowSeen = false;
        for (int at = from; at < lines.size(); at++) {
            if (lines.get(at).isEmpty()) {
                return at;
            }
            if (lines.get(at).contains(ARROW)) {
                if (isArrowSeen || at > from + 1) {
                    return at;
                }
                isArrowSeen = true;
            }
        }
        return lines.size();
    }

    private static List<String> text(List<String> lines, Vtt.Cleaning cleaning) {
        List<String> text = new ArrayList<>();
        for (String line : lines) {
            String kept = line;
            if (!cleaning.isNamesKept()) {
                kept = VOICE.matcher(line).replaceAll("");
                if (cleaning.isTranscript() && text.isEmpty()) {
                    Matcher name = NAME.matcher(kept);
                    kept = name.lookingAt() ? kept.substring(name.end()) : kept;
                }
            }
            if (!kept.isBlank()) {
                text.add(kept);
            }
        }
        return text;
    }

    private static String cue(String id, Matcher timing, List<String> text) {
        String settings = timing.group(9) == null
                ? ""
                : REGION_SETTING.matcher(timing.group(9)).replaceAll("").trim();
        return "\n" + (id == null ? "" : id + "\n") + time(timing, 1) + " " + ARROW + " " + time(timing, 5)
                + (settings.isEmpty() ? "" : " " + settings) + "\n" + String.join("\n", text) + "\n";
    }

    private static String time(Matcher timing, int first) {
        String hours = timing.group(first);
        return (hours == null ? "" : (hours.length() == 1 ? "0" : "") + hours + ":") + timing.group(first + 1) + ":"
                + timing.group(first + 2) + "." + timing.group(first + 3);
    }
}
