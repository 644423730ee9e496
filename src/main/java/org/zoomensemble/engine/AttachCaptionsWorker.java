package org.zoomensemble.engine;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.CaptionsResult;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class AttachCaptionsWorker extends IngestStepWorker {

    AttachCaptionsWorker(IngestSteps steps) {
        super("attach-captions", steps, Peer.ZOOM, Peer.ENSEMBLE);
    }

    @Override
    public WorkResult work(UUID ingestId, Heartbeat heartbeat) {
        CaptionsResult captions = steps.attachCaptions(ingestId, heartbeat);
        if (captions instanceof CaptionsResult.Settled settled) {
            return WorkResult.done(IngestVariables.captionsSettled(settled.isRemovalWanted()));
        }
        if (captions instanceof CaptionsResult.Awaited awaited) {
            return WorkResult.done(
                    IngestVariables.transcriptAwaited(awaited.waiting()),
                    () -> steps.isUnchangedSince(ingestId, awaited.waiting().changes()));
        }
        CaptionsResult.NotYet later = (CaptionsResult.NotYet) captions;
        return WorkResult.notYet(later.delay(), later.sentence());
    }
}
