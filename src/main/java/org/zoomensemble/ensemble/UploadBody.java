package org.zoomensemble.ensemble;

import java.io.IOException;
import java.io.OutputStream;

/** Writes exactly the announced number of bytes, once. */
@FunctionalInterface
public interface UploadBody {
    void writeTo(OutputStream out) throws IOException;
}
