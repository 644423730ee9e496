package org.zoomensemble.engine;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class TransferMediaWorker extends IngestStepWorker {

    TransferMediaWorker(IngestSteps steps) {
        super("transfer-media", steps, Peer.ZOOM, Peer.ENSEMBLE);
    }

    @Override
    public WorkResult work(UUID ingestId, Heartbeat heartbeat) {
        return WorkResult.of(steps.transferMedia(ingestId, heartbeat));
    }
}
