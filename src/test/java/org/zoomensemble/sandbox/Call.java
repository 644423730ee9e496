package org.zoomensemble.sandbox;

import java.time.Instant;

/**
 * One request that a sandbox peer received, as its own ledger keeps it.
 *
 * @param at     when it arrived
 * @param host   the {@code Host} header, with the port
 * @param path   as sent, nothing decoded
 * @param query  as sent; null where there was none
 * @param bearer the whole {@code Authorization} header, scheme included; null where there was none
 * @param range  the {@code Range} header; null where there was none
 * @param status what was answered; 0 while still at work, {@link #BROKEN} where the connection was broken on purpose
 */
public record Call(
        Instant at, String host, String method, String path, String query, String bearer, String range, int status) {

    /** The status of a call whose connection a {@link Fault} broke. */
    public static final int BROKEN = -1;
}
