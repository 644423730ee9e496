package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.WorkFailure;

/** Uploads by tus 1.0 (https://tus.io/protocols/resumable-upload). Thread-safe. */
final class TusUploads {

    private static final String UPLOAD_LINK = "ev:Encodings/Upload";

    private final EnsembleCalls calls;
    private final HapiLinks links;
    private final StalledUploads stalled;

    TusUploads(EnsembleCalls calls, HapiLinks links, StalledUploads stalled) {
        this.calls = calls;
        this.links = links;
        this.stalled = stalled;
    }

    URI create(String institutionId, NewUpload upload) throws UploadGoneException {
        HalLink link = uploadLink(institutionId, upload.contentId());
        EnsembleRequest request = creation(institutionId, upload, link);
        EnsembleAnswer answer = calls.answer(request);
        if (answer.isMissing()) {
            // The remembered address may be out of date; a content that is gone says so when it is asked.
            links.forgetContent(institutionId, upload.contentId());
            HalLink now = uploadLink(institutionId, upload.contentId());
            if (now.equals(link)) {
                throw gone(request, answer);
            }
            request = creation(institutionId, upload, now);
            answer = calls.answer(request);
        }
        if (answer.isMissing()) {
            throw gone(request, answer);
        }
        return location(request, answer);
    }

    private HalLink uploadLink(String institutionId, String contentId) throws UploadGoneException {
        Optional<HalLink> link = links.contentLink(institutionId, contentId, UPLOAD_LINK)
                .orElseThrow(() -> new UploadGoneException("Ensemble has no content " + contentId + " any more."));
        return link.orElseThrow(() -> WorkFailure.giveUp("Ensemble offers no upload (" + UPLOAD_LINK
                + ") for the content " + contentId + "; check what the service account may do."));
    }

    private static EnsembleRequest creation(String institutionId, NewUpload upload, HalLink link) {
        return EnsembleRequest.of(
                        "ensemble-create-upload",
                        "POST",
                        institutionId,
                        link.expand(Map.of("contentId", upload.contentId())))
                .with("uploadLength", upload.length())
                .with("uploadMetadata", metadata(upload));
    }

    private static URI location(EnsembleRequest request, EnsembleAnswer answer) {
        String location = answer.header("Location")
                .orElseThrow(() -> WorkFailure.retry(
                        "Ensemble answered " + request.where() + " without the address of the upload (Location)."));
        try {
            return request.address().resolve(location);
        } catch (IllegalArgumentException e) {
            throw WorkFailure.retry(
                    "Ensemble answered " + request.where() + " with an address of the upload (Location) that is none.");
        }
    }

    private static String metadata(NewUpload upload) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("mediaWorkflowId", upload.workflowId());
        values.put("name", upload.fileName());
        values.put("type", upload.contentType());
        values.put("filetype", upload.contentType());
        values.put("filename", upload.fileName());
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " "
                        + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    UploadState state(String institutionId, URI upload) throws UploadGoneException {
        EnsembleRequest request = EnsembleRequest.of("ensemble-get-upload-state", "HEAD", institutionId, upload);
        EnsembleAnswer answer = calls.answer(request);
        if (answer.isMissing()) {
            throw gone(request, answer);
        }
        long offset = count(answer, "Upload-Offset")
                .orElseThrow(() -> WorkFailure.retry(
                        "Ensemble answered " + request.where() + " without the offset of the upload."));
        return new UploadState(offset, count(answer, "Upload-Length").orElse(-1));
    }

    long append(String institutionId, URI upload, long offset, long length, UploadBody body)
            throws UploadConflictException, UploadGoneException {
        UploadEntity entity = new UploadEntity("application/offset+octet-stream", length, body);
        EnsembleRequest request = EnsembleRequest.of("ensemble-append-upload", "PATCH", institutionId, upload)
                .expecting(404, 409, 410, 423)
                .with("uploadOffset", offset)
                .whenLost(EnsembleRequest.Lost.LOOK_FIRST)
                .withBody(entity);
        stalled.watch(entity);
        EnsembleAnswer answer;
        try {
            answer = calls.answer(request);
        } finally {
            stalled.forget(entity);
        }
        if (answer.isMissing()) {
            throw gone(request, answer);
        }
        if (!answer.isSuccess()) {
            throw new UploadConflictException("The upload is locked or at another offset: Ensemble answered "
                    + request.where() + " at offset " + offset + " with status " + answer.status() + ".");
        }
        if (!entity.isComplete()) {
            throw WorkFailure.retry("Ensemble answered " + request.where()
                    + " before it had all the bytes; its offset is asked again.");
        }
        return count(answer, "Upload-Offset").orElse(offset + length);
    }

    private static UploadGoneException gone(EnsembleRequest request, EnsembleAnswer answer) {
        return new UploadGoneException("The upload does not exist in Ensemble any more: " + request.where()
                + " answered with status " + answer.status() + ".");
    }

    private static OptionalLong count(EnsembleAnswer answer, String header) {
        return answer.header(header)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
    }
}
