package org.zoomensemble.zoom.camel;

import java.time.Instant;
import org.zoomensemble.security.Secret;

/** An access token and the end of its life as Zoom, or we, set it. */
record AccessToken(Secret value, Instant expiresAt) {}
