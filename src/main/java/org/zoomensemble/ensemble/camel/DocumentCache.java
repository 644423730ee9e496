package org.zoomensemble.ensemble.camel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Documents whose links are followed again and again, for a few minutes each. Thread-safe. */
final class DocumentCache {

    private static final long LIFETIME = Duration.ofMinutes(5).toNanos();
    private static final int MOST = 2000;

    /** {@code kind} tells documents with equal ids apart. */
    record Key(String institutionId, String kind, String id) {}

    private record Entry(HalDocument document, long since) {}

    private final LongSupplier nanoTime;
    private final Map<Key, Entry> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
            return size() > MOST;
        }
    };

    DocumentCache(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized Optional<HalDocument> get(Key key) {
        Entry entry = entries.get(key);
        if (entry == null || nanoTime.getAsLong() - entry.since() > LIFETIME) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.document());
    }

    synchronized HalDocument put(Key key, HalDocument document) {
        entries.remove(key);
        entries.put(key, new Entry(document, nanoTime.getAsLong()));
        return document;
    }

    synchronized void drop(Key key) {
        entries.remove(key);
    }
}
