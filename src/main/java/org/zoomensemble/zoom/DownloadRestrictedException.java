package org.zoomensemble.zoom;

/**
 * Zoom sent a page instead of the file (password, disabled download, host-only download or sign-in), or refused the access
 * token for this file alone. The message is a sentence for an operator.
 */
public final class DownloadRestrictedException extends Exception {

    private final Restriction restriction;

    public DownloadRestrictedException(String message, Restriction restriction) {
        super(message);
        this.restriction = restriction;
    }

    public Restriction restriction() {
        return restriction;
    }
}
