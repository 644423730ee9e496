package org.zoomensemble.sandbox.ensemble;

/** An organization; {@code institutionId} is the value of {@code X-EV-InstitutionId} that shows it. */
public record Organization(String id, String name, String institutionId) {}
