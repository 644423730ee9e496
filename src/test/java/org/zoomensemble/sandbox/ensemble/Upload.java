package org.zoomensemble.sandbox.ensemble;

import java.util.Map;

/**
 * A tus upload.
 *
 * @param length   bytes announced; -1 where none were
 * @param bytes    bytes that are on disk now
 * @param metadata decoded {@code Upload-Metadata}
 */
public record Upload(
        String id,
        String contentId,
        String path,
        long length,
        long bytes,
        boolean complete,
        Map<String, String> metadata) {}
