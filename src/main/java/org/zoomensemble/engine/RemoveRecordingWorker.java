package org.zoomensemble.engine;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class RemoveRecordingWorker extends IngestStepWorker {

    RemoveRecordingWorker(IngestSteps steps) {
        super("remove-recording", steps, Peer.ZOOM, Peer.ENSEMBLE);
    }

    @Override
    public WorkResult work(UUID ingestId, Heartbeat heartbeat) {
        return WorkResult.of(steps.removeRecording(ingestId, heartbeat));
    }
}
