package org.zoomensemble.security;

/** An outgoing address is not allowed. The message is a sentence with the remedy. */
public final class AddressRefusedException extends RuntimeException {

    public AddressRefusedException(String message) {
        super(message);
    }
}
