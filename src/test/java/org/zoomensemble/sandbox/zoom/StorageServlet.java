package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The storage host that downloads are sent to: bytes, ranges and no bearer. */
final class StorageServlet extends HttpServlet {

    private final transient State state;
    private final transient SignedAddresses addresses;
    private final transient StorageHabits habits;

    StorageServlet(State state, SignedAddresses addresses, StorageHabits habits) {
        this.state = state;
        this.addresses = addresses;
        this.habits = habits;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Authorization") != null) {
            // As object stores do with an address that is signed already.
            Answers.send(
                    response,
                    400,
                    "application/xml",
                    "<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>");
        } else if (!addresses.isGood(
                request.getRequestURI(), request.getParameter("Policy"), request.getParameter("Signature"))) {
            Answers.send(
                    response,
                    403,
                    "application/xml",
                    "<Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>");
        } else {
            Optional<SandboxFile> file = file(request.getRequestURI());
            if (file.isEmpty()) {
                Answers.send(response, 404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
            } else {
                send(file.get(), request, response);
            }
        }
    }

    private Optional<SandboxFile> file(String path) {
        String[] parts = path.split("/");
        String id = parts[parts.length - 2];
        return state.recordings.stream()
                .filter(recording -> recording.state() != SandboxRecording.State.DELETED)
                .flatMap(recording -> recording.files().stream())
                .filter(file -> file.id().equals(id) && !file.isLost())
                .findFirst();
    }

    private void send(SandboxFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        SandboxMedia media = file.media();
        response.setContentType(media.contentType());
        response.setHeader("Accept-Ranges", "bytes");
        if (habits.hasEtags()) {
            response.setHeader("ETag", media.etag());
        }
        ByteRange range = ByteRange.of(request.getHeader("Range"), media.size());
        String ifRange = request.getHeader("If-Range");
        boolean whole = range == null
                || !habits.knowsRanges()
                || ifRange != null && !(habits.hasEtags() && ifRange.equals(media.etag()));
        if (whole) {
            write(media, 0, media.size(), response);
        } else if (range.isBeyond()) {
            response.setHeader("Content-Range", "bytes */" + media.size());
            response.setStatus(416);
        } else {
            response.setStatus(206);
            response.setHeader("Content-Range", "bytes " + range.from() + "-" + (range.to() - 1) + "/" + media.size());
            write(media, range.from(), range.to(), response);
        }
    }

    private void write(SandboxMedia media, long from, long to, HttpServletResponse response) throws IOException {
        response.setContentLengthLong(to - from);
        OutputStream out = response.getOutputStream();
        long rate = habits.bytesPerSecond();
        media.writeTo(rate == 0 ? out : new SlowStream(out, rate), from, to);
    }
}
