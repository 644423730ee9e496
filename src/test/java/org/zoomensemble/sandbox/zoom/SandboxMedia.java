package org.zoomensemble.sandbox.zoom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * The bytes of a recording file. Immutable and thread-safe; the same call gives the same bytes in every process.
 */
public abstract class SandboxMedia {

    private static final int BLOCK = 1 << 20;

    private final long size;
    private final String contentType;
    private volatile String sha256;

    private SandboxMedia(long size, String contentType) {
        this.size = size;
        this.contentType = contentType;
    }

    /** Ten seconds of video, 640x360, with sound: a speaker beside a shared screen. */
    public static SandboxMedia speakerView() {
        return resource("speaker.mp4", "video/mp4");
    }

    /** Ten seconds of video with sound: a gallery. */
    public static SandboxMedia galleryView() {
        return resource("gallery.mp4", "video/mp4");
    }

    /** Ten seconds of video with sound: a shared screen. */
    public static SandboxMedia sharedScreen() {
        return resource("screen.mp4", "video/mp4");
    }

    /** Ten seconds of sound. */
    public static SandboxMedia audio() {
        return resource("audio.m4a", "audio/mp4");
    }

    /** Closed captions as Zoom writes them: no cue numbers, no speakers. */
    public static SandboxMedia captions() {
        return resource("captions.vtt", "text/vtt");
    }

    /** An audio transcript as Zoom writes it: numbered cues, {@code Name: text}. */
    public static SandboxMedia transcript() {
        return resource("transcript.vtt", "text/vtt");
    }

    public static SandboxMedia chat() {
        return resource("chat.txt", "text/plain");
    }

    public static SandboxMedia text(String text, String contentType) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    public static SandboxMedia bytes(byte[] bytes, String contentType) {
        return new Kept(bytes.clone(), contentType);
    }

    /**
     * An MP4 of any size, made while it is read: it begins with a {@code ftyp} box, and no two of its 1 MiB blocks are
     * equal. It does not play.
     */
    public static SandboxMedia generated(long seed, long size) {
        return new Generated(seed, size);
    }

    public long size() {
        return size;
    }

    String contentType() {
        return contentType;
    }

    /** As text, for captions. */
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out, 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Lower case hex; computed when first asked for, about a second for each GiB. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            MessageDigest digest = digest();
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                writeTo(out, 0, size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            known = HexFormat.of().formatHex(digest.digest());
            sha256 = known;
        }
        return known;
    }

    /** Writes the bytes from {@code from} up to but not including {@code to}. */
    public abstract void writeTo(OutputStream out, long from, long to) throws IOException;

    /** A strong validator, without computing a digest of large files. */
    abstract String etag();

    private static SandboxMedia resource(String name, String contentType) {
        try (InputStream in = SandboxMedia.class.getResourceAsStream("/sandbox/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The sandbox file " + name + " is not on the class path.");
            }
            return new Kept(in.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Kept extends SandboxMedia {

        private final byte[] bytes;

        Kept(byte[] bytes, String contentType) {
            super(bytes.length, contentType);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, long from, long to) throws IOException {
            out.write(bytes, (int) from, (int) (to - from));
        }

        @Override
        String etag() {
            return "\"" + sha256().substring(0, 32) + "\"";
        }
    }

    private static final class Generated extends SandboxMedia {

        private static final byte[] FTYP =
                "\0\0\0\u0018ftypisom\0\0\u0002\0isommp42".getBytes(StandardCharsets.ISO_8859_1);

        private final long seed;
        private final byte[] pattern = new byte[BLOCK];

        Generated(long seed, long size) {
            super(size, "video/mp4");
            this.seed = seed;
            new Random(seed).nextBytes(pattern);
        }

        @Override
        public void writeTo(OutputStream out, long from, long to) throws IOException {
            byte[] block = pattern.clone();
            long at = from;
            while (at < to) {
                long number = at / BLOCK;
                stamp(block, number);
                int begin = (int) (at % BLOCK);
                int length = (int) Math.min(BLOCK - begin, to - at);
                out.write(block, begin, length);
                at += length;
            }
        }

        private void stamp(byte[] block, long number) {
            if (number == 0) {
                System.arraycopy(FTYP, 0, block, 0, FTYP.length);
            } else {
                // The box of block 0 is longer than the number.
                System.arraycopy(pattern, 0, block, 0, FTYP.length);
                ByteBuffer.wrap(block).putLong(number);
            }
        }

        @Override
        String etag() {
            return "\"" + Long.toHexString(seed) + "-" + Long.toHexString(size()) + "\"";
        }
    }
}
