package org.zoomensemble.ingest;

/** What fetching a caption file led to. */
sealed interface FetchedCaption {

    /** Checked and cleaned. */
    record Text(Vtt vtt) implements FetchedCaption {}

    /** Nobody will get any captions of this recording: a restriction withholds them, or it is gone. A sentence. */
    record Withheld(String sentence) implements FetchedCaption {}

    /**
     * This file is of no use; another may be.
     *
     * @param isFinal false where it may be otherwise when Zoom has finished it
     * @param isLeft  Zoom has a text that a person may still want: the recording is not to leave Zoom
     */
    record Unusable(String sentence, boolean isFinal, boolean isLeft) implements FetchedCaption {}
}
