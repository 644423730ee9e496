package org.zoomensemble.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The ledger of a peer: every request that it received. A call stands in it from the moment it arrives, its status from
 * the moment before the answer is sent. Thread-safe.
 */
public final class Calls {

    private final List<Call> calls = new ArrayList<>();
    private final BufferedWriter file;

    /** A ledger in memory. */
    public Calls() {
        this.file = null;
    }

    /**
     * A ledger that also appends each finished call to a file, one JSON object a line, flushed at once so that another
     * process can read it.
     */
    public Calls(Path file) {
        try {
            this.file = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All calls so far, in the order of arrival. */
    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public List<Call> all(Predicate<Call> which) {
        return all().stream().filter(which).toList();
    }

    public synchronized int count(Predicate<Call> which) {
        return (int) calls.stream().filter(which).count();
    }

    /** Counts by method and a part of the path. */
    public int count(String method, String pathPart) {
        return count(call -> call.method().equals(method) && call.path().contains(pathPart));
    }

    public synchronized void clear() {
        calls.clear();
    }

    HttpFilter filter() {
        return new LedgerFilter();
    }

    private synchronized Call begin(HttpServletRequest request) {
        Call call = new Call(
                Instant.now(),
                request.getHeader("Host"),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader("Authorization"),
                request.getHeader("Range"),
                0);
        calls.add(call);
        return call;
    }

    private synchronized void end(Call open, int status) {
        Call done = new Call(
                open.at(), open.host(), open.method(), open.path(), open.query(), open.bearer(), open.range(), status);
        // By identity: two equal calls may be open at once.
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i) == open) {
                calls.set(i, done);
                break;
            }
        }
        if (file != null) {
            append(done);
        }
    }

    private void append(Call call) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", call.at().toString());
        line.put("host", call.host());
        line.put("method", call.method());
        line.put("path", call.path());
        line.put("query", call.query());
        line.put("bearer", call.bearer());
        line.put("range", call.range());
        line.put("status", call.status());
        try {
            file.write(new ObjectMapper().writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class LedgerFilter extends HttpFilter {
        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Call call = begin(request);
            int status = 500;
            try {
                chain.doFilter(request, response);
                status = response.getStatus();
            } finally {
                end(call, Connection.of(request).isBroken() ? Call.BROKEN : status);
            }
        }
    }
}
