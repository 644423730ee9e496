package org.zoomensemble.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zoomensemble.QuietPort;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;

class DemoTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir
    Path folder;

    @Test
    void hasSomethingOfEverythingWithinFourWeeks() {
        List<SandboxRecording> recordings = filled(TODAY).recordings();

        assertThat(recordings)
                .hasSize(12)
                .allSatisfy(recording -> assertThat(LocalDate.ofInstant(recording.start(), ZoneOffset.UTC))
                        .isBetween(TODAY.minusDays(28), TODAY.minusDays(1)));
        assertThat(recordings.stream().map(SandboxRecording::uuid))
                .doesNotHaveDuplicates()
                .anyMatch(uuid -> uuid.startsWith("/") && uuid.contains("//"))
                .allMatch(uuid -> uuid.length() == 24);
        assertThat(recordings.stream().map(recording -> recording.files().size()))
                .contains(0, 2, 3, 4);
    }

    @Test
    void keepsItsRecordingsFromDayToDay() {
        List<String> before =
                filled(TODAY).recordings().stream().map(SandboxRecording::uuid).toList();

        assertThat(filled(TODAY).recordings().stream().map(SandboxRecording::uuid))
                .containsExactlyElementsOf(before);
        assertThat(filled(TODAY.plusDays(1)).recordings().stream()
                        .map(SandboxRecording::uuid)
                        .filter(before::contains))
                .as("the day after, at most one is a new instance")
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void remembersMeetingsAndTheTrash() {
        Path file = folder.resolve("below").resolve("zoom.txt");
        DemoMemory memory = new DemoMemory(file);
        Instant start = Instant.parse("2026-11-25T10:00:00Z");
        memory.addMeeting(start);
        memory.trashed(Set.of("/a//b=="));

        assertThat(new DemoMemory(file).meetings()).containsExactly(start);
        assertThat(new DemoMemory(file).trashed()).containsExactly("/a//b==");

        for (int i = 1; i <= 600; i++) {
            memory.addMeeting(start.plusSeconds(i));
        }
        assertThat(new DemoMemory(file).meetings()).hasSize(500).last().isEqualTo(start.plusSeconds(600));
    }

    @Test
    void putsBackWhatItRemembers() {
        Path file = folder.resolve("zoom.txt");
        ZoomSandbox zoom = new ZoomSandbox();
        DemoAccount account = new DemoAccount(zoom, TODAY);
        account.fill();
        DemoMemory memory = new DemoMemory(file);
        memory.addMeeting(Instant.parse("2026-11-25T10:00:00Z"));
        memory.trashed(Set.of(zoom.recordings().get(11).uuid()));

        try (DemoMeetings meetings = new DemoMeetings(zoom, account, new DemoMemory(file))) {
            meetings.remember();
        }

        assertThat(zoom.recordings()).hasSize(13);
        assertThat(zoom.recordings().get(12).files()).hasSize(3);
        assertThat(zoom.recordings().stream().filter(SandboxRecording::isTrashed))
                .containsExactly(zoom.recordings().get(11));
    }

    @Test
    void letsTheirSettingsWin() {
        DemoSettings settings = new DemoSettings("--server.port=9999");

        assertThat(settings.set("server.port", 8080)).isEqualTo("9999");
        assertThat(settings.set("zoomensemble.ensemble.url", "http://x")).isEqualTo("http://x");
        assertThat(settings.arguments()).containsExactly("--server.port=9999", "--zoomensemble.ensemble.url=http://x");
    }

    @Test
    void takesAnotherPortWhereItsOwnIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(FreePort.orOther(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
        int port = QuietPort.any();
        assertThat(FreePort.orOther(port)).isEqualTo(port);
    }

    private static ZoomSandbox filled(LocalDate today) {
        ZoomSandbox zoom = new ZoomSandbox();
        new DemoAccount(zoom, today).fill();
        return zoom;
    }
}
