package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/**
 * {@code /rec/download/{token}}, and {@code /rec/webhook_download/{token}/…} for events: whoever may have the file is sent to
 * the storage host with a signed address, anybody else gets a page with status 200.
 */
final class DownloadServlet extends HttpServlet {

    private final transient State state;
    private final transient Tokens tokens;
    private final transient SignedAddresses addresses;
    private final transient Supplier<URI> storage;

    DownloadServlet(State state, Tokens tokens, SignedAddresses addresses, Supplier<URI> storage) {
        this.state = state;
        this.tokens = tokens;
        this.addresses = addresses;
        this.storage = storage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getRequestURI().split("/");
        String token = path.length > 3 ? path[3] : "";
        for (SandboxRecording recording : state.recordings) {
            for (SandboxFile file : recording.files()) {
                if (token.equals(file.token())) {
                    answer(recording, file, request, response);
                    return;
                }
            }
        }
        refuse(response, "This recording does not exist.");
    }

    private void answer(
            SandboxRecording recording, SandboxFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (recording.state() != SandboxRecording.State.THERE || file.isProcessing()) {
            refuse(response, "This recording does not exist.");
        } else if (!mayDownload(recording, request)) {
            refuse(response, "Sign in to download this recording.");
        } else if (file.isOwnTokenOnly() && !hasOwnToken(recording, request)) {
            refuse(
                    response,
                    "Only the host can download this recording. Please sign in to your Zoom account to download if you"
                            + " are the host.");
        } else if (file.isWithheld(recording)) {
            refuse(
                    response,
                    recording.password() != null && !recording.isHostOnly()
                            ? "Enter the passcode to access this recording."
                            : "Only the host can download this recording. Please sign in to your Zoom account to"
                                    + " download if you are the host.");
        } else {
            response.setStatus(302);
            response.setHeader("Location", storage.get() + addresses.sign(recording, file));
            response.setContentLength(0);
        }
    }

    private boolean mayDownload(SandboxRecording recording, HttpServletRequest request) {
        if (hasOwnToken(recording, request)) {
            return true;
        }
        String authorization = request.getHeader("Authorization");
        if (request.getRequestURI().startsWith("/rec/webhook_download/")) {
            return false;
        }
        try {
            return tokens.check(authorization).account() == recording.host().account();
        } catch (Answers.Refusal refusal) {
            return false;
        }
    }

    private boolean hasOwnToken(SandboxRecording recording, HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.startsWith("Bearer ")
                && tokens.mayDownload(authorization.substring(7), recording.uuid());
    }

    private static void refuse(HttpServletResponse response, String sentence) throws IOException {
        Answers.page(
                response,
                "<!doctype html>\n<html lang=\"en\"><head><title>Zoom</title></head><body><h1>" + sentence
                        + "</h1></body></html>\n");
    }
}
