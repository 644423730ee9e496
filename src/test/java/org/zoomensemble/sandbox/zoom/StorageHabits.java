package org.zoomensemble.sandbox.zoom;

/** What a storage host may do otherwise than the usual. Thread-safe. */
final class StorageHabits {

    private volatile boolean etags = true;
    private volatile boolean ranges = true;
    private volatile long bytesPerSecond;

    boolean hasEtags() {
        return etags;
    }

    boolean knowsRanges() {
        return ranges;
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }

    void etags(boolean has) {
        etags = has;
    }

    void ranges(boolean knows) {
        ranges = knows;
    }

    void bytesPerSecond(long rate) {
        bytesPerSecond = rate;
    }
}
