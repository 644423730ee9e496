package org.zoomensemble.engine;

import java.nio.charset.StandardCharsets;

/** The shipped tables and models as text, for tests that change a little of them. */
final class Shipped {

    private Shipped() {}

    static String table(String key) {
        return new String(new ShippedFiles().tables().get(key + ".dmn"), StandardCharsets.UTF_8);
    }
}
