package org.zoomensemble.operations;

/** Somebody's roles do not allow what he asks for. The message is a sentence that says who may. */
public final class ForbiddenException extends RuntimeException {

    public ForbiddenException(String message) {
        super(message);
    }
}
