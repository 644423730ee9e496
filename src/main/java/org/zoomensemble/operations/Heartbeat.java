package org.zoomensemble.operations;

/**
 * Told by running work that it advanced (bytes moved, a call was answered). Whoever leases the work extends the lease
 * from here; work that does not advance loses it.
 */
@FunctionalInterface
public interface Heartbeat {

    /**
     * Cheap enough for every 64 KiB block. To be called from the working thread only.
     *
     * @throws LeaseLostException the lease is gone: stop at once, change nothing more, another node goes on
     */
    void advanced();

    /** For work that nobody leases (a test, a call from a page). */
    static Heartbeat none() {
        return () -> {};
    }
}
