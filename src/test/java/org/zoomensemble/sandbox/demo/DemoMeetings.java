package org.zoomensemble.sandbox.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/**
 * Meetings that take place while the demonstration runs, one every half minute. Zoom works ten seconds on each; every
 * second one has no captions and gets its transcript a minute later. Of both, Zoom's events tell.
 */
final class DemoMeetings implements AutoCloseable {

    static final int EVERY_SECONDS = 30;

    private static final int PROCESSING_SECONDS = 10;
    private static final int TRANSCRIPT_SECONDS = 60;

    private record Topic(SandboxUser host, String text) {}

    private final ZoomSandbox zoom;
    private final DemoMemory memory;
    private final List<Topic> topics;
    private volatile List<ZoomWebhook> webhooks = List.of();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "demo-meetings");
        thread.setDaemon(true);
        return thread;
    });

    DemoMeetings(ZoomSandbox zoom, DemoAccount account, DemoMemory memory) {
        this.zoom = zoom;
        this.memory = memory;
        this.topics = List.of(
                new Topic(account.ada(), "Office hour: mechanics"),
                new Topic(account.rosalind(), "Tutorial: genetics"),
                new Topic(account.max(), "Reading group: radiation"),
                new Topic(account.mary(), "Source reading: Cicero"),
                new Topic(account.ada(), "Project meeting: the engine"),
                new Topic(account.rosalind(), "Journal club: crystals"),
                new Topic(account.max(), "Tutorial: thermodynamics"));
    }

    /** Puts back what took place before the demonstration was stopped. */
    void remember() {
        memory.meetings().forEach(start -> zoom.addRecording(captioned(meeting(start), start)));
        zoom.recordings().stream()
                .filter(recording -> memory.trashed().contains(recording.uuid()))
                .forEach(SandboxRecording::trash);
        clock.scheduleWithFixedDelay(this::writeTrash, 2, 2, TimeUnit.SECONDS);
    }

    /** From now on meetings take place, and are told to these. */
    void begin(List<ZoomWebhook> subscriptions) {
        webhooks = subscriptions;
        clock.scheduleAtFixedRate(this::record, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void record() {
        Instant start = Instant.now().minus(3, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        SandboxRecording recording = meeting(start);
        recording.files().forEach(SandboxFile::processing);
        zoom.addRecording(recording);
        clock.schedule(() -> complete(recording, start), PROCESSING_SECONDS, TimeUnit.SECONDS);
    }

    private void complete(SandboxRecording recording, Instant start) {
        if (hasCaptions(start)) {
            recording.file(SandboxFile.captions());
        } else {
            clock.schedule(() -> transcribe(recording), TRANSCRIPT_SECONDS, TimeUnit.SECONDS);
        }
        recording.completed();
        memory.addMeeting(start);
        webhooks.forEach(webhook -> webhook.send("recording.completed", recording));
    }

    private void transcribe(SandboxRecording recording) {
        if (recording.state() == SandboxRecording.State.THERE) {
            recording.file(SandboxFile.transcript());
            webhooks.forEach(webhook -> webhook.send("recording.transcript_completed", recording));
        }
    }

    private SandboxRecording meeting(Instant start) {
        Topic topic = topics.get((int) Math.floorMod(start.getEpochSecond() / EVERY_SECONDS, (long) topics.size()));
        return SandboxRecording.of(topic.host, topic.text)
                .start(start)
                .minutes(2)
                .file(SandboxFile.video())
                .file(SandboxFile.audio());
    }

    private static SandboxRecording captioned(SandboxRecording recording, Instant start) {
        return recording.file(hasCaptions(start) ? SandboxFile.captions() : SandboxFile.transcript());
    }

    private static boolean hasCaptions(Instant start) {
        return start.getEpochSecond() / EVERY_SECONDS % 2 == 0;
    }

    private void writeTrash() {
        memory.trashed(zoom.recordings().stream()
                .filter(SandboxRecording::isTrashed)
                .map(SandboxRecording::uuid)
                .collect(Collectors.toSet()));
    }
}
