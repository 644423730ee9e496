package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.zoomensemble.ensemble.NewUpload;

/**
 * An upload by API v2. The server knows nothing of it before the first chunk, so what belongs to it stands in the
 * fragment of its address, which is never sent.
 *
 * @param name by which the server puts the chunks together; unique, or two uploads of equally named files would mix
 */
record V2Upload(URI submit, V2Content content, String workflowId, String name, String contentType, long length) {

    /** What Ensemble's own client sends at once. */
    static final int CHUNK = 2 * 1024 * 1024;

    private static final int TEXTS = 6;

    static V2Upload of(URI submit, V2Content content, NewUpload upload) {
        String name = UUID.randomUUID() + "-" + upload.fileName();
        return new V2Upload(submit, content, upload.workflowId(), name, upload.contentType(), upload.length());
    }

    URI address() {
        return URI.create(submit + "#"
                + Packed.pack(
                        content.title(), content.description(), workflowId, name, contentType, String.valueOf(length)));
    }

    /** @return empty where the address is not one of ours */
    static Optional<V2Upload> of(URI address) {
        if (address.getFragment() == null) {
            return Optional.empty();
        }
        URI submit =
                URI.create(address.toString().substring(0, address.toString().indexOf('#')));
        return Packed.unpack(address.getFragment(), TEXTS)
                .filter(texts -> texts[5].matches("\\d{1,18}"))
                .map(texts -> new V2Upload(
                        submit,
                        new V2Content(texts[0], texts[1]),
                        texts[2],
                        texts[3],
                        texts[4],
                        Long.parseLong(texts[5])));
    }

    int chunks() {
        return (int) Math.max(1, (length + CHUNK - 1) / CHUNK);
    }
}
