package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.zoomensemble.zoom.ZoomConnection;

/** Who may see the access token: Zoom's own hosts and the two addresses of the connection, nobody else. */
final class ZoomHosts {

    private ZoomHosts() {}

    static boolean mayHaveBearer(ZoomConnection connection, URI address) {
        return isZooms(address)
                || isSameServer(address, connection.apiUrl())
                || isSameServer(address, connection.oauthUrl());
    }

    private static boolean isZooms(URI address) {
        String host = host(address);
        return "https".equalsIgnoreCase(address.getScheme())
                && (address.getPort() < 0 || address.getPort() == 443)
                && (host.equals("zoom.us")
                        || host.endsWith(".zoom.us")
                        || host.equals("zoomgov.com")
                        || host.endsWith(".zoomgov.com"));
    }

    private static boolean isSameServer(URI address, URI known) {
        return known != null
                && Objects.equals(scheme(address), scheme(known))
                && host(address).equals(host(known))
                && port(address) == port(known);
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("https") ? 443 : 80;
    }
}
