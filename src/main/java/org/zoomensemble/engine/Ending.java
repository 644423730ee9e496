package org.zoomensemble.engine;

import java.util.Locale;

/** How one attempt at a task ended. */
enum Ending {
    DONE,
    NOT_YET,
    RETRY,
    PAUSED,
    STOPPED,
    LOST,
    HANDED_BACK,
    GONE,
    UNREPORTED;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
