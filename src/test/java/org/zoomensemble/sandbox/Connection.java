package org.zoomensemble.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** The TCP connection that a request came on, which a {@link Fault} may break. */
final class Connection {

    private static final String ATTRIBUTE = Connection.class.getName();

    private final Request request;
    private boolean broken;

    private Connection(Request request) {
        this.request = request;
    }

    static Connection of(ServletRequest request) {
        return (Connection) request.getAttribute(ATTRIBUTE);
    }

    /** From here on nothing more is sent; the socket is closed when the request's thread returns. */
    void breakNow() {
        broken = true;
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    }

    boolean isBroken() {
        return broken;
    }

    /** Hands the connection to the filters, which see only the request's facade. */
    static final class Valve extends ValveBase {

        Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(ATTRIBUTE, new Connection(request));
            getNext().invoke(request, response);
        }
    }
}
