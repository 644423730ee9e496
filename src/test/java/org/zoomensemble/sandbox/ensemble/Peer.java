package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all servlets of this sandbox share. Thread-safe. */
final class Peer {

    private final Options options;
    private final Directory directory = new Directory();
    private final Contents contents;
    private final Login login;
    private final Progress progress;
    private final Set<String> institutionIds = ConcurrentHashMap.newKeySet();
    private volatile boolean odd;

    Peer(Options options, Contents contents) {
        this.options = options;
        this.contents = contents;
        this.login = new Login(options);
        this.progress = new Progress(options.processingDelay());
    }

    Options options() {
        return options;
    }

    Directory directory() {
        return directory;
    }

    Contents contents() {
        return contents;
    }

    Login login() {
        return login;
    }

    Progress progress() {
        return progress;
    }

    /** Every value of {@code X-EV-InstitutionId} that was sent. */
    Set<String> institutionIds() {
        return Set.copyOf(institutionIds);
    }

    void odd(boolean on) {
        odd = on;
    }

    Hal hal(HttpServletRequest request) {
        return new Hal(base(request), odd, options);
    }

    /** Scheme and authority as the client called them. */
    static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    /** The institution that a request speaks for; null where it names none. */
    String institution(HttpServletRequest request) {
        String id = request.getHeader("X-EV-InstitutionId");
        if (id == null || id.isBlank()) {
            return null;
        }
        institutionIds.add(id);
        return id;
    }

    Optional<StoredContent> content(String id, String institutionId) {
        return contents.find(id).filter(content -> shows(content, institutionId));
    }

    boolean shows(StoredContent content, String institutionId) {
        return institutionId == null
                || directory.library(content.libraryId(), institutionId).isPresent();
    }

    /** Empty where the library was removed. */
    String organizationId(StoredContent content) {
        return directory
                .library(content.libraryId(), null)
                .map(Library::organizationId)
                .orElse("");
    }
}
