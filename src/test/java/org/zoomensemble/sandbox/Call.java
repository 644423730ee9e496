package org.zoomensemble.sandbox;

import java.time.Instant;

/** One request that a sandbox peer received, as its own ledger keeps it. */
public record Call(Instant at, String method, String path, String query, String bearer, String range, int status) {}
