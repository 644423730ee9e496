package org.zoomensemble.zoom.camel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Recognises why Zoom sent a page in place of a file. The words are those of Zoom's pages, as users have quoted them. */
final class RestrictionPage {

    private RestrictionPage() {}

    /** Half a sentence. {@code message} is what a JSON answer said, empty for a page. */
    static String reason(byte[] page, String message) {
        if (!message.isEmpty()) {
            return "it says \"" + message + "\"";
        }
        String text = new String(page, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (text.contains("only the host can download")) {
            return "only the host can download this recording";
        }
        if (text.contains("passcode") || text.contains("password to view") || text.contains("enter password")) {
            return "the recording is protected by a passcode";
        }
        if (text.contains("does not exist")
                || text.contains("has been deleted")
                || text.contains("no longer available")) {
            return "the page says that the recording does not exist any more";
        }
        if (text.contains("disabled") && text.contains("download")) {
            return "downloading this recording is disabled";
        }
        if (text.contains("sign in") || text.contains("signin") || text.contains("log in")) {
            return "it asks to sign in";
        }
        return "it sent a page in place of the file";
    }
}
