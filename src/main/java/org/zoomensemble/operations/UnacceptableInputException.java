package org.zoomensemble.operations;

/** What somebody asked for cannot be accepted. The message is one sentence that names the thing and the remedy. */
public final class UnacceptableInputException extends RuntimeException {

    private final String field;

    /**
     * @param field where the fault stands, as the REST interface names it; empty where no single field is at fault
     */
    public UnacceptableInputException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
