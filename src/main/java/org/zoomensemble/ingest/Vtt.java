package org.zoomensemble.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.zoomensemble.operations.WorkFailure;

/** A WebVTT file that is what it claims to be: UTF-8, begins with {@code WEBVTT}, not too large. */
record Vtt(String text) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * Reads and checks.
     *
     * @param name for messages
     */
    static Vtt read(InputStream body, int maxBytes, String name) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw WorkFailure.giveUp(
                    "The caption file of %s is larger than %s; raise ZOOMENSEMBLE_INGEST_MAXCAPTIONBYTES or cancel the ingest."
                            .formatted(name, Bytes.text(maxBytes)));
        }
        int start = Arrays.equals(bytes, 0, Math.min(3, bytes.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw WorkFailure.retry("The caption file of %s is not UTF-8 text.".formatted(name));
        }
        if (!text.startsWith("WEBVTT")) {
            throw WorkFailure.retry("What Zoom sent as captions of %s does not begin with “WEBVTT”.".formatted(name));
        }
        return new Vtt(text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
