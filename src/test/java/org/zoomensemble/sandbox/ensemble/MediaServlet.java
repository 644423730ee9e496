package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For the player, without login: {@code /media/{contentId}} in ranges, {@code /media/{contentId}/captions/{index}}. */
final class MediaServlet extends HttpServlet {

    private static final Pattern PATH = Pattern.compile("/media/([^/]+)(?:/captions/(\\d{1,4}))?");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int BUFFER_BYTES = 1 << 16;

    private final transient Contents contents;

    MediaServlet(Contents contents) {
        this.contents = contents;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        Optional<StoredContent> content = path.matches() ? contents.find(path.group(1)) : Optional.empty();
        if (content.isEmpty()) {
            Answers.text(response, 404, "Nothing here.");
        } else if (path.group(2) != null) {
            captions(content.get(), Integer.parseInt(path.group(2)), response);
        } else {
            media(content.get().current(), request, response);
        }
    }

    private static void captions(StoredContent content, int index, HttpServletResponse response) throws IOException {
        if (index >= content.captions().size()) {
            Answers.text(response, 404, "Nothing here.");
            return;
        }
        byte[] text = content.captions().get(index).text().getBytes(StandardCharsets.UTF_8);
        Answers.write(response, 200, "text/vtt;charset=UTF-8", text);
    }

    private void media(Media media, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = media == null ? null : contents.folder().resolve(media.file());
        if (file == null || !Files.exists(file)) {
            Answers.text(response, 404, "Nothing here.");
            return;
        }
        long size = Files.size(file);
        long from = 0;
        long to = size;
        Matcher range =
                RANGE.matcher(Optional.ofNullable(request.getHeader("Range")).orElse(""));
        if (range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty())) {
            if (range.group(1).isEmpty()) {
                from = Math.max(0, size - Long.parseLong(range.group(2)));
            } else {
                from = Long.parseLong(range.group(1));
                to = range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
            }
            if (from >= to) {
                response.setHeader("Content-Range", "bytes */" + size);
                Answers.text(response, 416, "There are only " + size + " bytes.");
                return;
            }
            response.setStatus(206);
            response.setHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
        }
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentType(media.contentType());
        response.setContentLengthLong(to - from);
        copy(file, from, to, response.getOutputStream());
    }

    private static void copy(Path file, long from, long to, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            channel.position(from);
            for (long left = to - from; left > 0; left -= buffer.position()) {
                buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
                if (channel.read(buffer) < 0) {
                    return;
                }
                out.write(buffer.array(), 0, buffer.position());
            }
        }
    }
}
