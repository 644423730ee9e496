package org.zoomensemble.engine;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.ingest.RecordingRead;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class ReadRecordingWorker extends IngestStepWorker {

    ReadRecordingWorker(IngestSteps steps) {
        super("read-recording", steps, Peer.ZOOM);
    }

    @Override
    public WorkResult work(UUID ingestId, Heartbeat heartbeat) {
        RecordingRead read = steps.readRecording(ingestId, heartbeat);
        if (read instanceof RecordingRead.Finished finished) {
            return WorkResult.done(IngestVariables.finished(finished.selection(), finished.restriction()));
        }
        if (read instanceof RecordingRead.Unfinished unfinished) {
            return WorkResult.done(
                    IngestVariables.unfinished(unfinished.waiting()),
                    () -> steps.isUnchangedSince(ingestId, unfinished.waiting().changes()));
        }
        return WorkResult.done(IngestVariables.gone());
    }
}
