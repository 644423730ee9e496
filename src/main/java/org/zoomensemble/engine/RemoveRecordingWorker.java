package org.zoomensemble.engine;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.ingest.RemovalResult;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class RemoveRecordingWorker extends IngestStepWorker {

    RemoveRecordingWorker(IngestSteps steps) {
        super("remove-recording", steps, Peer.ZOOM, Peer.ENSEMBLE);
    }

    @Override
    public WorkResult work(UUID ingestId, Heartbeat heartbeat) {
        RemovalResult removal = steps.removeRecording(ingestId, heartbeat);
        if (removal instanceof RemovalResult.Later later) {
            return WorkResult.done(IngestVariables.removalLater(later.at()));
        }
        if (removal instanceof RemovalResult.NotYet taken) {
            return WorkResult.notYet(taken.delay(), taken.sentence());
        }
        return WorkResult.done(IngestVariables.removalSettled());
    }
}
