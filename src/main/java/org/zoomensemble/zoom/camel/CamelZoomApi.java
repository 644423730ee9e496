package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.Restriction;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingPage;
import org.zoomensemble.zoom.ZoomRecordingSettings;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserPage;
import org.zoomensemble.zoom.ZoomUserSettings;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Zoom's API over one route for each operation. */
@Component
final class CamelZoomApi implements ZoomApi {

    private static final String OWN_TOKEN = "download_access_token";
    /** It is looked at when a download begins; each begins with a token of its own. */
    private static final String OWN_TOKEN_SECONDS = "3600";

    private final ZoomCalls calls;
    private final FileDownload files;
    private final ZoomSettings settings;

    CamelZoomApi(ZoomCalls calls, FileDownload files, ZoomSettings settings) {
        this.calls = calls;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public ZoomUser user(UUID connectionId, String idOrEmail) throws ZoomUserUnknownException {
        return ZoomJson.user(
                aboutUser(connectionId, ZoomOperation.GET_USER, "/users/" + ApiAddress.part(idOrEmail), Map.of())
                        .json());
    }

    @Override
    public ZoomUserPage users(UUID connectionId, String status, String pageToken) {
        return ZoomJson.userPage(aboutAccount(
                        connectionId,
                        ZoomOperation.LIST_USERS,
                        "/users",
                        ApiAddress.query("status", status, "page_size", pageSize(), "next_page_token", pageToken))
                .json());
    }

    @Override
    public ZoomUserSettings userSettings(UUID connectionId, String userId) throws ZoomUserUnknownException {
        String path = "/users/" + ApiAddress.part(userId) + "/settings";
        return ZoomJson.userSettings(aboutUser(connectionId, ZoomOperation.GET_USER_SETTINGS, path, Map.of())
                .json());
    }

    @Override
    public ZoomRecordingPage recordings(
            UUID connectionId, String userId, LocalDate from, LocalDate to, String pageToken)
            throws ZoomUserUnknownException {
        return ZoomJson.recordingPage(aboutUser(
                        connectionId,
                        ZoomOperation.LIST_RECORDINGS,
                        "/users/" + ApiAddress.part(userId) + "/recordings",
                        ApiAddress.query(
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "page_size",
                                pageSize(),
                                "next_page_token",
                                pageToken))
                .json());
    }

    @Override
    public ZoomRecording recording(UUID connectionId, String uuid) throws RecordingGoneException {
        return ZoomJson.recording(
                aboutRecording(connectionId, ZoomOperation.GET_RECORDING, uuid, "", Map.of())
                        .json(),
                uuid);
    }

    @Override
    public ZoomRecordingSettings recordingSettings(UUID connectionId, String uuid) throws RecordingGoneException {
        return ZoomJson.recordingSettings(
                aboutRecording(connectionId, ZoomOperation.GET_RECORDING_SETTINGS, uuid, "/settings", Map.of())
                        .json());
    }

    @Override
    public void trash(UUID connectionId, String uuid, Runnable lastMoment) throws RecordingGoneException {
        LastMoment.asking(
                lastMoment,
                () -> aboutRecording(connectionId, ZoomOperation.TRASH_RECORDING, uuid, "", Map.of("action", "trash")));
    }

    @Override
    public void recover(UUID connectionId, String uuid) throws RecordingGoneException {
        aboutRecording(connectionId, ZoomOperation.RECOVER_RECORDING, uuid, "/status", Map.of());
    }

    @Override
    public <T> T download(UUID connectionId, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        return files.download(connectionId, address, from, reader);
    }

    @Override
    public <T> T downloadByOwnToken(
            UUID connectionId, String uuid, URI address, Download.From from, Download.Reader<T> reader)
            throws RecordingGoneException, DownloadRestrictedException {
        Map<String, String> query = ApiAddress.query("include_fields", OWN_TOKEN, "ttl", OWN_TOKEN_SECONDS);
        String token = Lenient.text(
                aboutRecording(connectionId, ZoomOperation.GET_RECORDING, uuid, "", query)
                        .json(),
                OWN_TOKEN);
        if (token.isEmpty()) {
            throw new DownloadRestrictedException(
                    "Zoom makes no download token for this recording.", Restriction.UNKNOWN);
        }
        return files.download(connectionId, new Secret(token), address, from, reader);
    }

    private String pageSize() {
        return Integer.toString(settings.pageSize());
    }

    private ZoomAnswer aboutAccount(UUID id, ZoomOperation operation, String path, Map<String, String> query) {
        try {
            return calls.call(id, operation, path, query);
        } catch (ZoomUserUnknownException | RecordingGoneException e) {
            throw WorkFailure.giveUp(e.getMessage());
        }
    }

    private ZoomAnswer aboutUser(UUID id, ZoomOperation operation, String path, Map<String, String> query)
            throws ZoomUserUnknownException {
        try {
            return calls.call(id, operation, path, query);
        } catch (RecordingGoneException e) {
            throw WorkFailure.giveUp(e.getMessage());
        }
    }

    private ZoomAnswer aboutRecording(
            UUID id, ZoomOperation operation, String uuid, String rest, Map<String, String> query)
            throws RecordingGoneException {
        try {
            return calls.call(id, operation, "/meetings/" + ApiAddress.uuid(uuid) + "/recordings" + rest, query);
        } catch (ZoomUserUnknownException e) {
            throw WorkFailure.giveUp(e.getMessage());
        }
    }
}
