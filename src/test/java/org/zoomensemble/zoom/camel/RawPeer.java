package org.zoomensemble.zoom.camel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server of bare sockets: sees requests as they are on the wire, and answers them in every right and wrong way. */
final class RawPeer implements AutoCloseable {

    /** A request as it came. Header names are without case. */
    record Request(String method, String target, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.get(name);
        }
    }

    /**
     * @param cutAfter bytes of the body after which the connection is closed; -1 sends it whole
     * @param isReset  closes with a reset instead of an end
     */
    record Reply(int status, Map<String, String> headers, byte[] body, int cutAfter, boolean isReset, long delay) {

        static Reply json(int status, String body) {
            return of(status, "application/json;charset=UTF-8", body);
        }

        static Reply of(int status, String contentType, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>();
            headers.put("Content-Type", contentType);
            return new Reply(status, headers, bytes, -1, false, 0);
        }

        static Reply redirect(String location) {
            return of(302, "text/plain", "").with("Location", location);
        }

        /** Nothing at all, only the end of the connection. */
        static Reply nothing(boolean isReset) {
            return new Reply(0, Map.of(), new byte[0], 0, isReset, 0);
        }

        Reply with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body, cutAfter, isReset, delay);
        }

        Reply cutAfter(int bytes) {
            return new Reply(status, headers, body, bytes, isReset, delay);
        }

        Reply after(long millis) {
            return new Reply(status, headers, body, cutAfter, isReset, millis);
        }
    }

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<Request, Reply> answers = request -> Reply.json(500, "{}");

    RawPeer() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    void answer(Function<Request, Reply> answers) {
        this.answers = answers;
    }

    void answer(Reply reply) {
        answer(request -> reply);
    }

    /** Each request the next of these, the last one for all that follow. */
    void answer(Reply first, Reply... next) {
        AtomicInteger count = new AtomicInteger();
        answer(request -> {
            int index = count.getAndIncrement();
            return index == 0 ? first : next[Math.min(index, next.length) - 1];
        });
    }

    List<Request> requests() {
        return requests;
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                Reply reply = answers.apply(request);
                Thread.sleep(reply.delay());
                if (!write(reply, out)) {
                    if (reply.isReset()) {
                        socket.setSoLinger(true, 0);
                    }
                    return;
                }
            }
        } catch (IOException e) {
            // the other side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean write(Reply reply, OutputStream out) throws IOException {
        if (reply.status() == 0) {
            return false;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Told\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (reply.status() != 204 && !reply.headers().containsKey("Content-Length")) {
            head.append("Content-Length: " + reply.body().length + "\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        boolean isCut = reply.cutAfter() >= 0;
        out.write(reply.body(), 0, isCut ? reply.cutAfter() : reply.body().length);
        out.flush();
        return !isCut;
    }

    private static Request read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).trim(), (a, b) -> a + " AND " + b);
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .equals("chunked")) {
            body = chunks(in);
        }
        String[] parts = start.split(" ");
        return new Request(parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-peer");
        thread.setDaemon(true);
        thread.start();
    }
}
