package org.zoomensemble.ensemble;

/** A library; {@code organizationId} is null where the server does not tell it. */
public record EnsembleLibrary(String id, String name, String organizationId) {}
