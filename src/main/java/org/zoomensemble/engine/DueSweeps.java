package org.zoomensemble.engine;

import org.springframework.stereotype.Component;
import org.zoomensemble.recording.SweepSteps;

/** Called by "Open due sweeps" of {@code recording-sweep}. Public because the model's expression calls it. */
@Component("dueSweeps")
public class DueSweeps {

    private final SweepSteps steps;

    DueSweeps(SweepSteps steps) {
        this.steps = steps;
    }

    public void open() {
        steps.openDue();
    }
}
