package org.zoomensemble.zoom.camel;

/** What is asked of Zoom: one route each. Rate labels and scopes are those of Zoom's API description of 2026-08. */
enum ZoomOperation {
    FETCH_TOKEN("zoom-fetch-token", "POST", null, About.ACCOUNT, ""),
    GET_USER("zoom-get-user", "GET", RateLabel.LIGHT, About.USER, "user:read:user:admin"),
    LIST_USERS("zoom-list-users", "GET", RateLabel.MEDIUM, About.ACCOUNT, "user:read:list_users:admin"),
    GET_USER_SETTINGS("zoom-get-user-settings", "GET", RateLabel.MEDIUM, About.USER, "user:read:settings:admin"),
    LIST_RECORDINGS(
            "zoom-list-recordings",
            "GET",
            RateLabel.MEDIUM,
            About.USER,
            "cloud_recording:read:list_user_recordings:admin"),
    GET_RECORDING(
            "zoom-get-recording",
            "GET",
            RateLabel.LIGHT,
            About.RECORDING,
            "cloud_recording:read:list_recording_files:admin"),
    GET_RECORDING_SETTINGS(
            "zoom-get-recording-settings",
            "GET",
            RateLabel.LIGHT,
            About.RECORDING,
            "cloud_recording:read:recording_settings:admin"),
    TRASH_RECORDING(
            "zoom-trash-recording",
            "DELETE",
            RateLabel.LIGHT,
            About.RECORDING,
            "cloud_recording:delete:meeting_recording:admin"),
    RECOVER_RECORDING(
            "zoom-recover-recording",
            "PUT",
            RateLabel.LIGHT,
            About.RECORDING,
            "cloud_recording:update:recover_meeting_recordings:admin"),
    DOWNLOAD_FILE(
            "zoom-download-file", "GET", null, About.RECORDING, "cloud_recording:read:list_recording_files:admin");

    /** What an answer of "not there" is about. */
    enum About {
        ACCOUNT,
        USER,
        RECORDING
    }

    private final String route;
    private final String method;
    private final RateLabel label;
    private final About about;
    private final String scope;

    ZoomOperation(String route, String method, RateLabel label, About about, String scope) {
        this.route = route;
        this.method = method;
        this.label = label;
        this.about = about;
        this.scope = scope;
    }

    /** The route's id, which is also the name of its file and of its {@code direct:} endpoint. */
    String route() {
        return route;
    }

    String method() {
        return method;
    }

    /** Null where Zoom counts no rate. */
    RateLabel label() {
        return label;
    }

    About about() {
        return about;
    }

    /** The granular scope that a Server-to-Server app needs for this. */
    String scope() {
        return scope;
    }
}
