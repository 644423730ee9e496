package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The older interface's upload: a form for each chunk, as plupload sends it. Chunks come in order; there is no resuming
 * and no answer worth reading.
 */
@MultipartConfig(fileSizeThreshold = 4 << 20)
final class V2UploadServlet extends HttpServlet {

    static final String PATH = "/upload/submit";

    private final transient Peer peer;
    private final transient V2Uploads uploads;

    V2UploadServlet(Peer peer, V2Uploads uploads) {
        this.peer = peer;
        this.uploads = uploads;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        if (!peer.login().accepts(request)) {
            Answers.unauthorized(response);
            return;
        }
        if (!CaptionServlet.isForm(request)) {
            Answers.text(response, 415, "Please send multipart/form-data.");
            return;
        }
        String title = request.getParameter("Title");
        Optional<UploadWorkflow> workflow =
                Optional.ofNullable(request.getParameter("MediaWorkflowID")).flatMap(peer.directory()::workflow);
        Part file = request.getPart("file");
        if (title == null || title.isBlank()) {
            Answers.text(response, 400, "A title is needed.");
        } else if (workflow.isEmpty()) {
            Answers.text(response, 400, "There is no such media workflow.");
        } else if (file == null) {
            Answers.text(response, 400, "A file is needed.");
        } else {
            V2Uploads.Chunk chunk = new V2Uploads.Chunk(
                    name(request, file),
                    title,
                    Optional.ofNullable(request.getParameter("Description")).orElse(""),
                    workflow.get(),
                    number(request, "chunk", 0),
                    Math.max(1, number(request, "chunks", 1)),
                    file.getContentType());
            add(chunk, file, response);
        }
    }

    private void add(V2Uploads.Chunk chunk, Part file, HttpServletResponse response) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            if (uploads.add(chunk, bytes)) {
                Answers.text(response, 200, "OK");
            } else {
                Answers.text(response, 400, "Another chunk was expected.");
            }
        }
    }

    private static String name(HttpServletRequest request, Part file) {
        return Optional.ofNullable(request.getParameter("name")).orElse(file.getSubmittedFileName());
    }

    private static int number(HttpServletRequest request, String parameter, int otherwise) {
        try {
            return Integer.parseInt(request.getParameter(parameter));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
