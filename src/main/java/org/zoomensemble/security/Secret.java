package org.zoomensemble.security;

import java.util.Objects;

/** A secret in memory. Its text form is masked, so that it cannot slip into a log or a message. */
public record Secret(String value) {

    public Secret {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
