package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.zoomensemble.operations.WorkFailure;

/** To whom the login may be sent: the configured site, and for uploads the hosts that the site lists. */
final class EnsembleHosts {

    private final EnsembleSettings settings;

    EnsembleHosts(EnsembleSettings settings) {
        this.settings = settings;
    }

    /** @throws WorkFailure GIVE_UP for every other scheme, host or port than the configured one */
    void requireSite(URI address) {
        if (!isSite(address)) {
            throw WorkFailure.giveUp(
                    "Ensemble linked to " + origin(address) + ", which is not ZOOMENSEMBLE_ENSEMBLE_URL ("
                            + origin(settings.site())
                            + "); the login is not sent there. Set that address, or let Ensemble make links to it.");
        }
    }

    /** As {@link #requireSite}, but an upload host of the site will do as well. */
    void requireUploadHost(URI address) {
        if (isSite(address)) {
            return;
        }
        Set<String> hosts = settings.uploadHosts();
        String host = host(address);
        boolean listed = hosts.contains(host + ":" + port(address)) || hosts.contains(host);
        if (!listed) {
            throw WorkFailure.giveUp(
                    "Ensemble sends uploads to " + origin(address)
                            + ", which is not ZOOMENSEMBLE_ENSEMBLE_URL; if that host belongs to the site, list it in ZOOMENSEMBLE_ENSEMBLE_UPLOAD_HOSTS.");
        }
    }

    private boolean isSite(URI address) {
        return origin(address).equals(origin(settings.site()));
    }

    private static String origin(URI address) {
        return scheme(address) + "://" + host(address) + ":" + port(address);
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("http") ? 80 : 443;
    }
}
