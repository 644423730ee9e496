package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** {@code /}: what this Zoom has, for a person to watch. */
final class HomePage extends HttpServlet {

    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sandbox Zoom</title><style>
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1c2733}
            table{border-collapse:collapse;width:100%;margin-bottom:2rem}
            th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dee6;vertical-align:top}
            th{font-weight:600;background:#f3f6f9}.gone td{color:#7a8794}.tag,td:nth-child(3){white-space:nowrap}.tag{display:inline-block;padding:0 .4rem;
            margin:0 .2rem .1rem 0;border-radius:.3rem;background:#e8eef5}.warn{background:#fdeccb}code{font-size:.85em}
            </style></head><body><h1>Sandbox Zoom</h1>
            <p>Stands in for a Zoom account. This page is no part of Zoom; it reloads itself.</p>
            """;

    private final transient State state;

    HomePage(State state) {
        this.state = state;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h2>Recordings</h2><table><tr><th>Topic</th><th>Host</th><th>Start (UTC)</th><th>State</th>")
                .append("<th>Restrictions</th><th>Files</th></tr>");
        state.recordings.stream().sorted(State.NEWEST_FIRST).forEach(recording -> recording(page, recording));
        page.append("</table><h2>Users</h2><table><tr><th>Name</th><th>E-mail</th><th>Plan</th><th>Status</th></tr>");
        state.users.forEach(user -> row(
                page,
                "",
                text(user.displayName()),
                text(user.email()),
                user.type() == 1 ? "Basic" : "Licensed",
                text(user.status())));
        page.append("</table></body></html>");
        Answers.page(response, page.toString());
    }

    private static void recording(StringBuilder page, SandboxRecording recording) {
        boolean there = recording.state() == SandboxRecording.State.THERE;
        row(
                page,
                there ? "" : "gone",
                text(recording.topic()) + "<br><code>" + text(recording.uuid()) + "</code>",
                text(recording.host().email()),
                START.format(recording.start()),
                state(recording),
                restrictions(recording),
                recording.files().stream().map(HomePage::file).collect(Collectors.joining()));
    }

    private static String state(SandboxRecording recording) {
        return switch (recording.state()) {
            case TRASHED -> tag("in the trash", true);
            case DELETED -> tag("deleted", true);
            case THERE -> recording.isFinished() ? "completed" : tag("processing", true);
        };
    }

    private static String restrictions(SandboxRecording recording) {
        List<String> all = new ArrayList<>();
        if (recording.password() != null) {
            all.add("password");
        }
        if (recording.isHostOnly()) {
            all.add("only the host may download");
        } else if (!recording.allowsViewerDownload()) {
            all.add("download disabled");
        }
        if (recording.needsSignIn()) {
            all.add("sign-in");
        }
        return all.stream().map(one -> tag(one, true)).collect(Collectors.joining());
    }

    private static String file(SandboxFile file) {
        return tag(
                file.isProcessing() ? "processing" : file.fileType() + " " + file.recordingType(), file.isProcessing());
    }

    private static void row(StringBuilder page, String style, String... cells) {
        page.append("<tr class=\"").append(style).append("\"><td>");
        page.append(String.join("</td><td>", cells)).append("</td></tr>\n");
    }

    private static String tag(String text, boolean warn) {
        return "<span class=\"tag" + (warn ? " warn" : "") + "\">" + text(text) + "</span>";
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
