package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * Somebody of Ensemble who has a Zoom account and could be made active in a media workflow.
 *
 * @param email      as Zoom has it
 * @param isActive   active in this media workflow already
 * @param activeIn   the name of another media workflow of the same library in which he is active; null where there is none
 * @param obstacle   why Zoom's users list says he cannot be added (not licensed, deactivated), as a sentence; null where
 *                   nothing stands against it
 */
public record Candidate(
        UUID personId,
        String username,
        String firstName,
        String lastName,
        String email,
        boolean isActive,
        String activeIn,
        String obstacle) {}
