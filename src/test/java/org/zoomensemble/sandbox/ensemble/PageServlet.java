package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The pages, without login: {@code /} lists what arrived, {@code /contents/{id}} plays it. */
final class PageServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/")) {
            Answers.write(response, 200, "text/html;charset=UTF-8", resource("list.html"));
        } else if (path.equals("/style.css")) {
            Answers.write(response, 200, "text/css;charset=UTF-8", resource("style.css"));
        } else if (path.startsWith("/contents/")) {
            Answers.write(response, 200, "text/html;charset=UTF-8", resource("player.html"));
        } else {
            Answers.text(response, 404, "Nothing here.");
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PageServlet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }
}
