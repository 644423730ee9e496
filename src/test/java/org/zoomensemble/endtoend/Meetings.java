package org.zoomensemble.endtoend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** Recordings of one host that are to arrive in one library or in several, each with bytes of its own. */
final class Meetings {

    private static final AtomicInteger SEEDS = new AtomicInteger();

    private final World world;
    private final Judge judge;
    private final List<String> libraries;
    private final SandboxUser host;
    private int count;

    Meetings(World world, Judge judge, String library, SandboxUser host, String... moreLibraries) {
        this.world = world;
        this.judge = judge;
        this.libraries =
                Stream.concat(Stream.of(library), Stream.of(moreLibraries)).toList();
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
        expect(recording, topic, video, captions.media().text());
        return world.zoom.addRecording(recording);
    }

    /** Sound alone, with a transcript. */
    SandboxRecording addSound(String topic) {
        SandboxRecording recording = next(topic);
        SandboxFile sound = SandboxFile.audio();
        SandboxFile transcript = SandboxFile.transcript();
        recording.file(sound).file(transcript);
        expect(recording, topic, sound, transcript.media().text());
        return world.zoom.addRecording(recording);
    }

    private void expect(SandboxRecording recording, String name, SandboxFile media, String captions) {
        for (String library : libraries) {
            judge.expect(new Judge.Expected(library, recording, name, media, captions));
        }
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
            expect(
                    recording,
                    topic + " (" + segment + ")",
                    video,
                    captions.media().text());
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
