package org.zoomensemble.engine;

import org.springframework.stereotype.Component;

/** The timer cycle of {@code recording-sweep}. Public because the model's expression asks it. */
@Component("sweepSchedule")
public class SweepSchedule {

    private final SweepSettings settings;

    SweepSchedule(SweepSettings settings) {
        this.settings = settings;
    }

    /** An ISO 8601 repetition without end. */
    public String getCycle() {
        return "R/" + settings.interval();
    }
}
