package org.zoomensemble.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zoomensemble.operations.UnacceptableInputException;

/** The header {@code If-Match}: the revisions that the caller takes for the present one. */
final class IfMatch {

    static final String HEADER = "If-Match";

    /** Proxies that compress make a tag weak; it still names the revision. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private IfMatch() {}

    /**
     * The revision that a change expects; null where any will do.
     *
     * @param header  as it was sent; null where it was not
     * @param present asked only where several revisions are named
     * @throws UnacceptableInputException the header names no revisions
     */
    static Integer expected(String header, IntSupplier present) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        List<Integer> named = new ArrayList<>();
        for (String tag : header.split(",", -1)) {
            Matcher matcher = TAG.matcher(tag.strip());
            if (!matcher.matches()) {
                throw new UnacceptableInputException(
                        HEADER,
                        "If-Match takes what was answered as ETag, for example \"3\" with its quotation marks, several"
                                + " with commas between, or *.");
            }
            named.add(Integer.valueOf(matcher.group(1)));
        }
        if (named.size() > 1) {
            int now = present.getAsInt();
            if (named.contains(now)) {
                return now;
            }
        }
        return Collections.max(named);
    }
}
