package org.zoomensemble.zoom;

/**
 * What {@code GET /users/{userId}/settings} says under {@code recording}. Each is null where Zoom does not tell.
 *
 * @param isCloudRecordingOn {@code recording.cloud_recording}
 * @param isTranscriptOn     {@code recording.recording_audio_transcript}
 * @param isHostOnlyDownload {@code recording.cloud_recording_download_host}, where the answer carries it
 */
public record ZoomUserSettings(Boolean isCloudRecordingOn, Boolean isTranscriptOn, Boolean isHostOnlyDownload) {}
