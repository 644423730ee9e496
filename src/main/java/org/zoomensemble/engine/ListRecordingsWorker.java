package org.zoomensemble.engine;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.recording.SweepSteps;

@Component
final class ListRecordingsWorker implements TopicWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ListRecordingsWorker.class);

    private final SweepSteps steps;

    ListRecordingsWorker(SweepSteps steps) {
        this.steps = steps;
    }

    @Override
    public String topic() {
        return "list-recordings";
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
    public WorkResult work(UUID sweepId, Heartbeat heartbeat) {
        boolean isUserLeft = steps.listNext(sweepId, heartbeat);
        return WorkResult.done(Map.of("hasUsersLeft", Variables.booleanValue(isUserLeft, true)));
    }

    @Override
    public void stopped(UUID sweepId, String sentence) {
        steps.stopped(sweepId, sentence);
    }

    @Override
    public void delayed(UUID sweepId, String sentence) {
        LOG.info("Sweep {} waits: {}", sweepId, sentence);
    }
}
