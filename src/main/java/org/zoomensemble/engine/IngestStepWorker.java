package org.zoomensemble.engine;

import java.util.Set;
import java.util.UUID;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.operations.Peer;

/** What the workers of {@code recording-ingest} have in common: whom they tell about trouble. */
abstract class IngestStepWorker implements TopicWorker {

    private final String topic;
    private final Set<Peer> peers;
    final IngestSteps steps;

    IngestStepWorker(String topic, IngestSteps steps, Peer... peers) {
        this.topic = topic;
        this.steps = steps;
        this.peers = Set.of(peers);
    }

    @Override
    public final String topic() {
        return topic;
    }

    @Override
    public final Set<Peer> peers() {
        return peers;
    }

    @Override
    public int concurrency() {
        return 8;
    }

    @Override
    public final void stopped(UUID ingestId, String sentence) {
        steps.stopped(ingestId, topic, sentence);
    }

    @Override
    public final void delayed(UUID ingestId, String sentence) {
        steps.delayed(ingestId, topic, sentence);
    }
}
