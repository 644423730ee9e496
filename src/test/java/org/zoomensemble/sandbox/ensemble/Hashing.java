package org.zoomensemble.sandbox.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Computes sha256 of files, one after the other and beside the requests, in a buffer of 1 MiB. */
final class Hashing implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    /** Takes the hash of a file, hexadecimal. */
    interface Receiver {
        void accept(String sha256) throws IOException;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "ensemble-sandbox-hashing");
        daemon.setDaemon(true);
        // Begun by a request, it would inherit the web server's class loader and be taken for a leak.
        daemon.setContextClassLoader(Hashing.class.getClassLoader());
        return daemon;
    });

    void hash(Path file, Receiver then) {
        thread.execute(() -> {
            try {
                then.accept(sha256(file));
            } catch (NoSuchFileException | ClosedByInterruptException gone) {
                // The sandbox closes: nobody asks any more. With kept contents the next start computes it.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Nothing is hashed until the result is closed: a measurement wants the processor for itself. */
    Held hold() {
        CountDownLatch released = new CountDownLatch(1);
        thread.execute(() -> {
            try {
                released.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
        return released::countDown;
    }

    void await() {
        try {
            thread.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for hashes.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
