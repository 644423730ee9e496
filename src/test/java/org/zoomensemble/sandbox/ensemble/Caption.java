package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;

/** A caption file as it arrived. */
public record Caption(String fileName, String language, String label, String text, Instant addedAt) {}
