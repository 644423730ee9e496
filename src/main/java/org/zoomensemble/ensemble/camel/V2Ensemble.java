package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleCapabilities;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.ensemble.NewContent;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.WorkFailure;

/**
 * Ensemble by its documented API v2 and the upload of its older client (ev-script up to 2.2). A content comes into being
 * with the last chunk of its upload: creating one only gives it an id of ours, an interrupted upload begins again, and
 * nothing tells whether a video arrived. So nothing is confirmed, and where the answer to the last chunk is lost a
 * person has to look. Whether a content is published is decided by Ensemble's workflow.
 */
final class V2Ensemble implements EnsembleApi {

    private static final Map<String, String> NO_FILTER = Map.of();
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private final EnsembleSettings settings;
    private final EnsembleCalls calls;
    private final V2Lists lists;
    private final AtomicReference<URI> submit = new AtomicReference<>();

    V2Ensemble(EnsembleSettings settings, EnsembleCalls calls) {
        this.settings = settings;
        this.calls = calls;
        this.lists = new V2Lists(settings, calls);
    }

    @Override
    public EnsembleCapabilities capabilities(String institutionId) {
        return new EnsembleCapabilities(false, false, false, false);
    }

    @Override
    public boolean confirmsContents() {
        return false;
    }

    /** Empty where the server tells none. */
    @Override
    public String version(String institutionId) {
        EnsembleRequest request = EnsembleRequest.get("ensemble-v2-get-info", null, lists.address("Info", Map.of()));
        EnsembleAnswer answer = calls.answer(request);
        return answer.isMissing() ? "" : JsonAnswers.read(request, answer).text("ApplicationVersion");
    }

    @Override
    public List<EnsembleOrganization> organizations(String institutionId) {
        return lists.all(
                "ensemble-v2-list-organizations",
                "Organizations",
                NO_FILTER,
                (id, item) -> new EnsembleOrganization(id, item.text("Name")));
    }

    @Override
    public List<EnsembleLibrary> libraries(String institutionId, String organizationId) {
        return lists.all(
                "ensemble-v2-list-libraries",
                "Libraries",
                Map.of("FilterOn", "OrganizationId", "FilterValue", organizationId),
                (id, item) -> new EnsembleLibrary(
                        id, item.text("Name"), item.id("OrganizationID").orElse(null)));
    }

    @Override
    public List<EnsembleWorkflow> uploadWorkflows(String institutionId, String libraryId) {
        return lists.all(
                "ensemble-v2-list-workflows",
                "MediaWorkflows",
                Map.of("FilterOn", "LibraryId", "FilterValue", libraryId),
                (id, item) -> new EnsembleWorkflow(
                        id,
                        item.text("Name"),
                        item.flag("IsDefault", false),
                        HapiItems.limit(item.number("MaxUploadSize"))));
    }

    @Override
    public Optional<List<EnsembleUser>> users(String institutionId, String libraryId) {
        return Optional.empty();
    }

    /** Asks nothing of Ensemble. */
    @Override
    public EnsembleContent createContent(String institutionId, NewContent content, Runnable lastMoment) {
        return new V2Content(content.name(), content.description()).asContent();
    }

    @Override
    public Optional<EnsembleContent> content(String institutionId, String contentId) {
        return Optional.of(ours(contentId).asContent());
    }

    /** None: what was created here exists nowhere else, so there is nothing to find again. */
    @Override
    public List<EnsembleContent> contentsSince(String institutionId, String libraryId, Instant since) {
        return List.of();
    }

    @Override
    public URI createUpload(String institutionId, NewUpload upload) {
        return V2Upload.of(submitAddress(), ours(upload.contentId()), upload).address();
    }

    @Override
    public UploadState uploadState(String institutionId, URI upload) throws UploadGoneException {
        return new UploadState(0, known(upload).length());
    }

