package org.zoomensemble.ensemble.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures: 1 GiB appended to a plain sink, beside {@code curl -T} to the same sink. */
@Tag("bench")
class AppendThroughputTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void appendBesideCurl() throws Exception {
        Path file = folder.resolve("zeros");
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(GIBIBYTE);
        }
        try (PlainServer server = new PlainServer(AppendThroughputTest::sink);
                EnsembleBench bench = EnsembleBench.basic(server.url())) {
            URI upload = URI.create(server.url() + "/files/1");
            byte[] block = new byte[64 * 1024];
            for (int round = 1; round <= 4; round++) {
                long ours = time(() -> assertThat(bench.api().append(null, upload, 0, GIBIBYTE, out -> {
                            for (long left = GIBIBYTE; left > 0; left -= block.length) {
                                out.write(block);
                            }
                        }))
                        .isEqualTo(GIBIBYTE));
                long curl = time(() -> {
                    Process process = new ProcessBuilder(
                                    "curl", "-sS", "-H", "Expect:", "-T", file.toString(), upload.toString())
                            .inheritIO()
                            .start();
                    assertThat(process.waitFor()).isZero();
                });
                System.out.printf(
                        Locale.ROOT, "round %d: append %.0f MB/s, curl -T %.0f MB/s%n", round, rate(ours), rate(curl));
            }
        }
    }

    private static void sink(String head, InputStream in, OutputStream out, Socket socket) throws IOException {
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        byte[] block = new byte[64 * 1024];
        long left = Long.parseLong(length.group(1));
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                throw new IOException("ended too early");
            }
            left -= read;
        }
        PlainServer.answer(out, "204 No Content", "");
    }

    private static double rate(long nanos) {
        return GIBIBYTE / (nanos / 1e9) / 1e6;
    }

    private static long time(Step step) throws Exception {
        long began = System.nanoTime();
        step.run();
        return System.nanoTime() - began;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
