package org.zoomensemble.zoom.camel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.zoomensemble.zoom.Restriction;

/**
 * Why Zoom sent a page in place of a file. The words are those of Zoom's pages, as users have quoted them.
 *
 * @param restriction null where the page says that there is no such recording
 * @param reason      half a sentence
 */
record RestrictionPage(Restriction restriction, String reason) {

    /** {@code message} is what a JSON answer said, empty for a page. */
    static RestrictionPage of(byte[] page, String message) {
        String text = (message.isEmpty() ? new String(page, StandardCharsets.UTF_8) : message).toLowerCase(Locale.ROOT);
        RestrictionPage told = told(text);
        return message.isEmpty() ? told : new RestrictionPage(told.restriction(), "it says \"" + message + "\"");
    }

    boolean isGone() {
        return restriction == null;
    }

    private static RestrictionPage told(String text) {
        if (text.contains("only the host can download")) {
            return new RestrictionPage(Restriction.HOST_ONLY, "only the host can download this recording");
        }
        if (text.contains("passcode") || text.contains("password to view") || text.contains("enter password")) {
            return new RestrictionPage(Restriction.PASSWORD, "the recording is protected by a passcode");
        }
        if (text.contains("does not exist")
                || text.contains("has been deleted")
                || text.contains("no longer available")) {
            return new RestrictionPage(null, "the page says that the recording does not exist any more");
        }
        if (text.contains("disabled") && text.contains("download")) {
            return new RestrictionPage(Restriction.DOWNLOAD_DISABLED, "downloading this recording is disabled");
        }
        if (text.contains("sign in") || text.contains("signin") || text.contains("log in")) {
            return new RestrictionPage(Restriction.SIGN_IN, "it asks to sign in");
        }
        return new RestrictionPage(Restriction.UNKNOWN, "it sent a page in place of the file");
    }
}
