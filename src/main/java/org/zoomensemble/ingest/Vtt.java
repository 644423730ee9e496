package org.zoomensemble.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Captions that are what they claim to be, cleaned: UTF-8, {@code WEBVTT} first, then cues and nothing else, with line feeds.
 *
 * @param remarks what was mended, in half sentences; mostly none
 */
record Vtt(String text, List<String> remarks) {

    private static final char NOT_A_CHARACTER = '\uFFFD';
    private static final String BY_HAND = "; download it in Zoom, mend it, and add it to the item in Ensemble";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** With more than one in twenty characters that is none, the file is no UTF-8 text at all. */
    private static final int MOST_BROKEN = 20;

    /**
     * What to do with a file.
     *
     * @param maxBytes       a larger one is refused
     * @param isNamesKept    whether captions tell who speaks
     * @param isTranscript   made by Zoom, which writes {@code Name: text}; in captions that people wrote, a colon is a colon
     */
    record Cleaning(int maxBytes, boolean isNamesKept, boolean isTranscript) {}

    static Vtt of(byte[] file, Cleaning cleaning) throws UnusableCaptionException {
        if (file.length > cleaning.maxBytes()) {
            throw UnusableCaptionException.forGood("is larger than %s (ZOOMENSEMBLE_INGEST_MAX_CAPTION_BYTES)"
                            .formatted(Bytes.text(cleaning.maxBytes()))
                    + BY_HAND);
        }
        List<String> remarks = new ArrayList<>();
        String text = text(file, remarks);
        requireVtt(text);
        VttCues cues = VttCues.of(text.lines().toList(), cleaning);
        if (cues.cues().isEmpty()) {
            throw cues.unreadable() == 0
                    ? UnusableCaptionException.empty()
                    : UnusableCaptionException.forGood("has no text with a time that can be read" + BY_HAND);
        }
        if (cues.unreadable() > 0) {
            remarks.add(
                    cues.unreadable() == 1
                            ? "one text without a readable time is left out"
                            : cues.unreadable() + " texts without a readable time are left out");
        }
        return new Vtt("WEBVTT\n" + String.join("", cues.cues()), List.copyOf(remarks));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] file, List<String> remarks) throws UnusableCaptionException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = replaced(file);
            long broken = text.chars().filter(each -> each == NOT_A_CHARACTER).count();
            if (broken * MOST_BROKEN > text.length()) {
                throw UnusableCaptionException.now("is not UTF-8 text" + BY_HAND);
            }
            remarks.add(
                    broken == 1
                            ? "one character that is not UTF-8 is replaced"
                            : broken + " characters that are not UTF-8 are replaced");
        }
        String plain = text.replace('\0', NOT_A_CHARACTER);
        return !plain.isEmpty() && plain.charAt(0) == BYTE_ORDER_MARK ? plain.substring(1) : plain;
    }

    private static String replaced(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what is replaced cannot fail", e);
        }
    }

    private static void requireVtt(String text) throws UnusableCaptionException {
        if (text.matches("(?s)WEBVTT([ \\t\\r\\n].*)?")) {
            return;
        }
        String begin = text.stripLeading().toLowerCase(Locale.ROOT);
        if (begin.isEmpty()) {
            throw UnusableCaptionException.now("has no content at all");
        }
        throw UnusableCaptionException.now(
                begin.startsWith("<")
                        ? "is a page and not captions" + BY_HAND
                        : begin.startsWith("{") || begin.startsWith("[")
                                ? "is a JSON document and not captions" + BY_HAND
                                : "does not begin with “WEBVTT”" + BY_HAND);
    }
}
