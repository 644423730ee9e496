package org.zoomensemble.ingest;

/** What Zoom sent is nothing that could be attached as captions. The message goes on from the file's name. */
final class UnusableCaptionException extends Exception {

    private final boolean isFinal;
    private final boolean isEmpty;

    private UnusableCaptionException(String message, boolean isFinal, boolean isEmpty) {
        super(message);
        this.isFinal = isFinal;
        this.isEmpty = isEmpty;
    }

    /** In order, with nothing in it. */
    static UnusableCaptionException empty() {
        return new UnusableCaptionException("is empty: there is nothing to attach", true, true);
    }

    /** Will be the same however often it is fetched. */
    static UnusableCaptionException forGood(String message) {
        return new UnusableCaptionException(message, true, false);
    }

    /** May be otherwise when Zoom has finished it. */
    static UnusableCaptionException now(String message) {
        return new UnusableCaptionException(message, false, false);
    }

    boolean isEmpty() {
        return isEmpty;
    }

    boolean isFinal() {
        return isFinal;
    }
}
