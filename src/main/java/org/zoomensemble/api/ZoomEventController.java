package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.recording.RecordingEvents;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.WebhookSecrets;
import org.zoomensemble.zoom.UnreadableEventException;
import org.zoomensemble.zoom.WebhookSignature;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomEvents;

/** Zoom's events. Nobody is logged in here: the signature over the raw body decides. */
@RestController
@RequestMapping(Address.ROOT + "/webhooks/zoom")
@Tag(name = "Webhooks", description = "What Zoom says by itself")
class ZoomEventController {

    /** Zoom's largest events name some hundred files, at about 1 kB each. */
    private static final int LARGEST_BODY = 1_048_576;

    private static final Logger LOG = LoggerFactory.getLogger(ZoomEventController.class);

    private final WebhookSecrets secrets;
    private final ZoomEvents events;
    private final RecordingEvents recordings;

    ZoomEventController(WebhookSecrets secrets, ZoomEvents events, RecordingEvents recordings) {
        this.secrets = secrets;
        this.events = events;
        this.recordings = recordings;
    }

    @PostMapping("/{connectionId}")
    @Operation(
            summary = "Takes an event of Zoom",
            description =
                    "Answered at once; what has to be done is only written down. Events that mean nothing here are"
                            + " answered with success as well.")
    ResponseEntity<?> event(
            @PathVariable UUID connectionId,
            @RequestHeader(name = "x-zm-request-timestamp", required = false) String timestamp,
            @RequestHeader(name = "x-zm-signature", required = false) String signature,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return refused(HttpStatus.PAYLOAD_TOO_LARGE, "An event has at most 1 MiB.");
        }
        Secret token = secrets.of(connectionId).orElse(null);
        if (token == null) {
            return refused(
                    HttpStatus.NOT_FOUND,
                    "There is no Zoom connection with this id and a webhook secret token; enter the token of Zoom's app"
                            + " in the template.");
        }
        WebhookSignature expected = new WebhookSignature(token);
        if (!expected.isOf(timestamp, signature, body, Instant.now())) {
            LOG.warn(
                    "An event for the Zoom connection {} was refused: it is not signed with its secret token, or its"
                            + " timestamp is more than 5 minutes off.",
                    connectionId);
            return refused(
                    HttpStatus.UNAUTHORIZED,
                    "The event is not signed with this connection's secret token, or its timestamp is more than 5"
                            + " minutes off.");
        }
        return take(connectionId, body, expected);
    }

    private ResponseEntity<?> take(UUID connectionId, byte[] body, WebhookSignature signature) {
        ZoomEvent event;
        try {
            event = events.read(body);
        } catch (UnreadableEventException e) {
            return refused(HttpStatus.BAD_REQUEST, e.getMessage());
        }
        if (event.kind() == ZoomEvent.Kind.VALIDATION) {
            return ResponseEntity.ok(Map.of(
                    "plainToken", event.plainToken(), "encryptedToken", signature.encrypted(event.plainToken())));
        }
        recordings.happened(connectionId, event);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
