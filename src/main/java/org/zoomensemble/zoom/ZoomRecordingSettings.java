package org.zoomensemble.zoom;

/**
 * What {@code GET /meetings/{uuid}/recordings/settings} says about who may download.
 *
 * @param hasPassword        a passcode is set
 * @param isDownloadDisabled {@code viewer_download} is false
 * @param isHostOnlyDownload only the host may download, where Zoom tells it
 * @param isSignInRequired   {@code recording_authentication}, or {@code share_recording} other than publicly, or
 *                           {@code on_demand}
 */
public record ZoomRecordingSettings(
        boolean hasPassword, boolean isDownloadDisabled, boolean isHostOnlyDownload, boolean isSignInRequired) {}
