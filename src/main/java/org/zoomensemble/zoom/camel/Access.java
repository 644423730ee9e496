package org.zoomensemble.zoom.camel;

import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomConnection;

/** A connection with the access token to use for it now. */
record Access(ZoomConnection connection, Secret token) {

    /** The Authorization header. */
    String authorization() {
        return "Bearer " + token.value();
    }

    /** What names the Zoom account in messages and in the rate budget. */
    String account() {
        return connection.login().account();
    }
}
