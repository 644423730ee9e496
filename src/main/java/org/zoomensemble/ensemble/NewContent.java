package org.zoomensemble.ensemble;

/** What {@code ev:Contents/Create} is asked for. Plain text only. */
public record NewContent(String libraryId, String name, String description, boolean autoPublish) {}
