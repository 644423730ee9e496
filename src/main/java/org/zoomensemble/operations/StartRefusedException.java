package org.zoomensemble.operations;

import java.util.Objects;

/**
 * The application must not start like this. Thrown while it starts, it ends the start with one sentence that says what
 * is wrong and one that says what to do, without a stack trace. Neither carries a secret.
 */
public final class StartRefusedException extends RuntimeException {

    private final String remedy;

    public StartRefusedException(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    public StartRefusedException(String sentence, String remedy, Throwable cause) {
        super(Objects.requireNonNull(sentence), cause);
        this.remedy = Objects.requireNonNull(remedy);
    }

    /** What whoever operates the application can do about it. */
    public String remedy() {
        return remedy;
    }
}
