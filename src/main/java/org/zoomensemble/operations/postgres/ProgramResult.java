package org.zoomensemble.operations.postgres;

/** What a program left behind: its exit status, and what it printed on both channels. */
record ProgramResult(int status, String output) {

    boolean succeeded() {
        return status == 0;
    }

    /** The last lines of the output in one line, for a sentence. */
    String reason() {
        return LogTail.of(output);
    }
}
