package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/**
 * The newest sweep that concerned a media workflow, in short.
 *
 * @param finishedAt null while it runs
 */
public record NewestSweep(UUID mediaWorkflowId, Sweep.State state, Instant startedAt, Instant finishedAt) {}
