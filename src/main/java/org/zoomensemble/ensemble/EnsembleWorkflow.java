package org.zoomensemble.ensemble;

/** An upload workflow of a library, as {@code ev:Workflows/Search} lists it. {@code maxUploadBytes} is never 0. */
public record EnsembleWorkflow(String id, String name, boolean isDefault, long maxUploadBytes) {}
