package org.zoomensemble.api;

import org.zoomensemble.operations.UnacceptableInputException;

/** How many items a page of a list holds. */
final class PageSize {

    static final String DEFAULT = "50";
    private static final int MOST = 200;

    private PageSize() {}

    static int of(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new UnacceptableInputException("limit", "A page holds 1 to " + MOST + " items; send such a limit.");
        }
        return limit;
    }
}
