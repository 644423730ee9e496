package org.zoomensemble.recording;

import java.util.UUID;
import org.zoomensemble.zoom.ZoomRecording;

/** A recording that a media workflow wants. {@code zoomAccount} names the account for promises about removal. */
public record Announcement(
        UUID mediaWorkflowId, UUID connectionId, String zoomAccount, ZoomRecording recording, FoundBy foundBy) {}
