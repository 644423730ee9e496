package org.zoomensemble.ingest;

/** What Zoom sent begins like no media file. The message is a sentence for an operator. */
final class NoMediaException extends RuntimeException {

    NoMediaException(String sentence) {
        super(sentence);
    }
}
