package org.zoomensemble.operations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where an item stands in a list that is sorted by a text and then by a key. Lists go on behind it, whatever was added or
 * removed in between.
 */
public record PagePosition(String sortedBy, String key) {

    private static final String START = "";
    private static final char SEPARATOR = '\u0000';

    /** Before the first item. */
    public static PagePosition start() {
        return new PagePosition(START, START);
    }

    public boolean isStart() {
        return sortedBy.isEmpty() && key.isEmpty();
    }

    /** The text form for clients, to be given back unchanged. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((sortedBy + SEPARATOR + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #cursor} made; null or empty means the start.
     *
     * @throws UnacceptableInputException for the field {@code cursor}
     */
    public static PagePosition of(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return start();
        }
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw unreadable();
        }
        return new PagePosition(text.substring(0, separator), text.substring(separator + 1));
    }

    private static UnacceptableInputException unreadable() {
        return new UnacceptableInputException(
                "cursor", "The cursor is not one that this list gave out; leave it out to begin with the first page.");
    }
}
