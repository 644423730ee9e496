package org.zoomensemble.ensemble.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;

/** Appending to an upload, against servers that keep to the protocol and servers that do not. */
@Timeout(120)
class TusAppendTest {

    private static final int BLOCK = 64 * 1024;

    private static UploadBody zeros(long length) {
        return out -> {
            byte[] block = new byte[BLOCK];
            for (long left = length; left > 0; left -= BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
        };
    }

    private static void drain(InputStream in, long count) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = count; left > 0; ) {
            int read = in.read(block, 0, (int) Math.min(BLOCK, left));
            if (read < 0) {
                throw new IOException("ended " + left + " bytes too early");
            }
            left -= read;
        }
    }

    private static long append(PlainServer server, long offset, long length, UploadBody body) throws Exception {
        try (EnsembleBench bench = EnsembleBench.basic(server.url())) {
            return bench.api().append("7", URI.create(server.url() + "/files/a%2Fb"), offset, length, body);
        }
    }

    @Test
    void sendsTheBytesWithTheHeadersOfTus() throws Exception {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 1_000_001);
            PlainServer.answer(out, "204 No Content\r\nUpload-Offset: 1000006\r\nTus-Resumable: 1.0.0", "");
        })) {
            assertThat(append(server, 5, 1_000_001, zeros(1_000_001))).isEqualTo(1_000_006);
            String head = server.heads().get(0);
            assertThat(head)
                    .startsWith("PATCH /files/a%2Fb HTTP/1.1\r\n")
                    .contains("Upload-Offset: 5\r\n")
                    .contains("Tus-Resumable: 1.0.0\r\n")
                    .contains("Content-Type: application/offset+octet-stream\r\n")
                    .contains("Content-Length: 1000001\r\n")
                    .contains("Authorization: Basic c2VydmljZTphY2NvdW50\r\n")
                    .contains("X-EV-InstitutionId: 7\r\n")
                    .doesNotContainIgnoringCase("expect:")
                    .doesNotContainIgnoringCase("transfer-encoding")
                    .doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @Test
    void offsetThatTheServerDoesNotTellIsCounted() throws Exception {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 10);
            PlainServer.answer(out, "204 No Content", "");
        })) {
            assertThat(append(server, 90, 10, zeros(10))).isEqualTo(100);
        }
    }

    @Test
    void whatTheBodyThrowsPassesUnchanged() throws Exception {
        try (PlainServer server =
                new PlainServer((head, in, out, socket) -> in.transferTo(OutputStream.nullOutputStream()))) {
            for (Throwable thrown : new Throwable[] {
                new LeaseLostException("gone"),
                WorkFailure.giveUp("never"),
                new IllegalArgumentException("odd"),
                new StackOverflowError()
            }) {
                UploadBody body = out -> {
                    out.write(new byte[BLOCK]);
                    if (thrown instanceof RuntimeException e) {
                        throw e;
                    }
                    throw (Error) thrown;
                };
                assertThat(catchThrowable(() -> append(server, 0, 1_000_000, body)))
                        .isSameAs(thrown);
            }
        }
    }

    @Test
    void brokenSourceIsARetryThatNamesTheSource() {
        try (PlainServer server =
                new PlainServer((head, in, out, socket) -> in.transferTo(OutputStream.nullOutputStream()))) {
            UploadBody body = out -> {
                out.write(new byte[100]);
                throw new IOException("zoom is gone");
            };
            assertRetry(
                    catchThrowable(() -> append(server, 0, 1_000_000, body)),
                    "source of the upload broke after 100 of");
        }
    }

    @Test
    void tooFewAndTooManyBytesAreNeverSentAsAWhole() {
        AtomicLong answered = new AtomicLong();
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 1000);
            answered.incrementAndGet();
            PlainServer.answer(out, "204 No Content", "");
        })) {
            assertRetry(catchThrowable(() -> append(server, 0, 1000, zeros(999))), "ended after 999 of 1000 bytes");
            assertRetry(
                    catchThrowable(() -> append(server, 0, 1000, zeros(1001))), "more than the announced 1000 bytes");
            assertThat(answered).hasValue(0);
        }
    }

    @Test
    void connectionThatBreaksIsARetryOfEnsemble() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 3_000_000);
            reset(socket);
        })) {
            long length = 200L * 1024 * 1024;
            assertRetry(catchThrowable(() -> append(server, 0, length, zeros(length))), "was lost (");
            UploadBody wrapping = out -> {
                try {
                    zeros(length).writeTo(out);
                } catch (IOException e) {
                    throw new IllegalStateException("wrapped", e);
                }
            };
            assertRetry(catchThrowable(() -> append(server, 0, length, wrapping)), "was lost (");
        }
    }

    @Test
    void lostLeaseIsNotHiddenByABrokenConnection() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 3_000_000);
            reset(socket);
        })) {
            long length = 200L * 1024 * 1024;
            LeaseLostException lost = new LeaseLostException("gone");
            UploadBody body = out -> {
                try {
                    zeros(length).writeTo(out);
                } catch (IOException e) {
                    throw lost;
                }
            };
            assertThat(catchThrowable(() -> append(server, 0, length, body))).isSameAs(lost);
        }
    }

    @Test
    void answerThatIsLostIsARetry() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 1000);
            socket.close();
        })) {
            assertRetry(catchThrowable(() -> append(server, 0, 1000, zeros(1000))), "was lost (");
        }
    }

    @Test
    void refusalWhileWeStillWriteIsHeardWhenTheServerCloses() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 100_000);
            PlainServer.answer(
                    out,
                    "413 Too Large\r\nConnection: close\r\nContent-Type: text/plain\r\nTus-Max-Size: 5",
                    "too large");
            socket.shutdownOutput();
            Thread.sleep(10_000); // a reset takes away what was not read yet
            reset(socket);
        })) {
            long length = 2L * 1024 * 1024 * 1024;
            WorkFailure failure = (WorkFailure) catchThrowable(() -> append(server, 0, length, slow(zeros(length), 5)));
            assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
            assertThat(failure)
                    .hasMessageContaining("status 413: too large")
                    .hasMessageContaining(length + " bytes are too large")
                    .hasMessageContaining("limit is 5 bytes");
        }
    }

    @Test
    void refusalWhileWeStillWriteIsHeardWhenTheServerStaysAndReadsNoMore() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
            drain(in, 100_000);
            PlainServer.answer(out, "409 Conflict", "");
            drain(in, 20_000_000);
            Thread.sleep(10_000);
            reset(socket);
        })) {
            long length = 2L * 1024 * 1024 * 1024;
            AtomicLong sent = new AtomicLong();
            assertThatThrownBy(() -> append(server, 0, length, counted(zeros(length), sent)))
                    .isInstanceOf(UploadConflictException.class)
                    .hasMessageContaining("status 409");
            assertThat(sent.get()).isLessThan(100_000_000);
        }
    }

    @Test
    void serverThatTakesNoMoreBytesIsLeft() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
                    drain(in, 1000);
                    Thread.sleep(60_000);
                });
                EnsembleBench bench =
                        new EnsembleBench(EnsembleBench.settings(server.url()), new EnsembleBench.OpenGuard(), 2)) {
            long length = 500_000_000;
            assertRetry(
                    catchThrowable(() ->
                            bench.api().append(null, URI.create(server.url() + "/files/1"), 0, length, zeros(length))),
                    "took no further bytes");
        }
    }

    @Test
    void statusesOfTus() {
        AtomicReference<String> status = new AtomicReference<>();
        try (PlainServer server = new PlainServer((head, in, out, socket) -> {
                    drain(in, 10);
                    PlainServer.answer(out, status.get(), "");
                });
                EnsembleBench bench = EnsembleBench.basic(server.url())) {
            URI upload = URI.create(server.url() + "/files/1");
            status.set("409 Conflict");
            assertThatThrownBy(() -> bench.api().append(null, upload, 0, 10, zeros(10)))
                    .isInstanceOf(UploadConflictException.class);
            status.set("423 Locked");
            assertThatThrownBy(() -> bench.api().append(null, upload, 0, 10, zeros(10)))
                    .isInstanceOf(UploadConflictException.class);
            status.set("404 Not Found");
            assertThatThrownBy(() -> bench.api().append(null, upload, 0, 10, zeros(10)))
                    .isInstanceOf(UploadGoneException.class);
            status.set("410 Gone");
            assertThatThrownBy(() -> bench.api().append(null, upload, 0, 10, zeros(10)))
                    .isInstanceOf(UploadGoneException.class);
            status.set("500 Oops");
            assertRetry(catchThrowable(() -> bench.api().append(null, upload, 0, 10, zeros(10))), "status 500");
            assertThat(server.heads()).hasSize(5);
        }
    }

    private static UploadBody slow(UploadBody body, long millisPerBlock) {
        return out -> body.writeTo(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                out.write(single);
            }

            @Override
            public void write(byte[] block, int offset, int count) throws IOException {
                out.write(block, offset, count);
                try {
                    Thread.sleep(millisPerBlock);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
    }

    private static UploadBody counted(UploadBody body, AtomicLong sent) {
        return out -> body.writeTo(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                out.write(single);
            }

            @Override
            public void write(byte[] block, int offset, int count) throws IOException {
                out.write(block, offset, count);
                sent.addAndGet(count);
            }
        });
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void assertRetry(Throwable thrown, String part) {
        assertThat(thrown).isInstanceOf(WorkFailure.class).hasMessageContaining(part);
        assertThat(((WorkFailure) thrown).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }
}
