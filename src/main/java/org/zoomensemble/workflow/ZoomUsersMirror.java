package org.zoomensemble.workflow;

import java.time.Instant;

/**
 * How fresh the list of a Zoom account's users is.
 *
 * @param isReading  it is being read at this moment
 * @param readAt     when it was last read to the end; null where it never was
 * @param users      how many there are
 * @param sentence   what went wrong at the last attempt; null where nothing did
 */
public record ZoomUsersMirror(boolean isReading, Instant readAt, int users, String sentence) {}
