package org.zoomensemble.engine;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.ReconciliationSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

@Component
final class LookAtEnsembleWorker implements TopicWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LookAtEnsembleWorker.class);

    private final ReconciliationSteps steps;

    LookAtEnsembleWorker(ReconciliationSteps steps) {
        this.steps = steps;
    }

    @Override
    public String topic() {
        return "look-at-ensemble";
    }

    @Override
    public Set<Peer> peers() {
        return Set.of(Peer.ENSEMBLE);
    }

    @Override
    public int concurrency() {
        return 2;
    }

    @Override
    public WorkResult work(UUID reconciliationId, Heartbeat heartbeat) {
        boolean isContentLeft = steps.lookAtEnsemble(reconciliationId, heartbeat);
        return WorkResult.done(Map.of("hasContentsLeft", Variables.booleanValue(isContentLeft, true)));
    }

    @Override
    public void stopped(UUID reconciliationId, String sentence) {
        steps.stopped(reconciliationId, sentence);
    }

    @Override
    public void delayed(UUID reconciliationId, String sentence) {
        LOG.info("Reconciliation {} waits: {}", reconciliationId, sentence);
    }
}
