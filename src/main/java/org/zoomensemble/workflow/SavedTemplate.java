package org.zoomensemble.workflow;

import java.util.List;
import java.util.UUID;

/**
 * A template as it was saved, and what its author should know about it.
 *
 * @param pushDownId the push-down that was begun; null where none was asked for
 */
public record SavedTemplate(WorkflowTemplate template, List<String> warnings, UUID pushDownId) {}
