package org.zoomensemble.zoom;

import java.time.LocalDate;
import java.util.List;

/**
 * One page of {@code GET /users/{userId}/recordings}.
 *
 * @param from          the window that Zoom says it used; null where it does not say. Zoom narrows a window of more
 *                      than a month silently, so the asker compares
 * @param nextPageToken empty on the last page
 */
public record ZoomRecordingPage(LocalDate from, LocalDate to, List<ZoomRecording> recordings, String nextPageToken) {}
