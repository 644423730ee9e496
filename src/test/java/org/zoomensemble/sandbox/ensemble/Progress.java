package org.zoomensemble.sandbox.ensemble;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says at which step a content's processing is; follows from the clock alone. */
final class Progress {

    private volatile Duration delay;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Progress(Duration delay) {
        this.delay = delay;
    }

    void delay(Duration other) {
        delay = other;
    }

    /** {@code part} is the id of a content, or some of the name of contents that may not exist yet. */
    void fail(String part) {
        failing.add(part);
    }

    void heal() {
        failing.clear();
    }

    String status(StoredContent content, Instant now) {
        Media media = content.current();
        if (media == null) {
            return content.uploadIds().isEmpty() ? "unknown" : "uploading";
        }
        long total = delay.toMillis();
        long gone = Duration.between(media.arrivedAt(), now).toMillis();
        if (gone >= total) {
            return fails(content) ? "failed" : "ready";
        }
        return gone * 3 < total ? "uploaded" : gone * 3 < total * 2 ? "processing" : "converting";
    }

    private boolean fails(StoredContent content) {
        return failing.stream()
                .anyMatch(part -> content.id().equals(part) || content.name().contains(part));
    }
}
