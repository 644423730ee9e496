package org.zoomensemble.sandbox.zoom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of a {@code Range} header: from {@code from} up to but not including {@code to}. */
record ByteRange(long from, long to) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Null where there is none, or none that can be understood. */
    static ByteRange of(String header, long size) {
        Matcher matcher = FORM.matcher(header == null ? "" : header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return null;
        }
        if (matcher.group(1).isEmpty()) {
            return new ByteRange(Math.max(0, size - Long.parseLong(matcher.group(2))), size);
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(matcher.group(2)) + 1);
        return new ByteRange(from, to);
    }

    /** Nothing of the file lies in it. */
    boolean isBeyond() {
        return from >= to;
    }
}
