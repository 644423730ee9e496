package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zoomensemble.sandbox.Calls;

/**
 * What this peer saw, from its own records and its own disk: the judge of every promise about Ensemble. Nothing in it is
 * taken from the application's word. Thread-safe.
 */
public final class Ledger {

    private final Peer peer;
    private final TusStore store;
    private final Calls calls;

    Ledger(Peer peer, TusStore store, Calls calls) {
        this.peer = peer;
        this.store = store;
        this.calls = calls;
    }

    /** Every content, newest first. The hash of one that has just arrived may still be missing. */
    public List<Content> contents() {
        Instant now = Instant.now();
        return peer.contents().all().stream().map(each -> tell(each, now)).toList();
    }

    public List<Content> contentsOf(String libraryId) {
        return contents().stream()
                .filter(each -> each.libraryId().equals(libraryId))
                .toList();
    }

    /** Every tus upload, those that were never finished included. */
    public List<Upload> uploads() {
        return peer.contents().all().stream()
                .flatMap(content -> content.uploadIds().stream().flatMap(id -> store.upload(content.id(), id).stream()))
                .toList();
    }

    /** Uploads that are not complete. */
    public List<Upload> unfinishedUploads() {
        return uploads().stream().filter(each -> !each.complete()).toList();
    }

    /** Contents that never got a media file. */
    public List<Content> unfilled() {
        return contents().stream().filter(each -> !each.filled()).toList();
    }

    /**
     * Contents that are there more than once: the same library, name and description. The description carries the
     * segment's reference unless the site switched it off.
     */
    public List<List<Content>> duplicates() {
        return duplicates(each -> List.of(each.name(), each.description()));
    }

    /** Contents with the same bytes in the same library. */
    public List<List<Content>> sameBytes() {
        awaitHashes();
        return groups(contents().stream()
                .filter(each -> each.sha256() != null)
                .collect(Collectors.groupingBy(each -> List.of(each.libraryId(), each.sha256()))));
    }

    /** Groups of contents in the same library for which {@code key} says the same. */
    public List<List<Content>> duplicates(Function<Content, Object> key) {
        return groups(
                contents().stream().collect(Collectors.groupingBy(each -> List.of(each.libraryId(), key.apply(each)))));
    }

    /** Bytes that arrived and are part of no content's media file: uploads given up, or not finished yet. */
    public long lostBytes() {
        return uploads().stream()
                .filter(each -> !each.complete())
                .mapToLong(Upload::bytes)
                .sum();
    }

    /** Every value that {@code X-EV-InstitutionId} had. */
    public Set<String> institutionIds() {
        return peer.institutionIds();
    }

    /** Returns when the hash of everything that arrived before this call is known. */
    public void awaitHashes() {
        peer.contents().awaitHashes();
    }

    /** Calls without those of the pages, and without credentials. */
    List<Map<String, Object>> calls() {
        return calls.all(call -> isInterface(call.path())).stream()
                .map(call -> Map.<String, Object>of(
                        "at", call.at().toString(),
                        "method", call.method(),
                        "path", call.path(),
                        "query", call.query() == null ? "" : call.query(),
                        "status", call.status()))
                .toList();
    }

    private static boolean isInterface(String path) {
        return path.startsWith("/hapi")
                || path.startsWith("/tus/")
                || path.startsWith("/api/")
                || path.startsWith("/upload/")
                || path.startsWith("/oauth2/");
    }

    private Content tell(StoredContent content, Instant now) {
        Media media = content.current();
        return new Content(
                content.id(),
                content.libraryId(),
                peer.directory()
                        .library(content.libraryId(), null)
                        .map(Library::name)
                        .orElse(""),
                content.institutionId(),
                content.name(),
                content.description(),
                content.autoPublish(),
                content.dateAdded(),
                peer.progress().status(content, now),
                media == null ? -1 : media.bytes(),
                media == null ? null : media.sha256(),
                media == null ? null : media.fileName(),
                media == null ? null : media.contentType(),
                media == null ? null : media.workflowId(),
                content.uploadIds().size(),
                content.media().size(),
                content.captions());
    }

    private static List<List<Content>> groups(Map<?, List<Content>> byKey) {
        return byKey.values().stream().filter(group -> group.size() > 1).toList();
    }
}
