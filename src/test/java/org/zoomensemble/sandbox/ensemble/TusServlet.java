package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Uploads below {@code /tus/{contentId}}: the login and the ledger here, the protocol in tus-java-server. */
final class TusServlet extends HttpServlet {

    private static final int LOCKED = 423;

    private final transient Peer peer;
    private final transient TusStore store;
    private final transient Completion completion;

    TusServlet(Peer peer, TusStore store, Completion completion) {
        this.peer = peer;
        this.store = store;
        this.completion = completion;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!peer.login().accepts(request)) {
            Answers.unauthorized(response);
            return;
        }
        String[] path = request.getRequestURI().split("/");
        String contentId = path.length > 2 ? path[2] : "";
        if (peer.content(contentId, peer.institution(request)).isEmpty()) {
            Answers.text(response, 404, "There is no such content.");
            return;
        }
        try {
            store.service().process(new Dechunked(request), response, contentId);
        } finally {
            note(contentId, path, response);
        }
        // Where the upload is locked, tus-java-server only logs it and answers nothing at all.
        if (!response.containsHeader("Tus-Resumable")) {
            Answers.text(response, LOCKED, "The upload is locked by another request.");
        }
    }

    /** Also after a connection that broke: whatever arrived counts. */
    private void note(String contentId, String[] path, HttpServletResponse response) {
        String location = response.getHeader("Location");
        if (location != null) {
            String uploadId = location.substring(location.lastIndexOf('/') + 1);
            peer.contents().addUpload(contentId, uploadId);
            completion.check(contentId, uploadId);
        } else if (path.length > 3) {
            completion.check(contentId, path[3]);
        }
    }

    /** tus-java-server computes five checksums of every chunked body, in case a trailer asks for one. Nobody does. */
    private static final class Dechunked extends HttpServletRequestWrapper {

        Dechunked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("Transfer-Encoding") ? null : super.getHeader(name);
        }
    }
}
