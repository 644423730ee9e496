package org.zoomensemble.ingest;

import java.util.List;

/** Some ingests, newest first; {@code next} asks for the following ones, null where there are none. */
public record IngestPage(List<IngestSummary> items, String next) {}
