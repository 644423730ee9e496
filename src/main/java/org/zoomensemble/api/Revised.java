package org.zoomensemble.api;

/** An answer that tells which revision of its subject it shows, in the body and as {@code ETag}. */
interface Revised {

    int revision();
}
