package org.zoomensemble.sandbox.ensemble;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a sandbox Ensemble is set up. A login may be null, which switches that kind of login off.
 *
 * @param folder          where uploads are kept; null for a temporary folder that goes when the sandbox closes
 * @param keep            whether contents are read again from the folder at the next start
 * @param discard         whether a media file's bytes go as soon as their hash is known; for measurements
 * @param processingDelay from the last byte to {@code ready}
 * @param captions        whether captions can be uploaded
 * @param users           whether users are listed
 * @param service         the service account, for Basic
 * @param client          for client credentials at {@code /oauth2/token}
 * @param uploadLimit     bytes that one upload may have at most; more is answered by 413
 * @param pageLimit       how many entries a page has at most, whatever is asked for
 */
public record Options(
        Path folder,
        boolean keep,
        boolean discard,
        Duration processingDelay,
        boolean captions,
        boolean users,
        Credentials service,
        Credentials client,
        long uploadLimit,
        int pageLimit) {

    /** A name and its secret. */
    public record Credentials(String name, String secret) {}

    /** A temporary folder, everything offered, ready at once. */
    public static Options defaults() {
        return new Options(
                null,
                false,
                false,
                Duration.ZERO,
                true,
                true,
                new Credentials("zoom-service", "sandbox-password"),
                new Credentials("zoom-client", "sandbox-client-secret"),
                12L << 30,
                100);
    }

    public Options withFolder(Path other) {
        return new Options(
                other, keep, discard, processingDelay, captions, users, service, client, uploadLimit, pageLimit);
    }

    public Options kept() {
        return new Options(
                folder, true, discard, processingDelay, captions, users, service, client, uploadLimit, pageLimit);
    }

    public Options discarding() {
        return new Options(
                folder, keep, true, processingDelay, captions, users, service, client, uploadLimit, pageLimit);
    }

    public Options withProcessingDelay(Duration other) {
        return new Options(folder, keep, discard, other, captions, users, service, client, uploadLimit, pageLimit);
    }

    public Options withoutCaptions() {
        return new Options(
                folder, keep, discard, processingDelay, false, users, service, client, uploadLimit, pageLimit);
    }

    public Options withoutUsers() {
        return new Options(
                folder, keep, discard, processingDelay, captions, false, service, client, uploadLimit, pageLimit);
    }

    public Options withService(Credentials other) {
        return new Options(
                folder, keep, discard, processingDelay, captions, users, other, client, uploadLimit, pageLimit);
    }

    public Options withClient(Credentials other) {
        return new Options(
                folder, keep, discard, processingDelay, captions, users, service, other, uploadLimit, pageLimit);
    }

    public Options withUploadLimit(long bytes) {
        return new Options(folder, keep, discard, processingDelay, captions, users, service, client, bytes, pageLimit);
    }

    public Options withPageLimit(int entries) {
        return new Options(
                folder, keep, discard, processingDelay, captions, users, service, client, uploadLimit, entries);
    }
}
