package org.zoomensemble.zoom;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What we ask of Zoom. Every call may throw {@link org.zoomensemble.operations.WorkFailure}: GIVE_UP for wrong
 * credentials, missing scopes and requests that Zoom refuses for good; PAUSE when Zoom cannot be reached or answers 429;
 * RETRY for the rest. Calls draw on the account's rate budget and renew the access token once on 401; a new
 * token that is refused is a RETRY until that lasts for minutes ({@link org.zoomensemble.operations.LoginRefusals}).
 * Thread-safe, blocking.
 */
public interface ZoomApi {

    /** {@code GET /users/{userId}}, by id or e-mail. */
    ZoomUser user(UUID connectionId, String idOrEmail) throws ZoomUserUnknownException;

    /** {@code GET /users}; {@code status} is {@code active} or {@code inactive}; an empty token asks for the first page. */
    ZoomUserPage users(UUID connectionId, String status, String pageToken);

    /** {@code GET /users/{userId}/settings}. */
    ZoomUserSettings userSettings(UUID connectionId, String userId) throws ZoomUserUnknownException;

    /**
     * {@code GET /users/{userId}/recordings}; days are UTC, at most 30 apart; an empty token asks for the first page.
     * Entries without uuid or host are left out and logged.
     */
    ZoomRecordingPage recordings(UUID connectionId, String userId, LocalDate from, LocalDate to, String pageToken)
            throws ZoomUserUnknownException;

    /** {@code GET /meetings/{uuid}/recordings}. */
    ZoomRecording recording(UUID connectionId, String uuid) throws RecordingGoneException;

    /** {@code GET /meetings/{uuid}/recordings/settings}. */
    ZoomRecordingSettings recordingSettings(UUID connectionId, String uuid) throws RecordingGoneException;

    /**
     * {@code DELETE /meetings/{uuid}/recordings?action=trash}: to the trash, never further.
     *
     * @param lastMoment runs when the connection is open and nothing was sent yet; what it throws passes through unchanged, and
     *                   nothing is sent
     */
    void trash(UUID connectionId, String uuid, Runnable lastMoment) throws RecordingGoneException;

    /** {@code PUT /meetings/{uuid}/recordings/status} with {@code action=recover}. */
    void recover(UUID connectionId, String uuid) throws RecordingGoneException;

    /**
     * Opens a download address of a recording file, follows redirects without carrying the bearer to other hosts, and
     * runs {@code reader} while the connection is open. Exceptions of the reader pass through unchanged, {@link
     * java.io.IOException}s of the connection as {@code WorkFailure} RETRY.
     *
     * @throws RecordingGoneException      404 or 410
     * @throws DownloadRestrictedException Zoom answered with a page (HTML or JSON) instead of the file, or 403, or refused
     *                                     even a new access token
     */
    <T> T download(UUID connectionId, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException;

    /**
     * As {@link #download}, with the token that Zoom makes for the files of this recording alone ({@code
     * include_fields=download_access_token}): it opens what the account's token sometimes does not. Costs one call more.
     *
     * @throws RecordingGoneException      also where the recording itself is gone
     * @throws DownloadRestrictedException also where Zoom makes no such token
     */
    <T> T downloadByOwnToken(UUID connectionId, String uuid, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException;
}
