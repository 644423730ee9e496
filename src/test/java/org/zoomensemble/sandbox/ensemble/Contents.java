package org.zoomensemble.sandbox.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The contents, newest first, and every change to them. With {@code keep} each change is on disk before the peer hears of
 * it. Thread-safe.
 */
final class Contents implements AutoCloseable {

    private static final Comparator<StoredContent> NEWEST_FIRST = Comparator.comparing(StoredContent::dateAdded)
            .thenComparing(StoredContent::id)
            .reversed();

    private final Path folder;
    private final Path records;
    private final boolean keep;
    private final boolean discard;
    private final Hashing hashing = new Hashing();
    private final ConcurrentHashMap<String, StoredContent> byId = new ConcurrentHashMap<>();

    Contents(Path folder, boolean keep, boolean discard) {
        this.folder = folder;
        this.records = folder.resolve("contents");
        this.keep = keep;
        this.discard = discard;
        if (keep) {
            read();
        }
    }

    Path folder() {
        return folder;
    }

    StoredContent create(String institutionId, String libraryId, String name, String description, boolean autoPublish) {
        StoredContent content = new StoredContent(
                UUID.randomUUID().toString(),
                institutionId,
                libraryId,
                name,
                description,
                autoPublish,
                Instant.now(),
                List.of(),
                List.of(),
                List.of());
        write(content);
        byId.put(content.id(), content);
        return content;
    }

    Optional<StoredContent> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<StoredContent> all() {
        Collection<StoredContent> now = byId.values();
        return now.stream().sorted(NEWEST_FIRST).toList();
    }

    void remove(String id) {
        byId.remove(id);
        try {
            Files.deleteIfExists(record(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rename(String id, String name) {
        change(id, content -> content.withName(name));
    }

    void addUpload(String id, String uploadId) {
        change(id, content -> content.withUpload(uploadId));
    }

    void addCaption(String id, Caption caption) {
        change(id, content -> content.withCaption(caption));
    }

    /** Notes that a media file is complete, once for each upload, and begins to compute its hash. */
    void addMedia(String id, Media media) {
        boolean[] first = new boolean[1];
        change(id, content -> {
            first[0] = !content.has(media.uploadId());
            return first[0] ? content.withMedia(media) : content;
        });
        if (first[0]) {
            hash(id, media);
        }
    }

    /** Returns when the hash of everything that arrived before the call is known. */
    Held holdHashes() {
        return hashing.hold();
    }

    void awaitHashes() {
        hashing.await();
    }

    @Override
    public void close() {
        hashing.close();
    }

    private void hash(String id, Media media) {
        Path file = folder.resolve(media.file());
        hashing.hash(file, sha256 -> {
            change(id, content -> content.withSha256(media.uploadId(), sha256));
            if (discard) {
                Files.delete(file);
            }
        });
    }

    private void change(String id, UnaryOperator<StoredContent> change) {
        byId.computeIfPresent(id, (key, content) -> {
            StoredContent changed = change.apply(content);
            write(changed);
            return changed;
        });
    }

    private Path record(String id) {
        return records.resolve(id + ".json");
    }

    private void write(StoredContent content) {
        if (!keep) {
            return;
        }
        try {
            Files.createDirectories(records);
            Path part = records.resolve(content.id() + ".part");
            Files.write(part, Json.MAPPER.writeValueAsBytes(content));
            Files.move(part, record(content.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        if (!Files.isDirectory(records)) {
            return;
        }
        try (Stream<Path> files = Files.list(records)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                StoredContent content = Json.MAPPER.readValue(file.toFile(), StoredContent.class);
                byId.put(content.id(), content);
                content.media().stream()
                        .filter(media -> media.sha256() == null)
                        .forEach(media -> hash(content.id(), media));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
