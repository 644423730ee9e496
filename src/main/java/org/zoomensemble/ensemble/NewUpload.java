package org.zoomensemble.ensemble;

/**
 * A media file about to be uploaded to an existing content.
 *
 * @param workflowId  the library's upload workflow
 * @param contentType for example {@code video/mp4}
 * @param length      bytes; known before the first byte is sent
 */
public record NewUpload(String contentId, String workflowId, String fileName, String contentType, long length) {}
