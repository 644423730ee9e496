package org.zoomensemble.ensemble.camel;

/** How we say who we are. Thread-safe. */
interface EnsembleLogin {

    /** The value of {@code Authorization}. */
    String authorization();

    /**
     * Told that this value was refused with 401: {@link #authorization()} gives another one then, where there can be another. The
     * request is asked once more in any case, because a server under load refuses a login that is right as well.
     */
    void renew(String refused);
}
