package org.zoomensemble.workflow;

/** The steps of {@code library-auto-create}. */
public interface AutoCreateSteps {

    /**
     * Makes the media workflows of the next batch of new libraries. Joins the caller's transaction; safe to repeat, and on
     * two nodes at once.
     *
     * @return whether libraries are left
     */
    boolean makeMediaWorkflows();
}
