package org.zoomensemble.ensemble.camel;

/** How we say who we are. Thread-safe. */
interface EnsembleLogin {

    /** The value of {@code Authorization}. */
    String authorization();

    /**
     * Told that this value was refused with 401.
     *
     * @return whether {@link #authorization()} now gives another one
     */
    boolean renew(String refused);
}
