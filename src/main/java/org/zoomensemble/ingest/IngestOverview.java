package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.recording.LastSweep;
import org.zoomensemble.recording.Sweep;
import org.zoomensemble.recording.Sweeps;

/** Tells whether everything is all right, and what needs a person. Reads only our own tables. Thread-safe. */
@Service
public class IngestOverview {

    private static final int RUNNING_SHOWN = 8;
    private static final int MISSING_SHOWN = 20;

    private final OverviewReading reading;
    private final Ingests ingests;
    private final Sweeps sweeps;
    private final ReconciliationViews reconciliations;

    IngestOverview(OverviewReading reading, Ingests ingests, Sweeps sweeps, ReconciliationViews reconciliations) {
        this.reading = reading;
        this.ingests = ingests;
        this.sweeps = sweeps;
        this.reconciliations = reconciliations;
    }

    /** The state of things, as far as they are of this reach. */
    public Overview overview(Reach reach) {
        Overview.Counts lastDay = reading.lastDay(reach);
        Overview.Counts open = reading.open(reach);
        List<LastSweep> lastSweeps = sweeps.lastOfEachConnection(reach);
        int stopped = (int) lastSweeps.stream()
                .filter(sweep -> sweep.state() == Sweep.State.STOPPED)
                .count();
        List<MissingThere> missing = reconciliations.missing(reach, MISSING_SHOWN);
        int missingCount = missing.stream().mapToInt(MissingThere::missing).sum();
        boolean isEmpty = lastDay.total() == 0 && open.total() == 0 && !reading.hasAny(reach);
        IngestFilter running = new IngestFilter(IngestState.RUNNING, null, null, null, null, null);
        return new Overview(
                OverviewSentence.of(lastDay, open, missingCount, stopped, isEmpty),
                open.failed() + stopped + missingCount > 0
                        ? Overview.Mood.NEEDS_YOU
                        : isEmpty ? Overview.Mood.EMPTY : Overview.Mood.WELL,
                lastDay,
                open.failed(),
                open.running(),
                open.failed() == 0 ? List.of() : reading.failures(reach),
                missing,
                open.running() == 0
                        ? List.of()
                        : ingests.list(reach, running, null, RUNNING_SHOWN).items(),
                lastSweeps,
                reading.days(reach));
    }
}
