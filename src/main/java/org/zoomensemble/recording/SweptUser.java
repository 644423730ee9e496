package org.zoomensemble.recording;

import java.time.LocalDate;

/** A Zoom user that a sweep has still to list. {@code attempts} counts those that failed. */
record SweptUser(String zoomUserId, LocalDate fromDay, int attempts) {}
