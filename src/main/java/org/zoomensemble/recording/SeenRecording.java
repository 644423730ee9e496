package org.zoomensemble.recording;

/** A recording that one of Zoom's lists showed. */
public record SeenRecording(String recordingUuid, String hostId) {}
