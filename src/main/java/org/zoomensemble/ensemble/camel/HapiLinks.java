package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The documents from which links are followed: the root, libraries and contents. Thread-safe. */
final class HapiLinks {

    /** A document, and whether it is a remembered one, whose links may be out of date. */
    record Known(HalDocument document, boolean remembered) {}

    /** An answer together with what was asked. */
    record Reply(EnsembleRequest request, EnsembleAnswer answer) {

        boolean isMissing() {
            return answer.isMissing();
        }

        HalDocument document() {
            return new HalDocument(request.address(), JsonAnswers.read(request, answer));
        }
    }

    private final EnsembleSettings settings;
    private final EnsembleCalls calls;
    private final DocumentCache cache;

    HapiLinks(EnsembleSettings settings, EnsembleCalls calls, DocumentCache cache) {
        this.settings = settings;
        this.calls = calls;
        this.cache = cache;
    }

    Known root(String institutionId) {
        return cache.get(rootKey(institutionId))
                .map(document -> new Known(document, true))
                .orElseGet(() -> new Known(freshRoot(institutionId), false));
    }

    private HalDocument freshRoot(String institutionId) {
        cache.drop(rootKey(institutionId));
        Reply reply = get("ensemble-get-root", institutionId, URI.create(settings.site() + "/hapi"));
        return cache.put(rootKey(institutionId), existing(reply).document());
    }

    /**
     * Follows a link of the root. A remembered root may be out of date, so a missing thing is asked for once more where
     * the root as it is now has another address for it.
     */
    Reply follow(String route, String institutionId, String rel, Map<String, ?> variables) {
        Known root = root(institutionId);
        URI address = root.document().require(rel).expand(variables);
        Reply reply = get(route, institutionId, address);
        if (reply.isMissing() && root.remembered()) {
            URI now = freshRoot(institutionId).require(rel).expand(variables);
            return now.equals(address) ? reply : get(route, institutionId, now);
        }
        return reply;
    }

    Reply get(String route, String institutionId, URI address) {
        EnsembleRequest request = EnsembleRequest.get(route, institutionId, address);
        return new Reply(request, calls.answer(request));
    }

    /** @throws org.zoomensemble.operations.WorkFailure GIVE_UP where the thing does not exist */
    Reply existing(Reply reply) {
        if (reply.isMissing()) {
            throw calls.failure(reply.request(), reply.answer());
        }
        return reply;
    }

    Known library(String institutionId, String libraryId) {
        DocumentCache.Key key = new DocumentCache.Key(institutionId, "library", libraryId);
        Optional<HalDocument> remembered = cache.get(key);
        if (remembered.isPresent()) {
            return new Known(remembered.get(), true);
        }
        Reply reply = follow("ensemble-get-library", institutionId, "ev:Libraries/Get", Map.of("id", libraryId));
        return new Known(cache.put(key, existing(reply).document()), false);
    }

    void forgetLibrary(String institutionId, String libraryId) {
        cache.drop(new DocumentCache.Key(institutionId, "library", libraryId));
    }

    /**
     * A link of a content, from the content as remembered if it is there, else from the content as it is now.
     *
     * @return empty where there is no such content; a link within that is empty where it has no such link
     */
    Optional<Optional<HalLink>> contentLink(String institutionId, String contentId, String rel) {
        Optional<HalLink> remembered =
                cache.get(contentKey(institutionId, contentId)).flatMap(document -> document.link(rel));
        if (remembered.isPresent()) {
            return Optional.of(remembered);
        }
        return content(institutionId, contentId).map(document -> document.link(rel));
    }

    /** A content as it is now; empty where there is none. */
    Optional<HalDocument> content(String institutionId, String contentId) {
        Reply reply = follow("ensemble-get-content", institutionId, "ev:Contents/Get", Map.of("id", contentId));
        if (reply.isMissing()) {
            forgetContent(institutionId, contentId);
            return Optional.empty();
        }
        HalDocument document = reply.document();
        remember(institutionId, contentId, document);
        return Optional.of(document);
    }

    void remember(String institutionId, String contentId, HalDocument content) {
        cache.put(contentKey(institutionId, contentId), content);
    }

    void forgetContent(String institutionId, String contentId) {
        cache.drop(contentKey(institutionId, contentId));
    }

    private static DocumentCache.Key rootKey(String institutionId) {
        return new DocumentCache.Key(institutionId, "root", "");
    }

    private static DocumentCache.Key contentKey(String institutionId, String contentId) {
        return new DocumentCache.Key(institutionId, "content", contentId);
    }
}