    @Override
    public long append(String institutionId, URI address, long offset, long length, UploadBody body)
            throws UploadConflictException, UploadGoneException {
        V2Upload upload = known(address);
        long end = offset + length;
        if (offset % V2Upload.CHUNK != 0 || end != upload.length() && end % V2Upload.CHUNK != 0) {
            throw WorkFailure.giveUp("Ensemble's API v2 takes chunks of " + V2Upload.CHUNK
                    + " bytes, so the bytes of one append must be a multiple of that, not " + length + ".");
        }
        AtomicReference<EnsembleAnswer> refusal = new AtomicReference<>();
        V2Chunks chunks = new V2Chunks(upload, offset, end, (number, bytes) -> submit(upload, number, bytes, refusal));
        try {
            body.writeTo(chunks);
        } catch (IOException e) {
            throw WorkFailure.retry(
                    "The source of the upload broke (" + e.getClass().getSimpleName() + ").");
        } catch (RuntimeException e) {
            tell(upload, refusal.get());
            throw chunks.failure() == null ? e : chunks.failure();
        }
        chunks.finish();
        return end;
    }

    @Override
    public boolean attachCaption(String institutionId, String contentId, CaptionFile caption) {
        return false;
    }

    @Override
    public boolean rename(String institutionId, String contentId, String name) {
        return false;
    }

    private static void tell(V2Upload upload, EnsembleAnswer refusal)
            throws UploadConflictException, UploadGoneException {
        if (refusal == null) {
            return;
        }
        String sentence = "Ensemble refused a chunk for " + upload.submit().getHost()
                + upload.submit().getRawPath() + " with status " + refusal.status() + ".";
        if (refusal.isMissing()) {
            throw new UploadGoneException(sentence);
        }
        throw new UploadConflictException(sentence);
    }

    private void submit(V2Upload upload, int number, byte[] bytes, AtomicReference<EnsembleAnswer> refusal) {
        boolean last = number == upload.chunks() - 1;
        EnsembleRequest request = EnsembleRequest.of("ensemble-v2-submit-chunk", "POST", null, upload.submit())
                .expecting(404, 409, 410, 423)
                .with("uploadLength", upload.length())
                .whenLost(last ? EnsembleRequest.Lost.ASK_A_PERSON : EnsembleRequest.Lost.NOTHING)
                .withBody(form(upload, number, bytes));
        EnsembleAnswer answer = calls.answer(request);
        if (!answer.isSuccess()) {
            refusal.set(answer);
            throw calls.failure(request, answer);
        }
    }

    /** Title, Description and MediaWorkflowID as Ensemble's client sends them; the other parts are plupload's own. */
    private static HttpEntity form(V2Upload upload, int number, byte[] bytes) {
        return MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setContentType(ContentType.create("multipart/form-data"))
                .addTextBody("Title", upload.content().title(), TEXT)
                .addTextBody("Description", upload.content().description(), TEXT)
                .addTextBody("MediaWorkflowID", upload.workflowId(), TEXT)
                .addTextBody("name", upload.name(), TEXT)
                .addTextBody("chunk", String.valueOf(number), TEXT)
                .addTextBody("chunks", String.valueOf(upload.chunks()), TEXT)
                .addBinaryBody(
                        "file", bytes, ContentType.parseLenient(upload.contentType()), CaptionForm.plain(upload.name()))
                .build();
    }

    private URI submitAddress() {
        URI known = submit.get();
        if (known != null) {
            return known;
        }
        JsonFields page =
                lists.page("ensemble-v2-list-workflows", "MediaWorkflows", Map.of("PageIndex", 1, "PageSize", 1));
        String told = page.object("Settings").text("SubmitUrl").trim();
        try {
            if (!told.isEmpty()) {
                URI address = URI.create(settings.site() + "/").resolve(told);
                submit.set(address);
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw WorkFailure.giveUp(
                "Ensemble tells no address for uploads (Settings.SubmitUrl of /api/MediaWorkflows); check its version.");
    }

    private static V2Content ours(String contentId) {
        return V2Content.of(contentId)
                .orElseThrow(
                        () -> WorkFailure.giveUp(
                                "The content " + contentId
                                        + " was created by another interface, about which API v2 tells nothing; set ZOOMENSEMBLE_ENSEMBLE_API to hapi, or cancel the ingest and force it again."));
    }

    private static V2Upload known(URI address) throws UploadGoneException {
        return V2Upload.of(address)
                .orElseThrow(() -> new UploadGoneException("The upload at " + address.getHost() + address.getRawPath()
                        + " was begun by another interface than API v2."));
    }
}
