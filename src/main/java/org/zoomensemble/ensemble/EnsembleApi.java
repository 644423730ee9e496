package org.zoomensemble.ensemble;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What we ask of Ensemble Video. {@code institutionId} is Ensemble's own id of the institution (sent as {@code
 * X-EV-InstitutionId}), null where the site has none. Every call may throw {@link
 * org.zoomensemble.operations.WorkFailure}: GIVE_UP for a refused request, and for a login that is refused for
 * minutes ({@link org.zoomensemble.operations.LoginRefusals}), PAUSE when Ensemble cannot be reached
 * or asks to slow down, RETRY for the rest. No call is repeated below this interface. Thread-safe, blocking.
 */
public interface EnsembleApi {

    EnsembleCapabilities capabilities(String institutionId);

    /** Whether this interface of Ensemble tells the state of a content at all; known without asking the server. */
    default boolean confirmsContents() {
        return true;
    }

    /** The version that the server tells; for checks and messages. */
    String version(String institutionId);

    List<EnsembleOrganization> organizations(String institutionId);

    List<EnsembleLibrary> libraries(String institutionId, String organizationId);

    /** Enabled upload workflows of a library. */
    List<EnsembleWorkflow> uploadWorkflows(String institutionId, String libraryId);

    /** People with access to a library; empty where this server lists no users. */
    Optional<List<EnsembleUser>> users(String institutionId, String libraryId);

    /**
     * Creates a content. When this throws RETRY or PAUSE the content may exist all the same: look for it before asking
     * again.
     *
     * @param lastMoment runs when the connection is open and nothing was sent yet; what it throws passes through unchanged, and
     *                   nothing is sent then
     */
    EnsembleContent createContent(String institutionId, NewContent content, Runnable lastMoment);

    /** For callers that nobody can take the work from. */
    default EnsembleContent createContent(String institutionId, NewContent content) {
        return createContent(institutionId, content, () -> {});
    }

    /** Empty when Ensemble has no such content (404, 410). */
    Optional<EnsembleContent> content(String institutionId, String contentId);

    /** The contents of a library added at {@code since} or later, newest first; all pages. */
    List<EnsembleContent> contentsSince(String institutionId, String libraryId, Instant since);

    /** Creates a tus upload for a content and returns its address. */
    URI createUpload(String institutionId, NewUpload upload) throws UploadGoneException;

    /** Asks which offset the server holds (tus {@code HEAD}). */
    UploadState uploadState(String institutionId, URI upload) throws UploadGoneException;

    /**
     * Appends {@code length} bytes at {@code offset} (tus {@code PATCH}) and returns the offset that the server then
     * holds. May be cut off at any byte: ask {@link #uploadState} afterwards. Exceptions that the body throws pass through unchanged.
     *
     * @throws UploadConflictException 409 or 423: another writer, or another offset
     * @throws UploadGoneException     404 or 410
     */
    long append(String institutionId, URI upload, long offset, long length, UploadBody body)
            throws UploadConflictException, UploadGoneException;

    /**
     * Attaches captions to a content.
     *
     * @return false where this server offers no caption upload and no address is configured
     * @throws CaptionRefusedException 400, 413, 415 or 422: this file is not taken, whoever asks
     */
    boolean attachCaption(String institutionId, String contentId, CaptionFile caption) throws CaptionRefusedException;

    /**
     * Gives a content another name; safe to repeat. Ensemble publishes no such call: that a content offers the link {@code
     * ev:Contents/Update} and takes a {@code PUT} of JSON there is our assumption.
     *
     * @return false where this server offers no such link, or knows the content no more
     */
    boolean rename(String institutionId, String contentId, String name);
}
