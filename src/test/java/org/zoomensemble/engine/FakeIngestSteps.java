package org.zoomensemble.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.zoomensemble.ingest.CaptionsResult;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.ingest.RecordingRead;
import org.zoomensemble.ingest.RemovalResult;
import org.zoomensemble.ingest.StepResult;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;
import org.zoomensemble.rules.Verdict;

/** An ingest whose steps do what a test says, and that remembers what it was told. By default an ordinary recording. */
class FakeIngestSteps implements IngestSteps {

    static final SelectionFacts ORDINARY = new SelectionFacts(50, "Lecture 1", "host@example.org", "2", true, true);
    static final RestrictionFacts UNRESTRICTED = new RestrictionFacts(false, false, false, false);

    final List<String> told = new CopyOnWriteArrayList<>();
    final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    final Map<String, BiFunction<UUID, Heartbeat, Object>> behaviours = new ConcurrentHashMap<>();
    private final Deque<Boolean> unchanged = new ArrayDeque<>();

    FakeIngestSteps() {
        behave("read-recording", (id, heartbeat) -> new RecordingRead.Finished(ORDINARY, UNRESTRICTED));
        for (String topic : List.of("create-items", "transfer-media", "confirm-items")) {
            behave(topic, (id, heartbeat) -> StepResult.done());
        }
        behave("remove-recording", (id, heartbeat) -> new RemovalResult.Settled());
        behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(false));
    }

    void behave(String topic, BiFunction<UUID, Heartbeat, Object> behaviour) {
        behaviours.put(topic, behaviour);
    }

    synchronized void announceDuringTheNextLook() {
        unchanged.add(false);
    }

    @Override
    public RecordingRead readRecording(UUID ingestId, Heartbeat heartbeat) {
        return (RecordingRead) work("read-recording", ingestId, heartbeat);
    }

    @Override
    public void decided(UUID ingestId, Verdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public StepResult createItems(UUID ingestId, Heartbeat heartbeat) {
        return (StepResult) work("create-items", ingestId, heartbeat);
    }

    @Override
    public StepResult transferMedia(UUID ingestId, Heartbeat heartbeat) {
        return (StepResult) work("transfer-media", ingestId, heartbeat);
    }

    @Override
    public StepResult confirmItems(UUID ingestId, Heartbeat heartbeat) {
        return (StepResult) work("confirm-items", ingestId, heartbeat);
    }

    @Override
    public CaptionsResult attachCaptions(UUID ingestId, Heartbeat heartbeat) {
        return (CaptionsResult) work("attach-captions", ingestId, heartbeat);
    }

    @Override
    public RemovalResult removeRecording(UUID ingestId, Heartbeat heartbeat) {
        return (RemovalResult) work("remove-recording", ingestId, heartbeat);
    }

    @Override
    public synchronized boolean isUnchangedSince(UUID ingestId, long changes) {
        return unchanged.isEmpty() || unchanged.poll();
    }

    @Override
    public void ingested(UUID ingestId, boolean isRemovalWanted) {
        told.add("ingested " + ingestId + (isRemovalWanted ? ", to be removed" : ""));
    }

    @Override
    public void skipped(UUID ingestId) {
        told.add("skipped " + ingestId);
    }

    @Override
    public void gone(UUID ingestId) {
        told.add("gone " + ingestId);
    }

    @Override
    public void stopped(UUID ingestId, String step, String sentence) {
        told.add("stopped " + step + ": " + sentence);
    }

    @Override
    public void delayed(UUID ingestId, String step, String sentence) {
        told.add("delayed " + step + ": " + sentence);
    }

    static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }

    private Object work(String topic, UUID ingestId, Heartbeat heartbeat) {
        told.add("work " + topic);
        return behaviours.get(topic).apply(ingestId, heartbeat);
    }
}
