package org.zoomensemble.sandbox.ensemble;

/**
 * A workflow of a library.
 *
 * @param type             {@code UploadDirectory} is the one that takes uploads
 * @param maxUploadSize    in GB, as Ensemble tells it; 0 or less is its default
 */
public record UploadWorkflow(
        String id,
        String libraryId,
        String name,
        String type,
        boolean isDefault,
        boolean isEnabled,
        int maxUploadSize) {

    public static UploadWorkflow of(String id, String libraryId, String name) {
        return new UploadWorkflow(id, libraryId, name, "UploadDirectory", true, true, 0);
    }
}
