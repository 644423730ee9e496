package org.zoomensemble.endtoend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** Recordings of one host that are to arrive in one library, each with bytes of its own and with captions. */
final class Meetings {

    private static final AtomicInteger SEEDS = new AtomicInteger();

    private final World world;
    private final Judge judge;
    private final String library;
    private final SandboxUser host;
    private int count;

    Meetings(World world, Judge judge, String library, SandboxUser host) {
        this.world = world;
        this.judge = judge;
        this.library = library;
        this.host = host;
    }

    int count() {
        return count;
    }

    SandboxRecording add(String topic, long bytes) {
        SandboxRecording recording = next(topic);
        SandboxFile video = video(bytes);
        SandboxFile captions = SandboxFile.captions();
        recording.file(video).file(captions);
        judge.expect(new Judge.Expected(
                library, recording, topic, video, captions.media().text()));
        return world.zoom.addRecording(recording);
    }

    /** Stopped and started so often: one item for each segment. */
    SandboxRecording addSegments(String topic, int segments, long bytes) {
        SandboxRecording recording = next(topic);
        for (int segment = 1; segment <= segments; segment++) {
            Instant start = recording.start().plus(segment * 5L, ChronoUnit.MINUTES);
            Instant end = start.plus(4, ChronoUnit.MINUTES);
            SandboxFile video = video(bytes).segment(start, end);
            SandboxFile captions = SandboxFile.captions().segment(start, end);
            recording.file(video).file(captions);
            judge.expect(new Judge.Expected(
                    library,
                    recording,
                    topic + " (" + segment + ")",
                    video,
                    captions.media().text()));
        }
        return world.zoom.addRecording(recording);
    }

    /** Without files, and not expected anywhere: whoever asks for it says what is to come of it. */
    SandboxRecording next(String topic) {
        count++;
        return SandboxRecording.of(host, topic)
                .start(Instant.now().minus(3, ChronoUnit.DAYS).plus(count, ChronoUnit.MINUTES));
    }

    static SandboxFile video(long bytes) {
        int seed = SEEDS.incrementAndGet();
        return SandboxFile.video("active_speaker", SandboxMedia.generated(seed, bytes + seed));
    }
}
