package org.zoomensemble.architecture.planted.directory;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    org.zoomensemble.architecture.planted.workflow.Planted workflow;
}
