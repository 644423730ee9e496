package org.zoomensemble.zoom;

/** Why Zoom sends a page in place of a file, as far as the page tells. */
public enum Restriction {
    PASSWORD("take the passcode off the recording in Zoom, or give the owner of the Zoom app a role with the permission"
            + " \"View the recording content\""),
    DOWNLOAD_DISABLED("allow viewers to download this recording in its share settings in Zoom"),
    HOST_ONLY("clear \"Only the host can download cloud recordings\" in the host's recording settings in Zoom"),
    SIGN_IN("allow this recording to be downloaded without signing in in its share settings in Zoom"),
    UNKNOWN("open the recording in Zoom and look at who may download it, and allow downloads");

    private final String remedy;

    Restriction(String remedy) {
        this.remedy = remedy;
    }

    /** Half a sentence: what a person does about it. */
    public String remedy() {
        return remedy;
    }

    /** The page names a restriction that lasts; the others are also met while Zoom is not ready or out of order. */
    public boolean isCertain() {
        return this == PASSWORD || this == DOWNLOAD_DISABLED || this == HOST_ONLY;
    }
}
