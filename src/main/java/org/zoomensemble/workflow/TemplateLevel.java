package org.zoomensemble.workflow;

/** Where in Ensemble's hierarchy a workflow template stands. */
public enum TemplateLevel {
    INSTITUTION,
    ORGANIZATION
}
