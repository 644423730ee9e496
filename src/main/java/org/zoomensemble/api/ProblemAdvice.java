package org.zoomensemble.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.zoomensemble.ingest.SeveralFitException;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.SealBrokenException;

/** Answers whatever goes wrong as RFC 9457 says: one sentence with the remedy, and the field where one is at fault. */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String FIELD = "field";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unacceptable(UnacceptableInputException e) {
        return problem(HttpStatus.BAD_REQUEST, "Not acceptable", e.getMessage(), e.field());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notThere(NotThereException e) {
        return problem(HttpStatus.NOT_FOUND, "Not there", e.getMessage(), "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(ForbiddenException e) {
        return problem(HttpStatus.FORBIDDEN, "Not yours to do", e.getMessage(), "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ConflictException e) {
        return problem(HttpStatus.CONFLICT, "Not possible now", e.getMessage(), "");
    }

    /** With the recordings that fit. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> severalFit(SeveralFitException e) {
        ProblemDetail detail = detail(HttpStatus.CONFLICT, "Several recordings fit", e.getMessage(), "start");
        detail.setProperty("instances", e.instances());
        return ResponseEntity.status(HttpStatus.CONFLICT).body(detail);
    }

    /** With what was changed meanwhile, and the revision to be read now. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedMeanwhile(ChangedMeanwhileException e) {
        ProblemDetail detail = detail(HttpStatus.PRECONDITION_FAILED, "Changed meanwhile", e.getMessage(), "");
        detail.setProperty("revision", e.presentRevision());
        detail.setProperty("changes", e.changes());
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).body(detail);
    }

    /** Zoom or Ensemble refused, failed or is away while somebody waited for the answer. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> peer(WorkFailure e) {
        HttpStatus status =
                e.reaction() == WorkFailure.Reaction.PAUSE ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
        String title = e.peer().map(peer -> peer.title() + " is not ready").orElse("The other side failed");
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        e.retryAfter()
                .ifPresent(
                        wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        return answer.body(detail(status, title, e.getMessage(), ""));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> sealBroken(SealBrokenException e) {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "A secret cannot be opened", e.getMessage(), "");
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        LOG.warn("A request was refused, because the database does not answer: {}", e.getMessage());
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database is away",
                "The database does not answer; nothing was changed, send the request again in a minute.",
                "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException e) {
        LOG.error("A request failed.", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Failed",
                "The request failed for a reason that was not foreseen; the application's log tells which.",
                "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameter(MethodArgumentTypeMismatchException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "Not acceptable",
                Expectation.of(e.getRequiredType()).sentence(),
                e.getName());
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = e.getBindingResult().getFieldErrors();
        String field = errors.isEmpty() ? "" : errors.get(0).getField();
        String sentence = errors.isEmpty()
                ? "The request has a fault that belongs to no single field."
                : errors.stream()
                        .map(error -> error.getField() + " " + error.getDefaultMessage() + ".")
                        .distinct()
                        .collect(Collectors.joining(" "));
        ProblemDetail detail = detail(HttpStatus.BAD_REQUEST, "Not acceptable", sentence, field);
        detail.setProperty(
                "errors",
                errors.stream()
                        .map(error -> Map.of(FIELD, error.getField(), "detail", error.getDefaultMessage() + "."))
                        .toList());
        return ResponseEntity.badRequest().body(detail);
    }

    /** The parser's own message is not passed on: it quotes what was sent, which may be a secret. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = "";
        String sentence = "The body is no JSON object; send one with the content type application/json.";
        if (e.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            Class<?> expected = mapping instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
            sentence = Expectation.of(expected).sentence();
        }
        return ResponseEntity.badRequest().body(detail(HttpStatus.BAD_REQUEST, "Not acceptable", sentence, field));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.badRequest()
                .body(detail(
                        HttpStatus.BAD_REQUEST,
                        "Not acceptable",
                        "The parameter " + e.getParameterName() + " is missing.",
                        e.getParameterName()));
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String title, String sentence, String field) {
        return ResponseEntity.status(status).body(detail(status, title, sentence, field));
    }

    private static ProblemDetail detail(HttpStatus status, String title, String sentence, String field) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setTitle(title);
        if (!field.isEmpty()) {
            detail.setProperty(FIELD, field);
        }
        return detail;
    }
}
