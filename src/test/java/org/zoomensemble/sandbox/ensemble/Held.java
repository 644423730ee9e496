package org.zoomensemble.sandbox.ensemble;

/** Something that waits until this is closed. */
@FunctionalInterface
public interface Held extends AutoCloseable {
    @Override
    void close();
}
