package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A small JSON body that asks at the last moment, when the connection is open, whether it may still be sent: between the
 * decision to send it and this moment a process may have stood still for any time. Used by one thread.
 */
final class GuardedEntity extends WrittenEntity {

    private final byte[] json;
    private final Runnable guard;
    private RuntimeException refusal;

    GuardedEntity(byte[] json, Runnable guard) {
        super("application/json; charset=UTF-8", json.length, true);
        this.json = json;
        this.guard = guard;
    }

    /** The head of the request is still in the connection's buffer: where this throws, nothing was sent. */
    @Override
    public void writeTo(OutputStream connection) throws IOException {
        try {
            guard.run();
        } catch (RuntimeException e) {
            refusal = e;
            throw new IOException("the request was withdrawn", e);
        }
        connection.write(json);
    }

    /** Throws again what the guard threw, unchanged. */
    void rethrowRefusal() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
