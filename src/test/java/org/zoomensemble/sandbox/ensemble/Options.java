package org.zoomensemble.sandbox.ensemble;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a sandbox Ensemble is set up.
 *
 * @param folder          where uploads are kept; null for a temporary folder that goes when the sandbox closes
 * @param keep            whether contents are read again from the folder at the next start
 * @param processingDelay from the last byte to {@code ready}
 * @param captions        whether captions can be uploaded
 * @param users           whether users are listed
 * @param username        of the service account, with {@code password}, for Basic
 * @param clientId        with {@code clientSecret}, for client credentials at {@code /oauth2/token}
 * @param uploadLimit     bytes that one upload may have at most; more is answered by 413
 * @param pageLimit       how many entries a page has at most, whatever {@code pageSize} asks for
 */
public record Options(
        Path folder,
        boolean keep,
        Duration processingDelay,
        boolean captions,
        boolean users,
        String username,
        String password,
        String clientId,
        String clientSecret,
        long uploadLimit,
        int pageLimit) {

    /** A temporary folder, everything offered, ready at once. */
    public static Options defaults() {
        return new Options(
                null,
                false,
                Duration.ZERO,
                true,
                true,
                "zoom-service",
                "sandbox-password",
                "zoom-client",
                "sandbox-client-secret",
                12L << 30,
                100);
    }

    public Options withFolder(Path other) {
        return new Options(
                other,
                keep,
                processingDelay,
                captions,
                users,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options kept() {
        return new Options(
                folder,
                true,
                processingDelay,
                captions,
                users,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options withProcessingDelay(Duration other) {
        return new Options(
                folder,
                keep,
                other,
                captions,
                users,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options withoutCaptions() {
        return new Options(
                folder,
                keep,
                processingDelay,
                false,
                users,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options withoutUsers() {
        return new Options(
                folder,
                keep,
                processingDelay,
                captions,
                false,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options withLogin(String user, String secret) {
        return new Options(
                folder,
                keep,
                processingDelay,
                captions,
                users,
                user,
                secret,
                clientId,
                clientSecret,
                uploadLimit,
                pageLimit);
    }

    public Options withClient(String id, String secret) {
        return new Options(
                folder, keep, processingDelay, captions, users, username, password, id, secret, uploadLimit, pageLimit);
    }

    public Options withUploadLimit(long bytes) {
        return new Options(
                folder,
                keep,
                processingDelay,
                captions,
                users,
                username,
                password,
                clientId,
                clientSecret,
                bytes,
                pageLimit);
    }

    public Options withPageLimit(int entries) {
        return new Options(
                folder,
                keep,
                processingDelay,
                captions,
                users,
                username,
                password,
                clientId,
                clientSecret,
                uploadLimit,
                entries);
    }
}
