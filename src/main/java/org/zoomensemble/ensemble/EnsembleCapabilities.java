package org.zoomensemble.ensemble;

/**
 * What the configured Ensemble server can do for us.
 *
 * @param confirms whether it tells the state of a content; without it nothing may be removed from Zoom
 * @param resumes  whether an upload can be continued at an offset
 */
public record EnsembleCapabilities(boolean confirms, boolean resumes, boolean captions, boolean users) {}
