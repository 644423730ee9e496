package org.zoomensemble.zoom;

/** Zoom knows no such user in this account (404/1001, 400/1010, 400/1120). The message is a sentence for an operator. */
public final class ZoomUserUnknownException extends Exception {

    public ZoomUserUnknownException(String message) {
        super(message);
    }
}
