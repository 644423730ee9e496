package org.zoomensemble.zoom.camel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code Content-Range} of RFC 9110.
 *
 * @param total -1 where the server does not know it
 */
record ContentRange(long first, long total) {

    private static final Pattern BYTES = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    /** Null where the text is none. */
    static ContentRange of(String text) {
        Matcher found = BYTES.matcher(text.trim());
        if (!found.matches()) {
            return null;
        }
        String total = found.group(2);
        return new ContentRange(Long.parseLong(found.group(1)), total.equals("*") ? -1 : Long.parseLong(total));
    }
}
