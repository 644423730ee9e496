package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.AddressRefusedException;

/** Calls a route and says in our words what broke. Thread-safe. */
final class EnsembleRoutes {

    static final String ADDRESS = "address";
    static final String METHOD = "method";
    static final String INSTITUTION = "institution";
    static final String AUTHORIZATION = "authorization";

    private final ProducerTemplate template;

    EnsembleRoutes(ProducerTemplate template) {
        this.template = template;
    }

    /** @throws WorkFailure where no answer came; a status of any kind is an answer */
    EnsembleAnswer send(EnsembleRequest request) {
        return send(request, new AtomicReference<>());
    }

    /** @param authorization set to the login that was sent */
    EnsembleAnswer send(EnsembleRequest request, AtomicReference<String> authorization) {
        Exchange exchange = template.send("direct:" + request.route(), prepared -> {
            prepared.setVariable(ADDRESS, request.address());
            prepared.setVariable(METHOD, request.method());
            prepared.setVariable(INSTITUTION, request.institutionId());
            request.variables().forEach(prepared::setVariable);
            prepared.getMessage().setBody(request.body());
        });
        authorization.set(exchange.getVariable(AUTHORIZATION, String.class));
        if (request.body() instanceof UploadEntity upload) {
            upload.rethrowBodyFailure();
        }
        if (request.body() instanceof GuardedEntity guarded) {
            guarded.rethrowRefusal();
        }
        if (exchange.getException() != null) {
            if (request.body() instanceof UploadEntity upload && upload.isStalled()) {
                throw WorkFailure.retry("Ensemble took no further bytes of " + request.where() + " for "
                        + StalledUploads.LIMIT_SECONDS + " s; the connection was closed.");
            }
            throw failure(request, exchange.getException());
        }
        return exchange.getMessage().getBody(EnsembleAnswer.class);
    }

    /** The causes are not chained: their texts carry whole addresses. */
    private static RuntimeException failure(EnsembleRequest request, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkFailure failure) {
                return failure;
            }
            if (cause instanceof AddressRefusedException refused) {
                return WorkFailure.giveUp(refused.getMessage());
            }
            if (cause instanceof AnswerLostException lost) {
                return lostAnswer(request, lost.getCause());
            }
            if (cause instanceof ConnectionRequestTimeoutException) {
                return WorkFailure.retry(
                        request.where()
                                + " could not start: all connections to Ensemble are busy; raise ZOOMENSEMBLE_ENSEMBLE_CONNECTIONS.");
            }
            if (cause instanceof BrokenAnswerException) {
                return WorkFailure.retry(
                        "The answer of Ensemble to " + request.where() + " broke off: " + cause.getMessage() + ".");
            }
            if (cause instanceof IOException io) {
                return WorkFailure.pause(
                        Peer.ENSEMBLE,
                        null,
                        "Ensemble cannot be reached (" + request.where() + "): " + reason(io)
                                + "; check that it runs and that ZOOMENSEMBLE_ENSEMBLE_URL is right.");
            }
        }
        return new IllegalStateException(
                request.route() + " failed with " + thrown.getClass().getSimpleName(), thrown);
    }

    private static WorkFailure lostAnswer(EnsembleRequest request, Throwable cause) {
        String said = "The answer of Ensemble to " + request.where() + " was lost (" + reason(cause) + ")";
        return switch (request.lost()) {
            case LOOK_FIRST -> WorkFailure.retry(said + "; it may have been done all the same.");
            case ASK_A_PERSON ->
                WorkFailure.giveUp(
                        said
                                + ", so the video may have arrived; look for it in Ensemble, and try again only if it is not there.");
            case NOTHING ->
                cause instanceof SocketTimeoutException
                        ? WorkFailure.pause(
                                Peer.ENSEMBLE, null, "Ensemble did not answer " + request.where() + " in time.")
                        : WorkFailure.retry("The connection to Ensemble broke during " + request.where() + " ("
                                + reason(cause) + ").");
        };
    }

    private static String reason(Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        if (cause instanceof SSLException) {
            return "TLS failed, " + shortText(cause);
        }
        return shortText(cause);
    }

    private static String shortText(Throwable cause) {
        String text =
                String.valueOf(cause.getMessage()).replaceAll("\\?\\S*", "").replaceAll("\\p{Cntrl}", " ");
        return cause.getClass().getSimpleName() + ", " + text.substring(0, Math.min(text.length(), 150));
    }
}
