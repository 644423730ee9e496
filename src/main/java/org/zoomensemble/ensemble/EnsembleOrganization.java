package org.zoomensemble.ensemble;

public record EnsembleOrganization(String id, String name) {}
