package org.zoomensemble.sandbox.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;

/**
 * The demonstration's Zoom account: six users, and recordings of the last four weeks with something of everything. Each
 * recording keeps its day and its uuid for four weeks, so that a demonstration that starts again finds what it had.
 */
final class DemoAccount {

    private static final int DAYS = 28;

    private final ZoomSandbox zoom;
    private final LocalDate today;
    private final SandboxUser ada = SandboxUser.of("ada@example.edu", "Ada", "Lovelace");
    private final SandboxUser max = SandboxUser.of("max@example.edu", "Max", "Planck");
    private final SandboxUser rosalind = SandboxUser.of("rosalind@example.edu", "Rosalind", "Franklin");
    private final SandboxUser mary = SandboxUser.of("mary@example.edu", "Mary", "Beard");
    private int days;

    DemoAccount(ZoomSandbox zoom, LocalDate today) {
        this.zoom = zoom;
        this.today = today;
    }

    SandboxUser ada() {
        return ada;
    }

    SandboxUser max() {
        return max;
    }

    SandboxUser rosalind() {
        return rosalind;
    }

    SandboxUser mary() {
        return mary;
    }

    void fill() {
        zoom.addUser(ada);
        zoom.addUser(max);
        zoom.addUser(rosalind);
        zoom.addUser(mary.hostOnlyDownload(true));
        zoom.addUser(SandboxUser.of("niels@example.edu", "Niels", "Bohr").basic());
        zoom.addUser(SandboxUser.of("grace@example.edu", "Grace", "Hopper").deactivated());
        physics();
        biology();
        history();
    }

    private void physics() {
        add(on(ada, "Mechanics: Newton's laws")
                .file(SandboxFile.video())
                .file(SandboxFile.audio())
                .file(SandboxFile.captions())
                .file(SandboxFile.timeline()));
        add(on(ada, "Mechanics: oscillations")
                .file(SandboxFile.video())
                .file(SandboxFile.audio())
                .file(SandboxFile.transcript()));
        add(on(max, "Thermodynamics: the first law").file(SandboxFile.video()).file(SandboxFile.chat()));
        twoSegments(on(max, "Seminar with a break"));
        add(on(ada, "Laboratory: the pendulum")
                .file(SandboxFile.video("gallery_view", SandboxMedia.galleryView()))
                .file(SandboxFile.video("shared_screen", SandboxMedia.sharedScreen()))
                .file(SandboxFile.video("shared_screen_with_speaker_view(CC)", SandboxMedia.speakerView()))
                .file(SandboxFile.captions()));
        add(on(max, "Problem class by telephone").file(SandboxFile.audio()).file(SandboxFile.transcript()));
    }

    private void biology() {
        add(on(rosalind, "Cell biology: membranes")
                .file(SandboxFile.video())
                .file(SandboxFile.captions())
                .password("Sandbox7!"));
        add(on(rosalind, "Genetics: review of the exam")
                .file(SandboxFile.video())
                .file(SandboxFile.captions())
                .viewerDownload(false));
        SandboxRecording slashes = on(rosalind, "The structure of DNA");
        add(slashes.uuid("/" + slashes.uuid().substring(1, 9) + "//"
                        + slashes.uuid().substring(11))
                .file(SandboxFile.video("active_speaker", SandboxMedia.galleryView()))
                .file(SandboxFile.captions()));
        add(on(rosalind, "Sound check").minutes(0).timezone(""));
    }

    private void history() {
        add(on(mary, "Ancient Rome: opening lecture")
                .file(SandboxFile.video())
                .file(SandboxFile.transcript())
                .hostOnly(true));
        add(on(mary, "Open day").webinar().file(SandboxFile.video()).file(SandboxFile.captions()));
    }

    private void twoSegments(SandboxRecording recording) {
        Instant first = recording.start().plusSeconds(60);
        Instant second = first.plusSeconds(1500);
        add(recording
                .minutes(45)
                .file(SandboxFile.video().segment(first, first.plusSeconds(1200)))
                .file(SandboxFile.captions().segment(first, first.plusSeconds(1200)))
                .file(SandboxFile.video("shared_screen_with_speaker_view", SandboxMedia.sharedScreen())
                        .segment(second, second.plusSeconds(900)))
                .file(SandboxFile.captions().segment(second, second.plusSeconds(900))));
    }

    /** On the latest of its own days, which come every four weeks. */
    private SandboxRecording on(SandboxUser host, String topic) {
        days += 2;
        LocalDate day = today.minusDays(1);
        while (Math.floorMod(day.toEpochDay(), DAYS) != days % DAYS) {
            day = day.minusDays(1);
        }
        return SandboxRecording.of(host, topic)
                .start(day.atTime(LocalTime.of(9, 15)).toInstant(ZoneOffset.UTC));
    }

    private void add(SandboxRecording recording) {
        zoom.addRecording(recording);
    }
}
