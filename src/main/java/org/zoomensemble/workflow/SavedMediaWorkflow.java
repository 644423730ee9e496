package org.zoomensemble.workflow;

import java.util.List;

/** A media workflow as it was saved, and what its author should know about it. */
public record SavedMediaWorkflow(MediaWorkflow mediaWorkflow, List<String> warnings) {}
