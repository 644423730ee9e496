package org.zoomensemble.zoom.camel;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.zoomensemble.zoom.RecordingGoneException;

/**
 * What is asked when a connection is open and nothing was sent yet: between the decision to send a request and this moment a
 * process may have stood still for any time. A call and its requests stay on one thread, which holds the question for them.
 */
final class LastMoment {

    private static final ThreadLocal<LastMoment> OF_THIS_THREAD = new ThreadLocal<>();

    private final Runnable guard;
    private RuntimeException refusal;

    private LastMoment(Runnable guard) {
        this.guard = guard;
    }

    /** Runs the call; before each of its requests the guard, and what that throws passes through unchanged. */
    static void asking(Runnable guard, Call call) throws RecordingGoneException {
        LastMoment moment = new LastMoment(guard);
        OF_THIS_THREAD.set(moment);
        try {
            call.run();
        } catch (RuntimeException e) {
            throw moment.refusal == null ? e : moment.refusal;
        } finally {
            OF_THIS_THREAD.remove();
        }
    }

    /** A step of the HTTP client's chain, behind the one that connects. */
    static ClassicHttpResponse beforeSending(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        LastMoment moment = OF_THIS_THREAD.get();
        if (moment != null) {
            moment.look(scope);
        }
        return chain.proceed(request, scope);
    }

    private void look(ExecChain.Scope scope) throws IOException {
        try {
            guard.run();
        } catch (RuntimeException e) {
            refusal = e;
            scope.execRuntime.discardEndpoint();
            throw new IOException("the request was withdrawn", e);
        }
    }

    @FunctionalInterface
    interface Call {
        void run() throws RecordingGoneException;
    }
}
