package org.zoomensemble.security;

/** A sealed secret cannot be opened. The message names the key id and the setting, never the secret. */
public final class SealBrokenException extends RuntimeException {

    public SealBrokenException(String message) {
        super(message);
    }
}
