package org.zoomensemble.operations.postgres;

/** The embedded PostgreSQL cannot run here. Says in one sentence why, and in another what to do about it. */
public final class EmbeddedDatabaseException extends RuntimeException {

    private final String remedy;

    public EmbeddedDatabaseException(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    public EmbeddedDatabaseException(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    /** What whoever operates the application can do about it. */
    public String remedy() {
        return remedy;
    }
}
