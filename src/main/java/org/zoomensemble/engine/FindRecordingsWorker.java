package org.zoomensemble.engine;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.RecordingListSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class FindRecordingsWorker implements TopicWorker {

    private static final Logger LOG = LoggerFactory.getLogger(FindRecordingsWorker.class);

    private final RecordingListSteps steps;

    FindRecordingsWorker(RecordingListSteps steps) {
        this.steps = steps;
    }

    @Override
    public String topic() {
        return "find-recordings";
    }

    @Override
    public Set<Peer> peers() {
        return Set.of(Peer.ZOOM);
    }

    @Override
    public int concurrency() {
        return 2;
    }

    @Override
    public WorkResult work(UUID listId, Heartbeat heartbeat) {
        boolean isLineLeft = steps.findNext(listId, heartbeat);
        return WorkResult.done(Map.of("hasLinesLeft", Variables.booleanValue(isLineLeft, true)));
    }

    @Override
    public void stopped(UUID listId, String sentence) {
        steps.stopped(listId, sentence);
    }

    @Override
    public void delayed(UUID listId, String sentence) {
        LOG.info("List of recordings {} waits: {}", listId, sentence);
    }
}
