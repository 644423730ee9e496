package org.zoomensemble.ensemble;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zoomensemble.operations.WorkFailure;

/** An Ensemble in memory that knows its hierarchy and nothing else. */
public final class EnsembleHierarchy implements EnsembleApi {

    public boolean confirmsContents = true;

    /** Contents by their id, with their status. */
    public final Map<String, String> contents = new HashMap<>();

    public boolean tellsContents = true;
    public WorkFailure failsAtContents;

    public final Map<String, String> organizations = new LinkedHashMap<>();
    public final Map<String, EnsembleLibrary> libraries = new LinkedHashMap<>();
    /** Who has access, by library; null where this server lists no users. */
    public Map<String, List<EnsembleUser>> people = new LinkedHashMap<>();

    public final Map<String, List<EnsembleWorkflow>> workflows = new LinkedHashMap<>();
    public final List<String> institutionsAsked = new ArrayList<>();
    /** Listing people of this library fails. */
    public String failsAtLibrary;

    public WorkFailure fails;
    public Runnable whileListing = () -> {};

    @Override
    public List<EnsembleOrganization> organizations(String institutionId) {
        institutionsAsked.add(institutionId);
        whileListing.run();
        if (fails != null) {
            throw fails;
        }
        return organizations.entrySet().stream()
                .map(entry -> new EnsembleOrganization(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<EnsembleLibrary> libraries(String institutionId, String organizationId) {
        return libraries.values().stream()
                .filter(library -> library.organizationId().equals(organizationId))
                .toList();
    }

    @Override
    public Optional<List<EnsembleUser>> users(String institutionId, String libraryId) {
        if (libraryId.equals(failsAtLibrary)) {
            throw WorkFailure.retry("Ensemble failed at the users of a library.");
        }
        return people == null ? Optional.empty() : Optional.of(people.getOrDefault(libraryId, List.of()));
    }

    @Override
    public List<EnsembleWorkflow> uploadWorkflows(String institutionId, String libraryId) {
        return workflows.getOrDefault(libraryId, List.of());
    }

    @Override
    public EnsembleCapabilities capabilities(String institutionId) {
        return new EnsembleCapabilities(tellsContents, true, true, people != null);
    }

    @Override
    public boolean confirmsContents() {
        return confirmsContents;
    }

    @Override
    public String version(String institutionId) {
        return "5.1";
    }

    @Override
    public EnsembleContent createContent(String institutionId, NewContent content, Runnable lastMoment) {
        throw notAsked();
    }

    @Override
    public Optional<EnsembleContent> content(String institutionId, String contentId) {
        if (failsAtContents != null) {
            throw failsAtContents;
        }
        return Optional.ofNullable(contents.get(contentId))
                .map(status -> new EnsembleContent(contentId, "", "", Instant.now(), status, false));
    }

    @Override
    public List<EnsembleContent> contentsSince(String institutionId, String libraryId, Instant since) {
        throw notAsked();
    }

    @Override
    public URI createUpload(String institutionId, NewUpload upload) {
        throw notAsked();
    }

    @Override
    public UploadState uploadState(String institutionId, URI upload) {
        throw notAsked();
    }

    @Override
    public long append(String institutionId, URI upload, long offset, long length, UploadBody body) {
        throw notAsked();
    }

    @Override
    public boolean attachCaption(String institutionId, String contentId, CaptionFile caption) {
        throw notAsked();
    }

    @Override
    public boolean rename(String institutionId, String contentId, String name) {
        throw notAsked();
    }

    private static AssertionError notAsked() {
        return new AssertionError("not asked for in these tests");
    }
}
