package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * The steps of a push-down, as its process runs them, in this order. Each joins the caller's transaction and is safe to
 * repeat; for a push-down that is not there any more, or was given up, each does nothing.
 */
public interface PushDownSteps {

    /** Counts what stands below and lists the organization templates that would change. */
    void plan(UUID pushDownId);

    /**
     * Carries the state to the next batch of organization templates.
     *
     * @return whether templates are left
     */
    boolean carryToTemplates(UUID pushDownId);

    /** Keeps what each template hands down now and lists the media workflows that would change. */
    void listMediaWorkflows(UUID pushDownId);

    /**
     * Carries the state to the next batch of media workflows. One that cannot have it ends as failed, with a sentence.
     *
     * @return whether media workflows are left
     */
    boolean carryToMediaWorkflows(UUID pushDownId);

    /** Ends the push-down and begins the next of the same templates. */
    void recordResult(UUID pushDownId);
}
