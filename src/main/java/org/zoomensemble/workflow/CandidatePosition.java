package org.zoomensemble.workflow;

import java.util.UUID;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;

/** Where a candidate stands in the list. NUL parts the fields, because no text of the database holds one. */
record CandidatePosition(String lastName, String firstName, String username, UUID personId) {

    private static final String SEPARATOR = "\0";

    PagePosition page() {
        return new PagePosition(String.join(SEPARATOR, lastName, firstName, username), personId.toString());
    }

    /** Null means the start. */
    static CandidatePosition of(String cursor) {
        PagePosition position = PagePosition.of(cursor);
        if (position.isStart()) {
            return null;
        }
        String[] fields = position.sortedBy().split(SEPARATOR, -1);
        try {
            if (fields.length == 3) {
                return new CandidatePosition(fields[0], fields[1], fields[2], UUID.fromString(position.key()));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new UnacceptableInputException(
                "cursor", "The cursor is not one that this list gave out; leave it out to begin with the first page.");
    }
}
