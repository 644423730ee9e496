package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.DirectorySyncs;
import org.zoomensemble.directory.FailedSync;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.recording.LastSweep;
import org.zoomensemble.recording.Silence;
import org.zoomensemble.recording.Silences;
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
    private final DirectorySyncs syncs;
    private final Silences silences;
    private final ReconciliationViews reconciliations;

    IngestOverview(
            OverviewReading reading,
            Ingests ingests,
            Sweeps sweeps,
            DirectorySyncs syncs,
            Silences silences,
            ReconciliationViews reconciliations) {
        this.reading = reading;
        this.ingests = ingests;
        this.sweeps = sweeps;
        this.syncs = syncs;
        this.silences = silences;
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
        List<FailedSync> failedSyncs = syncs.failed(reach);
        List<Silence> silent = silences.silences(reach);
        List<MissingThere> missing = reconciliations.missing(reach, MISSING_SHOWN);
        int failedRemovals = reading.failedRemovals(reach);
        OverviewTroubles troubles = new OverviewTroubles(
                open.failed() + failedRemovals,
                reconciliations.countMissing(reach),
                stopped,
                failedSyncs.size(),
                connections(silent));
        boolean isEmpty = lastDay.total() == 0 && open.total() == 0 && !reading.hasAny(reach);
        IngestFilter running = new IngestFilter(IngestState.RUNNING, null, null, null, null, null);
        return new Overview(
                OverviewSentence.of(lastDay, open.running(), troubles, isEmpty),
                troubles.isAny() ? Overview.Mood.NEEDS_YOU : isEmpty ? Overview.Mood.EMPTY : Overview.Mood.WELL,
                lastDay,
                open.failed(),
                failedRemovals,
                open.running(),
                troubles.failed() == 0 ? List.of() : reading.failures(reach),
                missing,
                open.running() == 0
                        ? List.of()
                        : ingests.list(reach, running, null, RUNNING_SHOWN).items(),
                lastSweeps,
                failedSyncs,
                silent,
                reading.days(reach));
    }

    private static int connections(List<Silence> silent) {
        return (int) silent.stream().map(Silence::connectionId).distinct().count();
    }
}
