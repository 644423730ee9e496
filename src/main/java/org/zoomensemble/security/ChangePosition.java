package org.zoomensemble.security;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;

/** Where a change stands in the list; both null before the first. */
record ChangePosition(Instant at, UUID id) {

    static ChangePosition of(String cursor) {
        PagePosition position = PagePosition.of(cursor);
        if (position.isStart()) {
            return new ChangePosition(null, null);
        }
        try {
            return new ChangePosition(Instant.parse(position.sortedBy()), UUID.fromString(position.key()));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new UnacceptableInputException(
                    "cursor",
                    "The cursor is not one that this list gave out; leave it out to begin with the first page.");
        }
    }
}
