package org.zoomensemble.ensemble;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zoomensemble.operations.WorkFailure;

/** An Ensemble in memory for tests of the features: its own record is what they are judged by. */
public final class ScriptedEnsemble implements EnsembleApi {

    /** One content and what arrived for it. */
    public static final class Content {
        public final String id;
        public final NewContent asked;
        public String name;
        public Instant dateAdded = Instant.now();
        public String status = "uploading";
        public final List<CaptionFile> captions = new ArrayList<>();

        Content(String id, NewContent asked) {
            this.id = id;
            this.asked = asked;
            this.name = asked.name();
        }

        EnsembleContent told() {
            return new EnsembleContent(id, name, asked.description(), dateAdded, status, !captions.isEmpty());
        }
    }

    /** One tus upload. */
    public static final class Upload {
        public final NewUpload asked;
        public final ByteArrayOutputStream held = new ByteArrayOutputStream();
        public boolean isGone;
        /** Its state cannot be told any more. */
        public boolean isUnreadable;

        Upload(NewUpload asked) {
            this.asked = asked;
        }
    }

    public final Map<String, Content> contents = new LinkedHashMap<>();
    public final Map<URI, Upload> uploads = new LinkedHashMap<>();
    public final List<Long> patchLengths = new ArrayList<>();
    public boolean losesNextAnswer;
    public boolean refusesNextCreation;
    public boolean losesNextRequest;

    /** The next upload is gone when its first bytes come. */
    public boolean losesNextUpload;

    /** Runs when a creation is asked for, before anything happens. */
    public Runnable beforeCreation = () -> {};

    public boolean isHeldByAnother;
    public boolean takesCaptions = true;
    public boolean renames = true;
    public boolean refusesCaptions;
    public boolean confirms = true;
    public String statusWhenComplete = "ready";

    @Override
    public EnsembleCapabilities capabilities(String institutionId) {
        return new EnsembleCapabilities(confirms, true, takesCaptions, true);
    }

    @Override
    public boolean confirmsContents() {
        return confirms;
    }

    @Override
    public String version(String institutionId) {
        return "5.1";
    }

    @Override
    public List<EnsembleOrganization> organizations(String institutionId) {
        return List.of();
    }

    @Override
    public List<EnsembleLibrary> libraries(String institutionId, String organizationId) {
        return List.of();
    }

    @Override
    public List<EnsembleWorkflow> uploadWorkflows(String institutionId, String libraryId) {
        return List.of(
                new EnsembleWorkflow("small", "Small", false, 10),
                new EnsembleWorkflow("default", "Default", true, 12_000_000_000L));
    }

    @Override
    public Optional<List<EnsembleUser>> users(String institutionId, String libraryId) {
        return Optional.empty();
    }

    @Override
    public EnsembleContent createContent(String institutionId, NewContent content, Runnable lastMoment) {
        beforeCreation.run();
        lastMoment.run();
        if (refusesNextCreation) {
            refusesNextCreation = false;
            throw WorkFailure.giveUp("Ensemble refused.");
        }
        if (losesNextRequest) {
            losesNextRequest = false;
            throw WorkFailure.retry("The request was lost.");
        }
        Content made = new Content("content-" + (contents.size() + 1), content);
        contents.put(made.id, made);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw WorkFailure.retry("The answer was lost.");
        }
        return made.told();
    }

    @Override
    public Optional<EnsembleContent> content(String institutionId, String contentId) {
        return Optional.ofNullable(contents.get(contentId)).map(Content::told);
    }

    @Override
    public List<EnsembleContent> contentsSince(String institutionId, String libraryId, Instant since) {
        return contents.values().stream()
                .filter(content -> content.asked.libraryId().equals(libraryId) && !content.dateAdded.isBefore(since))
                .sorted(Comparator.comparing((Content content) -> content.dateAdded)
                        .reversed())
                .map(Content::told)
                .toList();
    }

    @Override
    public URI createUpload(String institutionId, NewUpload upload) {
        URI address = URI.create("https://ensemble.example/uploads/" + (uploads.size() + 1));
        uploads.put(address, new Upload(upload));
        return address;
    }

    @Override
    public UploadState uploadState(String institutionId, URI upload) throws UploadGoneException {
        Upload held = upload(upload);
        if (held.isUnreadable) {
            throw WorkFailure.retry("Ensemble answered HEAD with status 500.");
        }
        return new UploadState(held.held.size(), held.asked.length());
    }

    @Override
    public long append(String institutionId, URI upload, long offset, long length, UploadBody body)
            throws UploadConflictException, UploadGoneException {
        if (isHeldByAnother) {
            throw new UploadConflictException("Another writer holds the upload.");
        }
        if (losesNextUpload) {
            losesNextUpload = false;
            upload(upload).isGone = true;
        }
        Upload target = upload(upload);
        if (target.held.size() != offset) {
            throw new UploadConflictException("Ensemble holds another offset.");
        }
        patchLengths.add(length);
        try {
            body.writeTo(new OutputStream() {
                @Override
                public void write(int single) {
                    target.held.write(single);
                }

                @Override
                public void write(byte[] bytes, int at, int count) {
                    target.held.write(bytes, at, count);
                }
            });
        } catch (IOException broken) {
            throw WorkFailure.retry("The connection to Ensemble broke.", broken);
        }
        if (target.held.size() == target.asked.length()) {
            contents.get(target.asked.contentId()).status = statusWhenComplete;
        }
        return target.held.size();
    }

    private Upload upload(URI address) throws UploadGoneException {
        Upload upload = uploads.get(address);
        if (upload == null || upload.isGone) {
            throw new UploadGoneException("Ensemble has no such upload.");
        }
        return upload;
    }

    @Override
    public boolean attachCaption(String institutionId, String contentId, CaptionFile caption)
            throws CaptionRefusedException {
        if (refusesCaptions) {
            throw new CaptionRefusedException("Ensemble answered with status 413.");
        }
        if (!takesCaptions) {
            return false;
        }
        contents.get(contentId).captions.add(caption);
        return true;
    }

    @Override
    public boolean rename(String institutionId, String contentId, String name) {
        if (renames) {
            contents.get(contentId).name = name;
        }
        return renames;
    }
}
