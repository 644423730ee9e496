package org.zoomensemble.zoom.camel;

import java.net.URI;

/**
 * One question to Zoom, as messages name it: method, host and path, never the query.
 *
 * @param account names the Zoom account in messages; empty where that does not matter
 */
record Asked(ZoomOperation operation, URI address, String account) {

    String host() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** What stands in the request line: path and query, encoded as the address is. */
    String target() {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    @Override
    public String toString() {
        String path = address.getRawPath();
        return operation.method() + " " + host() + (path == null ? "" : path);
    }
}
