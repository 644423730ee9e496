package org.zoomensemble.zoom.camel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.AddressRefusedException;

/**
 * What a question without an answer means. The exceptions themselves are not chained: their texts may carry an address
 * with its query.
 */
final class TransportFailures {

    private TransportFailures() {}

    static WorkFailure of(Asked asked, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof WorkFailure known) {
            return known;
        }
        if (failure instanceof AddressRefusedException) {
            return WorkFailure.giveUp(failure.getMessage());
        }
        if (failure instanceof BrokenAnswerException) {
            return broken(asked, "while its answer was read");
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return WorkFailure.retry("All connections to " + asked.host() + " were in use (" + asked
                    + "); raise zoomensemble.zoom.connections-per-host if this happens often.");
        }
        if (failure instanceof UnknownHostException) {
            return pause("The name " + asked.host() + " cannot be resolved (" + asked
                    + "); check the address in the Zoom connection and the DNS of this server.");
        }
        if (failure instanceof ConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException) {
            return pause("Zoom cannot be reached at " + asked.host() + " (" + asked
                    + "); check the address in the Zoom connection, the network and Zoom's status page.");
        }
        if (failure instanceof SSLException) {
            return pause("No secure connection to " + asked.host() + " (" + asked + ")"
                    + Sentences.quoted(Sentences.ofPeer(String.valueOf(failure.getMessage())))
                    + "; check that host's certificate and the trusted certificates of this server.");
        }
        if (failure instanceof SocketTimeoutException) {
            return pause("Zoom did not answer in time at " + asked.host() + " (" + asked + ").");
        }
        if (failure instanceof IOException) {
            return broken(asked, "before it answered");
        }
        return WorkFailure.retry("The question " + asked + " failed inside this application ("
                + failure.getClass().getSimpleName() + ").");
    }

    static WorkFailure broken(Asked asked, String when) {
        return WorkFailure.retry("The connection to " + asked.host() + " broke " + when + " (" + asked + ").");
    }

    private static WorkFailure pause(String sentence) {
        return WorkFailure.pause(Peer.ZOOM, null, sentence);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CamelExecutionException || failure instanceof RuntimeCamelException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}
