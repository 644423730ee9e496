package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code POST /hapi/v1/captions/{contentId}}: {@code file}, {@code language} and {@code label} as a form. */
@MultipartConfig(fileSizeThreshold = 1 << 20)
final class CaptionServlet extends HttpServlet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final transient Peer peer;

    CaptionServlet(Peer peer) {
        this.peer = peer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        String path = request.getRequestURI();
        Optional<StoredContent> content =
                peer.content(path.substring(path.lastIndexOf('/') + 1), peer.institution(request));
        if (!peer.login().accepts(request)) {
            Answers.unauthorized(response);
        } else if (!peer.options().captions() || content.isEmpty()) {
            Answers.text(response, 404, "Nothing here.");
        } else if (!isForm(request)) {
            Answers.text(response, 415, "Please send multipart/form-data.");
        } else {
            add(content.get(), request, response);
        }
    }

    private void add(StoredContent content, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Part file = request.getPart("file");
        String language = request.getParameter("language");
        if (file == null || language == null || language.isBlank()) {
            Answers.text(response, 400, "A file and its language are needed.");
            return;
        }
        String text = new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!text.startsWith("WEBVTT") && !text.startsWith(BYTE_ORDER_MARK + "WEBVTT")) {
            Answers.text(response, 400, "The file is no WebVTT.");
            return;
        }
        String label = request.getParameter("label");
        peer.contents()
                .addCaption(
                        content.id(),
                        new Caption(
                                file.getSubmittedFileName(),
                                language,
                                label == null ? "" : label,
                                text,
                                Instant.now()));
        Answers.json(
                response,
                201,
                "application/hal+json;charset=UTF-8",
                Map.of("contentId", content.id(), "language", language));
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data");
    }
}
