package org.zoomensemble.zoom.camel;

import java.util.Set;

/**
 * An access token as the token endpoint gave it.
 *
 * @param scopes what it may do; empty where Zoom does not say
 */
record FetchedToken(AccessToken token, Set<String> scopes) {}
