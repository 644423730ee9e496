package org.zoomensemble.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.recording.EventInbox;
import org.zoomensemble.recording.RecordingEvents;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.WebhookSecrets;
import org.zoomensemble.workflow.WebhookState;
import org.zoomensemble.workflow.WebhookStates;
import org.zoomensemble.zoom.UnreadableEventException;
import org.zoomensemble.zoom.WebhookSignature;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomEvents;

/**
 * Zoom's events. Nobody is logged in here: the signature over the raw body decides. What cannot be written down in time is
 * answered with 503, which makes Zoom send it again; Zoom does not repeat what is refused with 4xx.
 */
@RestController
@RequestMapping(Address.ROOT + "/webhooks/zoom")
@Tag(name = "Webhooks", description = "What Zoom says by itself")
class ZoomEventController {

    /** Zoom's largest events name some hundred files, at about 1 kB each. */
    private static final int LARGEST_BODY = 1_048_576;

    private static final Logger LOG = LoggerFactory.getLogger(ZoomEventController.class);

    private final WebhookSecrets secrets;
    private final ZoomEvents events;
    private final EventInbox inbox;
    private final WebhookStates states;
    private final PromptWork prompt;
    private final MeterRegistry meters;

    ZoomEventController(
            WebhookSecrets secrets,
            ZoomEvents events,
            EventInbox inbox,
            WebhookStates states,
            PromptWork prompt,
            MeterRegistry meters) {
        this.secrets = secrets;
        this.events = events;
        this.inbox = inbox;
        this.states = states;
        this.prompt = prompt;
        this.meters = meters;
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
        if (!isJson(request.getContentType())) {
            return refused(
                    "wrong_type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "An event has the content type application/json.");
        }
        byte[] body = request.getContentLengthLong() > LARGEST_BODY
                ? null
                : request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body == null || body.length > LARGEST_BODY) {
            return refused("too_large", HttpStatus.PAYLOAD_TOO_LARGE, "An event has at most 1 MiB.");
        }
        try {
            return prompt.answer(() -> take(connectionId, timestamp, signature, body));
        } catch (PromptWork.TooLateException e) {
            return notNow("The database does not answer in time, so an event of Zoom is refused with 503.");
        } catch (DataAccessException | TransactionException e) {
            return notNow("The database does not answer, so an event of Zoom is refused with 503.");
        } catch (RuntimeException e) {
            LOG.error("An event of Zoom for the connection {} could not be written down.", connectionId, e);
            return notNow("An event of Zoom is refused with 503.");
        }
    }

    /** Without a type it may be anything, and the signature tells. */
    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private ResponseEntity<?> take(UUID connectionId, String timestamp, String signature, byte[] body) {
        Optional<Secret> token = secrets.of(connectionId);
        if (token.isEmpty()) {
            return refused(
                    "no_token",
                    HttpStatus.NOT_FOUND,
                    "There is no Zoom connection with this id and a webhook secret token; enter the token of Zoom's app"
                            + " in the template.");
        }
        WebhookSignature expected = new WebhookSignature(token.get());
        return switch (expected.judge(timestamp, signature, body, Instant.now())) {
            case GOOD -> takeSigned(connectionId, body, expected);
            case UNSIGNED ->
                unauthorized(connectionId, WebhookState.Refusal.UNSIGNED, "unsigned", "it is not signed by Zoom");
            case OTHER_SIGNATURE ->
                unauthorized(
                        connectionId,
                        WebhookState.Refusal.OTHER_SIGNATURE,
                        "other_signature",
                        "it is not signed with this connection's secret token; compare the token in the template with the"
                                + " one of Zoom's app");
            case OLD_TIMESTAMP ->
                unauthorized(
                        connectionId,
                        WebhookState.Refusal.OLD_TIMESTAMP,
                        "old_timestamp",
                        "its timestamp is more than 5 minutes off; compare this server's clock, unless somebody sends old"
                                + " events again");
        };
    }

    private ResponseEntity<?> unauthorized(
            UUID connectionId, WebhookState.Refusal refusal, String outcome, String because) {
        if (states.refused(connectionId, refusal)) {
            LOG.warn("An event for the Zoom connection {} was refused: {}.", connectionId, because);
        }
        return refused(outcome, HttpStatus.UNAUTHORIZED, "The event was refused: " + because + ".");
    }

    private ResponseEntity<?> takeSigned(UUID connectionId, byte[] body, WebhookSignature signature) {
        try {
            return takeReadable(connectionId, events.read(body), body, signature);
        } catch (UnreadableEventException e) {
            return refused("unreadable", HttpStatus.BAD_REQUEST, e.getMessage());
        }
    }

    private ResponseEntity<?> takeReadable(UUID connectionId, ZoomEvent event, byte[] body, WebhookSignature signature)
            throws UnreadableEventException {
        if (event.kind() == ZoomEvent.Kind.VALIDATION) {
            states.validated(connectionId);
            count("validated");
            return ResponseEntity.ok(Map.of(
                    "plainToken", event.plainToken(), "encryptedToken", signature.encrypted(event.plainToken())));
        }
        RecordingEvents.Taken taken = inbox.take(connectionId, event, body);
        if (taken == RecordingEvents.Taken.OTHER_ACCOUNT) {
            LOG.debug("An event of another Zoom account than that of the connection {} was ignored.", connectionId);
            count("other_account");
        } else {
            states.came(connectionId, event.name());
            count(taken == RecordingEvents.Taken.WRITTEN_DOWN ? "written_down" : "meaningless");
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ProblemDetail> notNow(String sentence) {
        LOG.warn(sentence);
        count("not_now");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, "The event cannot be written down now; send it again."));
    }

    private ResponseEntity<ProblemDetail> refused(String outcome, HttpStatus status, String sentence) {
        count(outcome);
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    private void count(String outcome) {
        meters.counter("zoomensemble.webhook.events", "outcome", outcome).increment();
    }
}
