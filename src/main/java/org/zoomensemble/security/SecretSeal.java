package org.zoomensemble.security;

/** Seals secrets for storage: JWE compact serialisation with a key id, so that keys can be rotated. Thread-safe. */
public interface SecretSeal {

    /** Seals with the newest key. */
    String seal(Secret secret);

    /**
     * Opens what {@link #seal} made, with the key that its key id names.
     *
     * @throws SealBrokenException the key is not configured any more, or the text was altered
     */
    Secret open(String sealed);
}
