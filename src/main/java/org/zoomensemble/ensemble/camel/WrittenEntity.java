package org.zoomensemble.ensemble.camel;

import java.io.InputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a request that is written straight into the connection, never read, and holds nothing to be closed. */
abstract class WrittenEntity extends AbstractHttpEntity {

    final long length;
    private final boolean isRepeatable;

    WrittenEntity(String contentType, long length, boolean isRepeatable) {
        super(contentType, null, false);
        this.length = length;
        this.isRepeatable = isRepeatable;
    }

    @Override
    public final long getContentLength() {
        return length;
    }

    @Override
    public final boolean isRepeatable() {
        return isRepeatable;
    }

    @Override
    public final boolean isStreaming() {
        return false;
    }

    @Override
    public final InputStream getContent() {
        throw new UnsupportedOperationException("is written, not read");
    }

    @Override
    public final void close() {
        // holds nothing
    }
}
