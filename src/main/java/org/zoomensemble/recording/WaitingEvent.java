package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/** An event of Zoom that was written down and is to be carried out. */
record WaitingEvent(long id, UUID connectionId, String body, Instant receivedAt, int attempts) {}
