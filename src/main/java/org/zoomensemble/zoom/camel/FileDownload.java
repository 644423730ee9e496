package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.Restriction;

/**
 * A download from its address over redirects to the bytes. Each address is checked anew; the bearer goes to Zoom's hosts
 * only, and never again once a redirect has left them (Zoom redirects to addresses that are signed themselves).
 */
@Component
final class FileDownload {

    private static final int MOST_REDIRECTS = 5;

    private final ZoomRoutes routes;
    private final AccessTokens tokens;
    private final ZoomVerdicts verdicts;

    FileDownload(ZoomRoutes routes, AccessTokens tokens, ZoomVerdicts verdicts) {
        this.routes = routes;
        this.tokens = tokens;
        this.verdicts = verdicts;
    }

    <T> T download(UUID connectionId, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        Access access = tokens.access(connectionId);
        boolean hasBearer = ZoomHosts.mayHaveBearer(access.connection(), address);
        FileHop.Outcome<T> outcome = followed(access, address, from, reader);
        if (outcome instanceof FileHop.TokenRefused && hasBearer) {
            outcome = followed(tokens.renewed(connectionId, access.token()), address, from, reader);
        }
        return result(outcome, asked(access, address));
    }

    /** With the token of one recording in place of the account's; the same hosts may see it. */
    <T> T download(UUID connectionId, Secret ownToken, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        Access own = new Access(tokens.access(connectionId).connection(), ownToken);
        return result(followed(own, address, from, reader), asked(own, address));
    }

    private static <T> T result(FileHop.Outcome<T> outcome, Asked asked)
            throws RecordingGoneException, DownloadRestrictedException {
        if (outcome instanceof FileHop.Read<T> read) {
            return read.result();
        }
        throw thrown(outcome, asked);
    }

    private <T> FileHop.Outcome<T> followed(Access access, URI address, Download.From from, Download.Reader<T> reader) {
        URI here = address;
        boolean hasBearer = ZoomHosts.mayHaveBearer(access.connection(), here);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            FileHop<T> hop = new FileHop<>(asked(access, here), from, reader, verdicts);
            routes.hop(hop, hasBearer ? access.authorization() : null);
            if (!(hop.outcome() instanceof FileHop.Redirect<T> redirect)) {
                return hop.outcome();
            }
            here = target(hop.asked(), redirect.location());
            hasBearer = hasBearer && ZoomHosts.mayHaveBearer(access.connection(), here);
        }
        throw WorkFailure.retry(
                "Zoom redirects more than " + MOST_REDIRECTS + " times (" + asked(access, address) + ").");
    }

    private static Asked asked(Access access, URI address) {
        return new Asked(ZoomOperation.DOWNLOAD_FILE, address, access.account());
    }

    private static URI target(Asked asked, String location) {
        try {
            URI target = asked.address().resolve(WireAddress.of(location));
            if (target.getHost() != null) {
                return target;
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // said below
        }
        throw WorkFailure.retry("Zoom redirects to an address that is none (" + asked + ").");
    }

    private static RuntimeException thrown(FileHop.Outcome<?> outcome, Asked asked)
            throws RecordingGoneException, DownloadRestrictedException {
        if (outcome instanceof FileHop.Threw<?> threw) {
            Throwable thrown = threw.thrown();
            if (thrown instanceof RecordingGoneException gone) {
                throw gone;
            }
            if (thrown instanceof DownloadRestrictedException restricted) {
                throw restricted;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException runtime) {
                return runtime;
            }
            return TransportFailures.of(asked, thrown);
        }
        throw new DownloadRestrictedException(
                "Zoom refuses the login for this file although the access token is new (" + asked
                        + " was answered with 401); it may not be ready yet.",
                Restriction.UNKNOWN);
    }
}
