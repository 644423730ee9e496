package org.zoomensemble.zoom;

/** Zoom sent a page instead of the file: password, disabled download, host-only download or sign-in. The message is a sentence for an operator. */
public final class DownloadRestrictedException extends Exception {

    public DownloadRestrictedException(String message) {
        super(message);
    }
}
