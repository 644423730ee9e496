package org.zoomensemble.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** An address failed to log in too often. */
final class TooManyLoginsException extends AuthenticationException {

    private final transient Duration wait;

    TooManyLoginsException(Duration wait) {
        super("Too many failed log-ins came from this address; try again in "
                + Math.max(1, wait.plusSeconds(59).toMinutes()) + " min.");
        this.wait = wait;
    }

    long seconds() {
        return Math.max(1, wait.toSeconds());
    }
}
