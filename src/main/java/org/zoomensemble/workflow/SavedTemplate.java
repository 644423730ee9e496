package org.zoomensemble.workflow;

import java.util.List;

/** A template as it was saved, and what its author should know about it. */
public record SavedTemplate(WorkflowTemplate template, List<String> warnings) {}
