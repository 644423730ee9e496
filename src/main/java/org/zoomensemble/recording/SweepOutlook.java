package org.zoomensemble.recording;

import java.time.Instant;

/**
 * When a media workflow is swept next.
 *
 * @param next     when the timer comes round; null where it does not, or is about to be set
 * @param obstacle why the timer will pass the media workflow over, with the remedy; null where it will not
 */
public record SweepOutlook(Instant next, String obstacle) {}
