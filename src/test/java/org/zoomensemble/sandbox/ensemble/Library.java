package org.zoomensemble.sandbox.ensemble;

/** A library; {@code mayAdd} is whether the service account may create content in it. */
public record Library(String id, String name, String organizationId, boolean mayAdd) {}
