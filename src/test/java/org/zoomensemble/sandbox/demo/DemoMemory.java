package org.zoomensemble.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the demonstration's Zoom still knows after a restart: which meetings there were, and what is in the trash. */
final class DemoMemory {

    private static final String MEETING = "meeting ";
    private static final String TRASHED = "trashed ";
    private static final int MEETINGS = 500;

    private final Path file;
    private final List<Instant> meetings = new ArrayList<>();
    private Set<String> trashed = new LinkedHashSet<>();

    DemoMemory(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    List<Instant> meetings() {
        return List.copyOf(meetings);
    }

    Set<String> trashed() {
        return Set.copyOf(trashed);
    }

    /** Only the newest meetings are kept. */
    void addMeeting(Instant start) {
        meetings.add(start);
        if (meetings.size() > MEETINGS) {
            meetings.remove(0);
        }
        write();
    }

    void trashed(Set<String> uuids) {
        if (!uuids.equals(trashed)) {
            trashed = new LinkedHashSet<>(uuids);
            write();
        }
    }

    private void read() {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(MEETING)) {
                    meetings.add(Instant.parse(line.substring(MEETING.length())));
                } else if (line.startsWith(TRASHED)) {
                    trashed.add(line.substring(TRASHED.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        meetings.forEach(start -> lines.add(MEETING + start));
        trashed.forEach(uuid -> lines.add(TRASHED + uuid));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
