package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import org.zoomensemble.zoom.ZoomFile;

/**
 * The files of a recording that share a start: stopping and starting again makes a second one.
 *
 * @param number   1 for the first
 * @param media    never empty: a segment without video or audio becomes no item
 * @param captions closed captions and transcripts
 */
record Segment(int number, Instant start, List<ZoomFile> media, List<ZoomFile> captions) {}
