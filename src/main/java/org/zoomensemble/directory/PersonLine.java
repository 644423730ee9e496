package org.zoomensemble.directory;

import java.util.List;
import java.util.UUID;

/**
 * One line of a file of people.
 *
 * @param refusal why it is not taken; null where it is
 */
record PersonLine(
        long number,
        String username,
        String firstName,
        String lastName,
        String email,
        List<UUID> libraries,
        String refusal) {

    boolean isRefused() {
        return refusal != null;
    }
}
